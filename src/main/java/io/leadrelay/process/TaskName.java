package io.leadrelay.process;

import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Words;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of a task, as its card shows it: what to do, as the diagram calls it, and what it is
 * about. It is stored in English and holds no personal data of a lead.
 */
public final class TaskName {

  private static final String BUNDLE = "messages-tasklist";
  private static final String BETWEEN = " · ";

  /** The longest name that the engine stores, in characters. */
  private static final int LONGEST = 255;

  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
  private static final Words ENGLISH = Words.of(BUNDLE, Locale.ENGLISH);
  private static final Map<String, String> KEYS = keys();

  private TaskName() {}

  /**
   * Names the task of a lead.
   *
   * @param firm shortened if the name would be too long
   * @param grade null for a lead that is not qualified
   */
  public static String ofLead(String label, @Nullable String firm, @Nullable Grade grade) {
    var end = grade == null ? "" : BETWEEN + ENGLISH.say("about." + grade);
    var about = firm == null ? ENGLISH.say("about.firmUnknown") : firm;
    var room = Math.max(0, LONGEST - label.length() - BETWEEN.length() - end.length());
    return label + BETWEEN + about.substring(0, Math.min(room, about.length())) + end;
  }

  public static String ofAgreement(String label, String number) {
    return label + BETWEEN + ENGLISH.say("about.agreement", number);
  }

  public static String ofMonth(String label, YearMonth month) {
    return label + BETWEEN + month(Locale.ENGLISH).format(month);
  }

  public static String ofPerson(String label, String person) {
    return label + BETWEEN + person;
  }

  /**
   * The name as readers of that language know it. What an owner has named in words of their own
   * stays as it is.
   *
   * @param name as it is stored, or in any language that we write
   */
  public static String in(Locale language, String name) {
    var parts = name.split(BETWEEN, -1);
    parts[0] = phrase(language, "task.", parts[0]);
    if (parts.length > 1) {
      parts[1] = phrase(language, "about.firm", parts[1]);
      var last = parts.length - 1;
      parts[last] = about(language, parts[last]);
    }
    return String.join(BETWEEN, parts);
  }

  /**
   * A phrase of the message file as readers of that language know it.
   *
   * @param kind how its key begins
   * @param text the phrase in any language that we write; any other text stays as it is
   */
  public static String phrase(Locale language, String kind, String text) {
    var key = KEYS.get(text);
    return key != null && key.startsWith(kind) ? Words.of(BUNDLE, language).say(key) : text;
  }

  private static String about(Locale language, String text) {
    for (var written : LANGUAGES) {
      var agreement = Words.of(BUNDLE, written).say("about.agreement", "");
      if (text.startsWith(agreement)) {
        return Words.of(BUNDLE, language)
            .say("about.agreement", text.substring(agreement.length()));
      }
      try {
        return month(language).format(YearMonth.parse(text, month(written)));
      } catch (DateTimeException noMonth) {
        // It is something else.
      }
    }
    return phrase(language, "about.", text);
  }

  private static DateTimeFormatter month(Locale language) {
    return DateTimeFormatter.ofPattern("MMMM uuuu", language);
  }

  private static Map<String, String> keys() {
    var keys = new HashMap<String, String>();
    for (var language : LANGUAGES) {
      var words = Words.of(BUNDLE, language);
      words.keys().forEach(key -> keys.put(words.say(key), key));
    }
    return Map.copyOf(keys);
  }
}
