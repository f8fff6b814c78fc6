package io.leadrelay.command;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.lead.Words;
import io.leadrelay.process.StepCatalogue;
import io.leadrelay.process.check.CheckModels;
import io.leadrelay.process.check.Finding.Severity;
import io.leadrelay.process.check.FindingText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what would keep the models of a folder from running, without running them. */
class CheckCommand implements Command {

  private static final String LANGUAGE = "--language";
  private static final String EXTENSIONS = "--extensions";
  private static final Set<String> LANGUAGES = Set.of("en", "de");

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String usage() {
    return words(Locale.ENGLISH).say("usage");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    var rest = new ArrayList<>(arguments);
    var language = take(rest, LANGUAGE).orElse("en");
    var extensions = take(rest, EXTENSIONS);
    if (!LANGUAGES.contains(language)
        || rest.size() > 1
        || rest.stream().anyMatch(argument -> argument.startsWith("-"))) {
      out.println(words(Locale.ENGLISH).say("usage.wrong"));
      out.println("  " + usage());
      return WRONG_CALL;
    }
    return check(
        rest.isEmpty() ? null : rest.get(0),
        extensions.orElse(null),
        Locale.forLanguageTag(language),
        out);
  }

  /** Takes a named argument and its value out of the arguments. */
  private static Optional<String> take(List<String> arguments, String name) {
    var flag = arguments.indexOf(name);
    if (flag < 0 || flag + 1 >= arguments.size()) {
      return Optional.empty();
    }
    var value = arguments.get(flag + 1);
    arguments.subList(flag, flag + 2).clear();
    return Optional.of(value);
  }

  private static int check(
      @Nullable String folder, @Nullable String extensions, Locale language, PrintStream out) {
    var classes = Objects.requireNonNull(CheckCommand.class.getClassLoader());
    try {
      var files = ModelFiles.overlaid(folder, classes);
      var ours = StepCatalogue.ofLeadrelay(classes);
      var steps = extensions == null ? ours : ours.withExtensions(Path.of(extensions), classes);
      var findings = CheckModels.check(files, steps);
      var text = new FindingText(language);
      for (var finding : findings) {
        text.lines(finding).forEach(out::println);
        out.println();
      }
      out.println(text.sum(findings));
      return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
          ? NOT_IN_ORDER
          : OK;
    } catch (StartRefused refused) {
      out.println(refused.getMessage());
      out.println(refused.action());
      return WRONG_CALL;
    }
  }

  private static Words words(Locale language) {
    return Words.of("messages-check-report", language);
  }
}
