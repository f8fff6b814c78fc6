package io.leadrelay.process.check;

import io.leadrelay.lead.Words;
import io.leadrelay.process.check.Finding.Severity;
import java.util.List;
import java.util.Locale;

/** Findings in words, for whoever runs the check and for whoever starts Leadrelay. */
public final class FindingText {

  private final Words words;
  private final Locale language;

  public FindingText(Locale language) {
    this.language = language;
    words = Words.of("messages-check-report", language);
  }

  /** A finding in a few lines: how grave and where, why, and what mends it. */
  public List<String> lines(Finding finding) {
    return List.of(
        words.say("severity." + finding.severity()) + "  " + place(finding),
        "  " + finding.reason(language),
        "  " + words.say("mend", finding.mend(language)));
  }

  /** The same in one line, without how grave it is. */
  public String line(Finding finding) {
    return place(finding)
        + ": "
        + finding.reason(language)
        + " "
        + words.say("mend", finding.mend(language));
  }

  /** How many there are. */
  public String sum(List<Finding> findings) {
    var errors = count(findings, Severity.ERROR);
    var warnings = count(findings, Severity.WARNING);
    return findings.isEmpty() ? words.say("sum.none") : words.say("sum", errors, warnings);
  }

  /** Why a start is refused. */
  String refusal(List<Finding> errors) {
    var text = new StringBuilder(words.say("refused", errors.size()));
    errors.forEach(error -> text.append("\n\n- ").append(line(error)));
    return text.toString();
  }

  /** What to do about a refused start. */
  String wayOut() {
    return words.say("refused.action");
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  private String place(Finding finding) {
    var place = new StringBuilder(finding.file());
    if (finding.label() != null) {
      place.append(", ").append(words.say("label", finding.label()));
    }
    if (finding.element() != null) {
      place.append(" (").append(finding.element()).append(")");
    }
    return place.toString();
  }
}
