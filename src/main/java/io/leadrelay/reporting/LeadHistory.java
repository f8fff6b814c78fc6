package io.leadrelay.reporting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.leadrelay.lead.Actor;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Timeline;
import io.leadrelay.lead.TimelineEntry;
import io.leadrelay.lead.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to a lead in all its cycles, as people read it: newest first, day by day. */
@Component
public class LeadHistory {

  /** The bundle of what is shown beside a form. */
  public static final String WORDS = "messages-history";

  private static final int PAGE = 50;
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private final Leads leads;
  private final Timeline timeline;
  private final People people;
  private final JdbcClient jdbc;
  private final ZoneId zone;

  LeadHistory(
      Leads leads,
      Timeline timeline,
      People people,
      JdbcClient jdbc,
      @Value("${leadrelay.zone:Europe/Berlin}") ZoneId zone) {
    this.leads = leads;
    this.timeline = timeline;
    this.people = people;
    this.jdbc = jdbc;
    this.zone = zone;
  }

  /**
   * One page of it.
   *
   * @param older where the page before this one in time begins, null if there is none
   */
  public record Page(List<Run> cycles, @Nullable Integer older) {}

  /**
   * A run of the lead through the process.
   *
   * @param title as people say it
   */
  public record Run(int number, String title, List<Day> days) {}

  public record Day(String date, List<Entry> entries) {}

  /**
   * One thing that happened.
   *
   * @param at the time of day
   * @param who empty where it followed by itself
   * @param cited the ruling that it rests on
   */
  public record Entry(
      String at, String who, String text, @Nullable String note, @Nullable String cited) {}

  /**
   * A page of a lead's history; nothing of one that was erased.
   *
   * @param before only what stands before this place, as {@link Page#older} says; null for the
   *     newest
   * @throws io.leadrelay.lead.UnknownLead if there is no such lead
   */
  public Page of(LeadId id, @Nullable Integer before, Locale language) {
    var lead = leads.get(id);
    if (lead.stage() == LifecycleStage.ERASED) {
      return new Page(List.of(), null);
    }
    var all = timeline.of(id, language);
    var end = before == null ? all.size() : Math.max(0, Math.min(before, all.size()));
    var begin = Math.max(0, end - PAGE);
    var shown = new ArrayList<>(all.subList(begin, end));
    Collections.reverse(shown);
    var words = Words.of(WORDS, language);
    var teller = new Teller(words, language, cited(shown, words, language), new HashMap<>());
    return new Page(runs(shown, lead.cycle(), teller), begin == 0 ? null : begin);
  }

  private List<Run> runs(List<TimelineEntry> shown, int current, Teller teller) {
    return grouped(shown, TimelineEntry::cycle)
        .map(
            run ->
                new Run(
                    run.getKey(),
                    teller.title(run.getKey(), run.getKey() == current),
                    days(run.getValue(), teller)))
        .toList();
  }

  private List<Day> days(List<TimelineEntry> shown, Teller teller) {
    return grouped(shown, entry -> entry.at().atZone(zone).toLocalDate())
        .map(
            day ->
                new Day(
                    teller.day(day.getKey()), day.getValue().stream().map(teller::tell).toList()))
        .toList();
  }

  private static <K> Stream<Map.Entry<K, List<TimelineEntry>>> grouped(
      List<TimelineEntry> shown, Function<TimelineEntry, K> by) {
    return shown.stream().collect(groupingBy(by, LinkedHashMap::new, toList())).entrySet().stream();
  }

  /** The rulings behind the precedents that these entries name. */
  private Map<UUID, String> cited(List<TimelineEntry> shown, Words words, Locale language) {
    Set<UUID> named =
        shown.stream().map(TimelineEntry::precedent).filter(Objects::nonNull).collect(toSet());
    if (named.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select p.id, p.at, p.verdict, p.rejection_reason, r.reason
            from precedent p join ruling r on r.id = p.ruling_id where p.id in (:named)
            """)
        .param("named", named)
        .query(
            (row, n) ->
                Map.entry(
                    Objects.requireNonNull(row.getObject("id", UUID.class)),
                    words.say(
                        "history.cited",
                        Words.day(language).format(row.getTimestamp("at").toInstant().atZone(zone)),
                        words.say("verdict." + row.getString("verdict")),
                        words.say("reason." + row.getString("rejection_reason")),
                        Objects.requireNonNullElse(row.getString("reason"), "-"))))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Puts entries into words, and asks for the name of each person once. */
  private final class Teller {

    private final Words words;
    private final Locale language;
    private final Map<UUID, String> cited;
    private final Map<String, String> names;

    Teller(Words words, Locale language, Map<UUID, String> cited, Map<String, String> names) {
      this.words = words;
      this.language = language;
      this.cited = cited;
      this.names = names;
    }

    String title(int cycle, boolean current) {
      if (cycle == 0) {
        return words.say("history.cycle.none");
      }
      return words.say(current ? "history.cycle.current" : "history.cycle", cycle);
    }

    String day(LocalDate day) {
      return DateTimeFormatter.ofPattern("EEEE, ", language).format(day)
          + Words.day(language).format(day);
    }

    Entry tell(TimelineEntry entry) {
      return new Entry(
          MINUTE.format(entry.at().atZone(zone)),
          Actor.SYSTEM.equals(entry.actor())
              ? ""
              : names.computeIfAbsent(entry.actor(), people::nameOf),
          text(entry),
          entry.note(),
          entry.precedent() == null ? null : cited.get(entry.precedent()));
    }

    /** No id is shown: what names one has a sentence of its own here. */
    private String text(TimelineEntry entry) {
      if (!ID.matcher(entry.text()).find()) {
        return entry.text();
      }
      try {
        return words.say("history." + entry.type());
      } catch (MissingResourceException other) {
        return ID.matcher(entry.text()).replaceAll("…");
      }
    }
  }
}
