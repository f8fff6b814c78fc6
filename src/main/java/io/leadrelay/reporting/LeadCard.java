package io.leadrelay.reporting;

import io.leadrelay.arbitration.CaseTraits;
import io.leadrelay.arbitration.Cases;
import io.leadrelay.contact.ContactClock;
import io.leadrelay.contact.ContactRecords;
import io.leadrelay.contact.LoggedAttempt;
import io.leadrelay.contact.WhichAttempt;
import io.leadrelay.lead.Actor;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.OwnersWords;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.lead.Signals;
import io.leadrelay.lead.Timeline;
import io.leadrelay.lead.TimelineEntry;
import io.leadrelay.lead.Words;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A lead as its people read it: who it is, how long is left, why it is here, what was tried, what
 * else happened. All times are texts in the zone {@code leadrelay.zone}.
 */
@Component
public class LeadCard {

  /** The name of the declared attributes on the card. */
  public static final String KNOWN = "known";

  private static final int NEWEST_SIGNALS = 8;
  private static final int NEWEST_ENTRIES = 30;
  private static final int LIKE_CASES = 5;

  private final Leads leads;
  private final Signals signals;
  private final SignalTypes signalTypes;
  private final LeadAttributes attributes;
  private final Timeline timeline;
  private final ContactRecords contacts;
  private final Cases cases;
  private final CaseTraits caseTraits;
  private final NextAttempt nextAttempt;
  private final Team team;
  private final People people;
  private final OwnersWords owners;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final ZoneId zone;

  LeadCard(
      Leads leads,
      Signals signals,
      SignalTypes signalTypes,
      LeadAttributes attributes,
      Timeline timeline,
      ContactRecords contacts,
      Cases cases,
      CaseTraits caseTraits,
      NextAttempt nextAttempt,
      Team team,
      People people,
      OwnersWords owners,
      JdbcClient jdbc,
      Clock clock,
      @Value("${leadrelay.zone:Europe/Berlin}") ZoneId zone) {
    this.leads = leads;
    this.signals = signals;
    this.signalTypes = signalTypes;
    this.attributes = attributes;
    this.timeline = timeline;
    this.contacts = contacts;
    this.cases = cases;
    this.caseTraits = caseTraits;
    this.nextAttempt = nextAttempt;
    this.team = team;
    this.people = people;
    this.owners = owners;
    this.jdbc = jdbc;
    this.clock = clock;
    this.zone = zone;
  }

  /** What is shown beside the lead itself. */
  public enum Beside {
    /** The reps somebody may choose, under {@code reps}. */
    REPS,
    /** The rejection and how like cases were ruled, under {@code rejection}, {@code precedents}. */
    CASE
  }

  /**
   * The lead as texts, numbers, lists and maps, by the names that the forms use. Under {@link
   * #KNOWN} stand the declared attributes by their names, as a form's fields hold them.
   *
   * @param language of the sentences
   * @throws io.leadrelay.lead.UnknownLead if there is none
   */
  public Map<String, @Nullable Object> of(LeadId id, Set<Beside> beside, Locale language) {
    var lead = leads.get(id);
    var done = timeline.of(id, language);
    var said = new Said(new Names(people), Words.of("messages-card", language), language);
    var card = who(lead, language);
    card.put("grade", lead.grade() == null ? null : lead.grade().name());
    card.put("points", lead.points());
    card.put("fitReason", fitReason(lead, language));
    card.put("why", why(lead, done, language));
    card.put(
        "signals",
        signals.of(id).stream().limit(NEWEST_SIGNALS).map(signal -> signal(signal, said)).toList());
    card.put("research", research(done));
    card.put("attempts", entries(done, said, true));
    card.put("history", entries(done, said, false));
    card.put(
        "noRepMatches",
        latest(done, EventType.NO_REP_MATCHES).map(TimelineEntry::text).orElse(null));
    card.put("rep", lead.rep() == null ? null : said.names().of(lead.rep()));
    card.put("triedBefore", triedBefore(done));
    card.put("loggedAttempts", List.of());
    contacts
        .findClock(id)
        .ifPresent(
            running -> {
              putClock(card, running, done, said);
              nextAttempt
                  .ifNotReached(lead, running)
                  .map(said::minute)
                  .ifPresent(at -> card.put("nextAttempt", at));
            });
    if (beside.contains(Beside.REPS)) {
      card.put("reps", reps(said));
    }
    if (beside.contains(Beside.CASE)) {
      putCase(card, id, said);
    }
    return card;
  }

  private Map<String, @Nullable Object> who(Lead lead, Locale language) {
    var details = lead.details();
    var card = new LinkedHashMap<String, @Nullable Object>();
    card.put("id", lead.id().toString());
    card.put("name", lead.name());
    card.put("company", details.company());
    card.put("jobTitle", details.jobTitle());
    card.put("email", details.email());
    card.put("phone", details.phone());
    card.put("country", details.country());
    card.put("industry", details.industry());
    card.put("employees", details.employees());
    card.put("source", details.source());
    card.put(
        "attributes",
        attributes.known(details).stream()
            .map(
                known ->
                    Map.of(
                        "name",
                        known.name(),
                        "label",
                        owners.in(language, known.label()),
                        "value",
                        owners.in(language, known.value())))
            .toList());
    card.put(KNOWN, attributes.declared(details));
    return card;
  }

  /** What the signed tables said when they judged the lead, as kept with the judgement. */
  private List<String> why(Lead lead, List<TimelineEntry> done, Locale language) {
    var why = new ArrayList<String>();
    latest(done, EventType.READINESS_ASSESSED).map(TimelineEntry::text).ifPresent(why::add);
    Optional.ofNullable(fitReason(lead, language)).ifPresent(why::add);
    return why;
  }

  private @Nullable String fitReason(Lead lead, Locale language) {
    return lead.fitReason() == null ? null : owners.in(language, lead.fitReason());
  }

  private Map<String, Object> signal(Signal signal, Said said) {
    return Map.of(
        "at",
        signal.dated() ? said.minute(signal.at()) : said.words().say("date.unknown"),
        "what",
        owners.in(said.language(), signalTypes.label(signal.type())));
  }

  private static @Nullable String research(List<TimelineEntry> done) {
    return latest(done, EventType.RESEARCHED).map(TimelineEntry::note).orElse(null);
  }

  /** What happened, newest first: either the attempts or all that is none. */
  private List<Map<String, Object>> entries(List<TimelineEntry> done, Said said, boolean attempts) {
    var newestFirst = new ArrayList<>(done);
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .filter(entry -> (entry.type() == EventType.ATTEMPT_LOGGED) == attempts)
        .limit(NEWEST_ENTRIES)
        .map(
            entry ->
                Map.<String, Object>of(
                    "at",
                    said.minute(entry.at()),
                    "who",
                    Actor.SYSTEM.equals(entry.actor()) ? "" : said.names().of(entry.actor()),
                    "text",
                    entry.note() == null
                        ? entry.text()
                        : said.words().say("quoted", entry.text(), entry.note())))
        .toList();
  }

  private void putClock(
      Map<String, @Nullable Object> card,
      ContactClock running,
      List<TimelineEntry> done,
      Said said) {
    if (running.contactDueAt() != null && running.firstContactAt() == null) {
      var now = clock.instant();
      card.put(
          "contactDueAt",
          new TimeLeft(said.words(), zone, said.language()).of(running.contactDueAt(), now));
      card.put("overdue", running.contactDueAt().isBefore(now));
    }
    if (running.plannedAttempts() > 0) {
      card.put("attempt", attempt(running, done, said));
    }
    card.put("attemptsMissing", running.attemptsMissing());
    card.put("loggedAttempts", loggedAttempts(running, said));
  }

  /** What a system has logged and the rep has not told of yet, and the choice that it is none. */
  private List<Map<String, String>> loggedAttempts(ContactClock running, Said said) {
    var open = LoggedAttempt.leftToTheRep(contacts.attempts(running.handoff()));
    if (open.isEmpty()) {
      return List.of();
    }
    return Stream.concat(
            open.stream()
                .map(
                    logged ->
                        choice(
                            logged.id().toString(),
                            said.words()
                                .say(
                                    "logged." + logged.attempt().channel(),
                                    said.minute(logged.attempt().at()),
                                    Objects.requireNonNull(logged.attempt().source())))),
            Stream.of(choice(WhichAttempt.ANOTHER, said.words().say("logged.none"))))
        .toList();
  }

  private static Map<String, String> choice(String value, String label) {
    return Map.of("value", value, "label", label);
  }

  /**
   * What a rep who had the lead before has tried, as far as it came to be known only after the lead
   * was with the next.
   */
  private static List<String> triedBefore(List<TimelineEntry> done) {
    var lines = new ArrayList<String>();
    for (var entry : done) {
      if (entry.type() == EventType.CYCLE_CLOSED) {
        lines.clear();
      } else if (entry.type() == EventType.EARLIER_ATTEMPT) {
        lines.add(entry.text());
      }
    }
    return lines;
  }

  /** The attempt at hand, and why it is to be made now if not because the cadence says so. */
  private String attempt(ContactClock running, List<TimelineEntry> done, Said said) {
    var number = running.attemptsMade() + 1;
    var planned = Math.max(running.plannedAttempts(), number);
    if (running.attemptsMade() == 0) {
      return said.words().say("attempt", number, planned);
    }
    if (latest(done, EventType.ATTEMPT_LOGGED, EventType.ATTEMPT_BROUGHT_FORWARD)
        .filter(entry -> entry.type() == EventType.ATTEMPT_BROUGHT_FORWARD)
        .isPresent()) {
      return said.words().say("attempt.broughtForward", number, planned);
    }
    return contacts.attempts(running.handoff()).stream()
        .filter(logged -> logged.sameAs() == null)
        .findFirst()
        .map(last -> last.attempt().callBackAt())
        .map(agreed -> said.words().say("attempt.callBack", number, planned, said.minute(agreed)))
        .orElseGet(() -> said.words().say("attempt", number, planned));
  }

  private List<Map<String, String>> reps(Said said) {
    var now = clock.instant();
    return team.all().stream()
        .filter(rep -> rep.isPresent(now))
        .map(rep -> Map.of("value", rep.id(), "label", said.names().of(rep.id())))
        .toList();
  }

  private void putCase(Map<String, @Nullable Object> card, LeadId id, Said said) {
    cases
        .findLatest(id)
        .ifPresent(
            rejection -> {
              var given = new LinkedHashMap<String, @Nullable Object>();
              given.put("reason", rejection.reason().name());
              given.put("statement", rejection.statement());
              given.put("by", said.names().of(rejection.rep()));
              given.put("at", said.minute(rejection.at()));
              card.put("rejection", given);
            });
    card.put("precedents", likeCases(id, said));
  }

  private List<Map<String, String>> likeCases(LeadId id, Said said) {
    return jdbc.sql(
            """
            select p.at, p.verdict, p.rejection_reason, r.reason
            from precedent p join ruling r on r.id = p.ruling_id
            where p.traits_key = ? and p.withdrawn_at is null
            order by p.at desc, p.id desc
            fetch first ? rows only
            """)
        .params(caseTraits.of(id).key(), LIKE_CASES)
        .query(
            (row, n) ->
                Map.of(
                    "at",
                    said.minute(row.getTimestamp("at").toInstant()),
                    "ruling",
                    row.getString("verdict"),
                    "why",
                    Objects.requireNonNullElse(
                        row.getString("reason"),
                        said.words().say("word." + row.getString("rejection_reason")))))
        .list();
  }

  private static Optional<TimelineEntry> latest(List<TimelineEntry> done, EventType... types) {
    return done.stream()
        .filter(entry -> List.of(types).contains(entry.type()))
        .reduce((older, newer) -> newer);
  }

  /** How one card is said: by which names and words, in which language. */
  private final class Said {

    private final Names names;
    private final Words words;
    private final Locale language;
    private final DateTimeFormatter minute;

    Said(Names names, Words words, Locale language) {
      this.names = names;
      this.words = words;
      this.language = language;
      this.minute = DateTimeFormatter.ofPattern(words.say("minute"), language).withZone(zone);
    }

    Names names() {
      return names;
    }

    Words words() {
      return words;
    }

    Locale language() {
      return language;
    }

    String minute(Instant at) {
      return minute.format(at);
    }
  }

  /** Asks for the name of each person once. */
  private static final class Names {

    private final People people;
    private final Map<String, String> known = new HashMap<>();

    Names(People people) {
      this.people = people;
    }

    String of(String user) {
      return known.computeIfAbsent(user, people::nameOf);
    }
  }
}
