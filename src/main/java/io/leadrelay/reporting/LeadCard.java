package io.leadrelay.reporting;

import io.leadrelay.arbitration.CaseTraits;
import io.leadrelay.arbitration.Cases;
import io.leadrelay.contact.ContactClock;
import io.leadrelay.contact.ContactRecords;
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
import io.leadrelay.terms.Rep;
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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A lead as its people read it: who it is, why it is here, what happened so far. All times are
 * texts in the zone {@code leadrelay.zone}.
 */
@Component
public class LeadCard {

  /** The name of the declared attributes on the card. */
  public static final String KNOWN = "known";

  private static final int NEWEST_SIGNALS = 30;
  private static final int SIGNALS_AS_REASON = 8;
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
  private final Team team;
  private final People people;
  private final MessageSource messages;
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
      Team team,
      People people,
      MessageSource messages,
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
    this.team = team;
    this.people = people;
    this.messages = messages;
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
   * @param language of who reads it
   * @throws io.leadrelay.lead.UnknownLead if there is none
   */
  public Map<String, @Nullable Object> of(LeadId id, Set<Beside> beside, Locale language) {
    var lead = leads.get(id);
    var done = timeline.of(id, language);
    var says = new Saying(language);
    var shown = signals.of(id);
    var names = new Names(people);
    var card = who(lead, says);
    card.put("grade", lead.grade() == null ? null : lead.grade().name());
    card.put("points", lead.points());
    card.put("fitReason", lead.fitReason() == null ? null : says.owners(lead.fitReason()));
    card.put("why", why(lead, shown, done, says));
    card.put(
        "signals",
        shown.stream().limit(NEWEST_SIGNALS).map(signal -> signal(signal, says)).toList());
    card.put("research", research(done));
    card.put("history", history(done, names, says));
    card.put("rep", lead.rep() == null ? null : names.of(lead.rep()));
    contacts.findClock(id).ifPresent(running -> putClock(card, running, done, says));
    if (beside.contains(Beside.REPS)) {
      card.put("reps", reps(names, says));
    }
    if (beside.contains(Beside.CASE)) {
      putCase(card, id, names, says);
    }
    return card;
  }

  private Map<String, @Nullable Object> who(Lead lead, Saying says) {
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
                        says.owners(known.label()),
                        "value",
                        says.owners(known.value())))
            .toList());
    card.put(KNOWN, attributes.declared(details));
    return card;
  }

  private List<String> why(Lead lead, List<Signal> shown, List<TimelineEntry> done, Saying says) {
    var why = new ArrayList<String>();
    latest(done, EventType.READINESS_ASSESSED).map(TimelineEntry::text).ifPresent(why::add);
    if (lead.fitReason() != null) {
      why.add(says.say("card.fit", says.owners(lead.fitReason())));
    }
    shown.stream()
        .limit(SIGNALS_AS_REASON)
        .map(signal -> what(signal, says) + ": " + when(signal, says))
        .forEach(why::add);
    return why;
  }

  private Map<String, Object> signal(Signal signal, Saying says) {
    return Map.of("at", when(signal, says), "what", what(signal, says));
  }

  private String what(Signal signal, Saying says) {
    return says.owners(signalTypes.label(signal.type()));
  }

  private static String when(Signal signal, Saying says) {
    return signal.dated() ? says.text(signal.at()) : says.say("card.undated");
  }

  private static @Nullable String research(List<TimelineEntry> done) {
    return latest(done, EventType.RESEARCHED).map(TimelineEntry::note).orElse(null);
  }

  private static List<Map<String, Object>> history(
      List<TimelineEntry> done, Names names, Saying says) {
    var newestFirst = new ArrayList<>(done);
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .limit(NEWEST_ENTRIES)
        .map(
            entry ->
                Map.<String, Object>of(
                    "at",
                    says.text(entry.at()),
                    "who",
                    Actor.SYSTEM.equals(entry.actor()) ? "" : names.of(entry.actor()),
                    "text",
                    entry.note() == null
                        ? entry.text()
                        : says.say("card.noted", entry.text(), entry.note())))
        .toList();
  }

  private void putClock(
      Map<String, @Nullable Object> card,
      ContactClock running,
      List<TimelineEntry> done,
      Saying says) {
    if (running.contactDueAt() != null && running.firstContactAt() == null) {
      var overdue = running.contactDueAt().isBefore(clock.instant());
      var due = says.text(running.contactDueAt());
      card.put("contactDueAt", overdue ? says.say("card.overdue", due) : due);
    }
    if (running.plannedAttempts() > 0) {
      card.put(
          "attempt",
          says.say(
              "card.attempt",
              running.attemptsMade() + 1,
              Math.max(running.plannedAttempts(), running.attemptsMade() + 1),
              whyNow(running, done, says)));
    }
    card.put("attemptsMissing", running.attemptsMissing());
  }

  /** Why a further attempt is to be made now and not as the cadence says. */
  private String whyNow(ContactClock running, List<TimelineEntry> done, Saying says) {
    if (running.attemptsMade() == 0) {
      return "";
    }
    if (latest(done, EventType.ATTEMPT_LOGGED, EventType.ATTEMPT_BROUGHT_FORWARD)
        .filter(entry -> entry.type() == EventType.ATTEMPT_BROUGHT_FORWARD)
        .isPresent()) {
      return says.say("card.attempt.broughtForward");
    }
    return contacts.attempts(running.handoff()).stream()
        .filter(logged -> logged.sameAs() == null)
        .findFirst()
        .map(last -> last.attempt().callBackAt())
        .map(agreed -> says.say("card.attempt.callBack", says.text(agreed)))
        .orElse("");
  }

  private List<Map<String, String>> reps(Names names, Saying says) {
    var now = clock.instant();
    return team.all().stream()
        .filter(Rep::active)
        .map(
            rep ->
                Map.of(
                    "value",
                    rep.id(),
                    "label",
                    rep.isPresent(now)
                        ? names.of(rep.id())
                        : says.say("card.away", names.of(rep.id()))))
        .toList();
  }

  private void putCase(Map<String, @Nullable Object> card, LeadId id, Names names, Saying says) {
    cases
        .findLatest(id)
        .ifPresent(
            rejection -> {
              var said = new LinkedHashMap<String, @Nullable Object>();
              said.put("reason", rejection.reason().name());
              said.put("statement", rejection.statement());
              said.put("by", names.of(rejection.rep()));
              said.put("at", says.text(rejection.at()));
              card.put("rejection", said);
            });
    card.put("precedents", likeCases(id, says));
  }

  private List<Map<String, String>> likeCases(LeadId id, Saying says) {
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
                    says.text(row.getTimestamp("at").toInstant()),
                    "ruling",
                    row.getString("verdict"),
                    "why",
                    Objects.requireNonNullElse(
                        row.getString("reason"), says.value(row.getString("rejection_reason")))))
        .list();
  }

  private static Optional<TimelineEntry> latest(List<TimelineEntry> done, EventType... types) {
    return done.stream()
        .filter(entry -> List.of(types).contains(entry.type()))
        .reduce((older, newer) -> newer);
  }

  /** The words of the reader's language. */
  private final class Saying {

    private final Locale language;
    private final DateTimeFormatter minute;

    Saying(Locale language) {
      this.language = language;
      this.minute = Words.minute(language);
    }

    String say(String key, Object... arguments) {
      return messages.getMessage(key, arguments, language);
    }

    String value(String code) {
      return messages.getMessage("value." + code, null, code, language);
    }

    String owners(String english) {
      return owners.in(language, english);
    }

    String text(Instant at) {
      return minute.format(at.atZone(zone));
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
