package io.leadrelay.command;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.ProcessClock;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.lead.Words;
import io.leadrelay.process.OwnersFiles;
import io.leadrelay.process.whatif.CannotJudge;
import io.leadrelay.process.whatif.Question;
import io.leadrelay.process.whatif.WhatIf;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Judges past leads by changed tables. */
final class WhatIfCommand implements Command {

  private static final String SENTENCES = "messages-whatif";
  private static final String SIGNAL_TYPES = "bpmn/decisions/signal-types.yaml";
  private static final List<String> OPTIONS = List.of("--since", "--until", "--language");

  @Override
  public String name() {
    return "whatif";
  }

  @Override
  public String usage() {
    return Words.of(SENTENCES, Locale.ENGLISH).say("usage");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    var language = Locale.ENGLISH;
    try {
      var call = Call.of(arguments);
      language = call.language();
      answer(call, out);
      return OK;
    } catch (WrongCall e) {
      out.println(Words.of(SENTENCES, e.language).say(e.key, e.blanks.toArray()));
    } catch (CannotJudge e) {
      out.println(e.reason(language));
    } catch (StartRefused e) {
      out.println(e.getMessage());
    } catch (ConfiguredDatabase.Unavailable e) {
      out.println(e.sentence(language));
    } catch (DataAccessException e) {
      out.println(
          Words.of(SENTENCES, language)
              .say("database", "", String.valueOf(e.getMostSpecificCause().getMessage())));
    }
    return WRONG_CALL;
  }

  private static void answer(Call call, PrintStream out) throws ConfiguredDatabase.Unavailable {
    var changed = ModelFiles.overlaid(call.folder(), classLoader());
    try (var database = ConfiguredDatabase.open(call.settings())) {
      var own = own(call.folder(), changed);
      var clock = new ProcessClock();
      var until = call.until() == null ? clock.instant().plusSeconds(1) : call.until();
      new WhatIf(database.jdbc(), clock)
          .answer(
              new Question(own, signals(own, changed, database), call.since(), until),
              call.language(),
              out);
    }
  }

  /** What stands in the folder itself. */
  private static Map<String, byte[]> own(String folder, ModelFiles files) {
    var own = new HashMap<String, byte[]>();
    for (var name : files.names()) {
      if (Files.isRegularFile(Path.of(folder).resolve(name))) {
        own.put(name, files.read(name));
      }
    }
    return own;
  }

  /** Those of the folder or, where it has none, those that Leadrelay runs with. */
  private static SignalTypes signals(
      Map<String, byte[]> own, ModelFiles changed, ConfiguredDatabase database) {
    return OwnersFiles.signalTypes(
        own.containsKey(SIGNAL_TYPES)
            ? changed
            : ModelFiles.overlaid(database.setting("leadrelay.models"), classLoader()));
  }

  private static ClassLoader classLoader() {
    return Objects.requireNonNull(WhatIfCommand.class.getClassLoader());
  }

  /**
   * How it was called.
   *
   * @param until null for whatever has happened so far
   * @param settings of Leadrelay, as it takes them
   */
  private record Call(
      String folder,
      Instant since,
      @Nullable Instant until,
      Locale language,
      List<String> settings) {

    static Call of(List<String> said) throws WrongCall {
      var settings = said.stream().filter(ConfiguredDatabase::isSetting).toList();
      var arguments = said.stream().filter(argument -> !settings.contains(argument)).toList();
      var options = new HashMap<String, String>();
      @Nullable String folder = null;
      var language = language(arguments);
      var usage = Words.of(SENTENCES, language).say("usage");
      for (var i = 0; i < arguments.size(); i++) {
        var argument = arguments.get(i);
        var option = argument.split("=", 2);
        if (!argument.startsWith("-")) {
          if (folder != null) {
            throw new WrongCall(language, "call.folder", usage);
          }
          folder = argument;
        } else if (!OPTIONS.contains(option[0])) {
          throw new WrongCall(language, "call.option", option[0], usage);
        } else if (option.length == 2) {
          options.put(option[0], option[1]);
        } else if (i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("-")) {
          options.put(argument, arguments.get(++i));
        } else {
          throw new WrongCall(language, "call.value", argument, usage);
        }
      }
      if (folder == null || folder.isBlank()) {
        throw new WrongCall(language, "call.folder", usage);
      }
      return of(folder, options, language, settings);
    }

    private static Call of(
        String folder, Map<String, String> options, Locale language, List<String> settings)
        throws WrongCall {
      var named = options.getOrDefault("--language", "en");
      if (!named.equals("en") && !named.equals("de")) {
        throw new WrongCall(language, "call.language", named);
      }
      var from = options.get("--since");
      if (from == null) {
        throw new WrongCall(language, "call.since");
      }
      var since = day(from, language);
      var last = options.get("--until");
      var until = last == null ? null : day(last, language);
      if (until != null && until.isBefore(since)) {
        throw new WrongCall(language, "call.order", since.toString(), until.toString());
      }
      return new Call(
          folder,
          since.atStartOfDay(ZoneOffset.UTC).toInstant(),
          until == null ? null : until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
          language,
          settings);
    }

    private static Locale language(List<String> arguments) {
      var at = arguments.indexOf("--language");
      var german =
          arguments.contains("--language=de")
              || (at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).equals("de"));
      return german ? Locale.GERMAN : Locale.ENGLISH;
    }

    private static LocalDate day(String text, Locale language) throws WrongCall {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new WrongCall(language, "call.date", text);
      }
    }
  }

  /** It was called in a wrong way. */
  private static final class WrongCall extends Exception {

    private static final long serialVersionUID = 1L;

    private final Locale language;
    private final String key;
    private final transient List<Object> blanks;

    WrongCall(Locale language, String key, Object... blanks) {
      super(key);
      this.language = language;
      this.key = key;
      this.blanks = List.of(blanks);
    }
  }
}
