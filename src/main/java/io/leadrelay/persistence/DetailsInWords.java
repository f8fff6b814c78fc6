package io.leadrelay.persistence;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.OwnersWords;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.lead.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The details of an event as people read them: names for the ids of users, words for codes, a
 * moment in the zone of the reader. What has no word stays as it is.
 */
final class DetailsInWords {

  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

  private final UnaryOperator<String> names;
  private final Map<String, String> known = new HashMap<>();
  private final SignalTypes signalTypes;
  private final OwnersWords owners;
  private final Locale language;
  private final Words words;
  private final DateTimeFormatter minute;

  /**
   * The words for one reading.
   *
   * @param names gives the name of a user's id; asked once for each
   */
  DetailsInWords(
      UnaryOperator<String> names,
      SignalTypes signalTypes,
      OwnersWords owners,
      ZoneId zone,
      Locale language) {
    this.names = names;
    this.signalTypes = signalTypes;
    this.owners = owners;
    this.language = language;
    this.words = Words.of("messages-card", language);
    this.minute = DateTimeFormatter.ofPattern(words.say("minute"), language).withZone(zone);
  }

  Object[] of(EventType type, Object[] details) {
    var users = users(type);
    return IntStream.range(0, details.length)
        .mapToObj(
            at ->
                details[at] instanceof String code
                    ? users.contains(at) ? name(code) : word(type, code)
                    : details[at])
        .toArray();
  }

  /** Where the ids of users stand among the details of an event. */
  private static Set<Integer> users(EventType type) {
    return switch (type) {
      case ASSIGNED_BY_HAND,
          REMINDED,
          OVERDUE,
          OVERDUE_WITHDRAWN,
          TAKEN_BACK,
          BACK_WITH_REP,
          REJECTED ->
          Set.of(0);
      case STANDING_IN, PASSED_ON -> Set.of(0, 1);
      case HANDED_OFF -> Set.of(0, 4);
      case ATTEMPT_LOGGED -> Set.of(3, 4);
      case EARLIER_ATTEMPT -> Set.of(0, 4, 5);
      default -> Set.of();
    };
  }

  private String name(String user) {
    return known.computeIfAbsent(user, names);
  }

  private String word(EventType type, String code) {
    if (type == EventType.SIGNAL_RECEIVED) {
      return Arrays.stream(code.split(", ", -1))
          .map(signal -> owners.in(language, signalTypes.label(signal)))
          .collect(Collectors.joining(", "));
    }
    return words
        .find("word." + type + "." + code)
        .or(() -> words.find("word." + code))
        .orElseGet(() -> moment(code));
  }

  private String moment(String text) {
    try {
      return MOMENT.matcher(text).matches()
          ? minute.format(Instant.parse(text))
          : owners.in(language, text);
    } catch (DateTimeException noSuchTime) {
      return text;
    }
  }
}
