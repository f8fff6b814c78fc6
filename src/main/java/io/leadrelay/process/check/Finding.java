package io.leadrelay.process.check;

import io.leadrelay.lead.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A flaw in the owners' files.
 *
 * @param rule what was broken, such as {@code gateway-without-default}; the sentences stand under
 *     {@code RULE.reason} and {@code RULE.mend} in {@code messages-check}
 * @param file the name of the file, such as {@code bpmn/lead-lifecycle.bpmn}
 * @param element the id of the element, null for the file as a whole
 * @param label what the diagram or table shows for it, null if nothing
 * @param details what the sentences name, in the order of their blanks
 */
public record Finding(
    Severity severity,
    String rule,
    String file,
    @Nullable String element,
    @Nullable String label,
    List<Object> details) {

  static final String SENTENCES = "messages-check";

  /** How grave a flaw is. */
  public enum Severity {
    /** The start is refused. */
    ERROR,
    /** It runs, but somebody should look. */
    WARNING
  }

  static Finding error(
      String rule,
      String file,
      @Nullable String element,
      @Nullable String label,
      Object... details) {
    return new Finding(Severity.ERROR, rule, file, element, label, List.of(details));
  }

  static Finding warning(
      String rule,
      String file,
      @Nullable String element,
      @Nullable String label,
      Object... details) {
    return new Finding(Severity.WARNING, rule, file, element, label, List.of(details));
  }

  /** Why it is a flaw, in one plain sentence. */
  public String reason(Locale language) {
    return Words.of(SENTENCES, language).say(rule + ".reason", worded(language));
  }

  /** What mends it, in one plain sentence. */
  public String mend(Locale language) {
    return Words.of(SENTENCES, language).say(rule + ".mend", worded(language));
  }

  private Object[] worded(Locale language) {
    return details.stream()
        .map(detail -> detail instanceof Wording wording ? wording.in(language) : detail)
        .toArray();
  }
}
