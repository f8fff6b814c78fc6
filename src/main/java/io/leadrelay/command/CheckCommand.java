package io.leadrelay.command;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.process.StepCatalogue;
import io.leadrelay.process.Words;
import io.leadrelay.process.check.CheckModels;
import io.leadrelay.process.check.Finding.Severity;
import io.leadrelay.process.check.FindingText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what would keep the models of a folder from running, without running them. */
class CheckCommand implements Command {

  private static final String LANGUAGE = "--language";
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
    var language = "en";
    var flag = rest.indexOf(LANGUAGE);
    if (flag >= 0 && flag + 1 < rest.size()) {
      language = rest.get(flag + 1);
      rest.subList(flag, flag + 2).clear();
    }
    if (!LANGUAGES.contains(language)
        || rest.size() > 1
        || rest.stream().anyMatch(argument -> argument.startsWith("-"))) {
      out.println(words(Locale.ENGLISH).say("usage.wrong"));
      out.println("  " + usage());
      return WRONG_CALL;
    }
    return check(rest.isEmpty() ? null : rest.get(0), Locale.forLanguageTag(language), out);
  }

  private static int check(@Nullable String folder, Locale language, PrintStream out) {
    var classes = Objects.requireNonNull(CheckCommand.class.getClassLoader());
    try {
      var files = ModelFiles.overlaid(folder, classes);
      var findings = CheckModels.check(files, StepCatalogue.ofLeadrelay(classes));
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
