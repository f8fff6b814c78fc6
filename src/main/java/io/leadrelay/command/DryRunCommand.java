package io.leadrelay.command;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.engine.migration.DryRun;
import io.leadrelay.lead.Words;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Says what a start with other files would do to the leads in flight. Writes nothing. */
class DryRunCommand implements Command {

  private static final String SENTENCES = "messages-migration";

  @Override
  public String name() {
    return "dry-run";
  }

  @Override
  public String usage() {
    return "dry-run FOLDER [--language de]    what a start with these models would do to how many"
        + " leads";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    var rest = new ArrayList<>(arguments);
    var language = language(rest);
    var words = Words.of(SENTENCES, language);
    var settings = rest.stream().filter(ConfiguredDatabase::isSetting).toList();
    rest.removeAll(settings);
    if (rest.size() != 1 || rest.get(0).startsWith("-")) {
      out.println(words.say("dry-run.usage"));
      return WRONG_CALL;
    }
    try {
      var files =
          ModelFiles.overlaid(
              rest.get(0), Objects.requireNonNull(DryRunCommand.class.getClassLoader()));
      return look(files, settings, language, out);
    } catch (StartRefused refused) {
      out.println(refused.getMessage());
    } catch (ConfiguredDatabase.Unavailable e) {
      out.println(e.sentence(language));
    }
    return WRONG_CALL;
  }

  private static int look(ModelFiles files, List<String> settings, Locale language, PrintStream out)
      throws ConfiguredDatabase.Unavailable {
    try (var database = ConfiguredDatabase.open(settings)) {
      DryRun.outlook(database.jdbc(), files).lines(language).forEach(out::println);
      if (!"true".equals(migrate(database))) {
        out.println(Words.of(SENTENCES, language).say("dry-run.off"));
      }
      return OK;
    }
  }

  /** Yaml makes a yes or no of on and off; an argument stays as it was written. */
  private static String migrate(ConfiguredDatabase database) {
    var set = database.setting("leadrelay.migrate");
    return set == null || set.equals("on") ? "true" : set;
  }

  /** Takes {@code --language de} out of the arguments. */
  private static Locale language(List<String> arguments) {
    var at = arguments.indexOf("--language");
    if (at < 0 || at == arguments.size() - 1) {
      return Locale.ENGLISH;
    }
    arguments.remove(at);
    return Locale.forLanguageTag(arguments.remove(at));
  }
}
