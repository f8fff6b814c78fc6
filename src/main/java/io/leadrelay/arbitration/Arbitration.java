package io.leadrelay.arbitration;

import io.leadrelay.lead.Actor;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Languages;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Mailbox;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.TaskLinks;
import io.leadrelay.lead.Timeline;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Settles what sales rejects: a precedent does, or the board rules and makes one. */
@Component
public class Arbitration {

  /** Who may rule. */
  public static final String BOARD = "arbitration";

  private static final List<String> SIDES = List.of("marketing-lead", "sales-lead");

  /**
   * What an upheld rejection says of the next lead; wrong data and duplicates say nothing of it.
   */
  private static final Set<RejectionReason> ABOUT_THE_TRAITS =
      EnumSet.of(RejectionReason.NOT_READY, RejectionReason.NO_FIT, RejectionReason.OTHER);

  private final Cases cases;
  private final CaseTraits caseTraits;
  private final Leads leads;
  private final Timeline timeline;
  private final Mailbox mailbox;
  private final People people;
  private final Languages languages;
  private final Actor actor;
  private final MessageSource messages;
  private final TaskLinks links;
  private final Clock clock;

  Arbitration(
      Cases cases,
      CaseTraits caseTraits,
      Leads leads,
      Timeline timeline,
      Mailbox mailbox,
      People people,
      Languages languages,
      Actor actor,
      MessageSource messages,
      TaskLinks links,
      Clock clock) {
    this.cases = cases;
    this.caseTraits = caseTraits;
    this.leads = leads;
    this.timeline = timeline;
    this.mailbox = mailbox;
    this.people = people;
    this.languages = languages;
    this.actor = actor;
    this.messages = messages;
    this.links = links;
    this.clock = clock;
  }

  /** Files a rejection with the evidence of its handoff, before the process moves on. */
  public void file(Rejection rejection) {
    cases.add(rejection);
    timeline.recordWithNote(
        rejection.lead(),
        EventType.REJECTED,
        rejection.statement(),
        rejection.rep(),
        rejection.reason());
  }

  /** The lead is in the hands of the board now. */
  public void begin(LeadId lead) {
    leads.setStage(lead, LifecycleStage.IN_ARBITRATION, clock.instant());
  }

  /** The rejection that is being settled. */
  public Rejection rejection(LeadId lead) {
    return cases
        .findLatest(lead)
        .orElseThrow(() -> new IllegalStateException("Lead " + lead + " was never rejected"));
  }

  /** The ruling on the rejection that is being settled, if there is one yet. */
  public Optional<Ruling> ruling(LeadId lead) {
    return cases.findRuling(rejection(lead).id());
  }

  /**
   * The ruling on the rejection that is being settled.
   *
   * @throws IllegalStateException if there is none yet
   */
  public Ruling getRuling(LeadId lead) {
    return ruling(lead).orElseThrow(() -> new IllegalStateException("No ruling on lead " + lead));
  }

  /**
   * The lead that a rejected one duplicates.
   *
   * @throws IllegalStateException if the rejection names none
   */
  public LeadId duplicateOf(Rejection rejection) {
    if (rejection.duplicateOf() == null) {
      throw new IllegalStateException("The rejection " + rejection.id() + " names no other lead");
    }
    return rejection.duplicateOf();
  }

  /**
   * Settles the rejection by a precedent, if a like case with the same reason was ruled on.
   *
   * @return the ruling that cites it, or nothing
   */
  public Optional<Ruling> settleByPrecedent(LeadId lead) {
    var rejection = rejection(lead);
    var precedent = cases.findPrecedent(caseTraits.of(lead), EnumSet.of(rejection.reason()));
    return precedent.map(
        like -> {
          var ruling =
              new Ruling(
                  LeadId.create().value(),
                  rejection.id(),
                  like.verdict(),
                  Actor.SYSTEM,
                  clock.instant(),
                  like.id(),
                  false,
                  null);
          cases.add(ruling);
          applyToCount(rejection, ruling);
          timeline.record(
              lead, EventType.SETTLED_BY_PRECEDENT, like.verdict(), like.id(), like.at());
          return ruling;
        });
  }

  /**
   * The upheld rejection of a like case that keeps this lead out of sales, if there is one.
   *
   * @return the precedent, recorded as the reason
   */
  public Optional<Precedent> upheldRejection(LeadId lead) {
    var upheld =
        cases
            .findPrecedent(caseTraits.of(lead), ABOUT_THE_TRAITS)
            .filter(precedent -> precedent.verdict() == Verdict.UPHELD);
    upheld.ifPresent(
        precedent ->
            timeline.record(
                lead, EventType.STOPPED_BY_PRECEDENT, precedent.reason(), precedent.id()));
    return upheld;
  }

  /**
   * Whether this person may rule on this lead: a member of the board who leads neither side and
   * never handled the lead. Administrators are not exempt.
   *
   * @throws Refusal with the reason, if not
   */
  public void checkNeutral(LeadId lead, String person) {
    if (!people.isMember(person, BOARD)) {
      throw Refusal.conflict("Only a member of the arbitration board can rule on a rejection.");
    }
    if (SIDES.stream().anyMatch(side -> people.isMember(person, side))) {
      throw Refusal.conflict(
          "Who leads marketing or sales cannot rule: the ruling must be neutral.");
    }
    if (cases.handledBy(lead, person)) {
      throw Refusal.conflict("You have handled this lead yourself, so somebody else must rule.");
    }
  }

  /**
   * Files the ruling of a person who was checked to be neutral.
   *
   * @param bindsLikeCases whether it becomes a precedent
   */
  public void rule(
      LeadId lead, Verdict verdict, String reason, boolean sameRep, boolean bindsLikeCases) {
    var rejection = rejection(lead);
    if (cases.findRuling(rejection.id()).isPresent()) {
      throw Refusal.conflict("This rejection has already been ruled on.");
    }
    var ruling =
        new Ruling(
            LeadId.create().value(),
            rejection.id(),
            verdict,
            actor.id(),
            clock.instant(),
            null,
            verdict == Verdict.OVERRULED && sameRep,
            reason);
    cases.add(ruling);
    if (bindsLikeCases) {
      cases.add(
          new Precedent(
              LeadId.create().value(),
              ruling.id(),
              rejection.reason(),
              verdict,
              caseTraits.of(lead),
              clock.instant()));
    }
    applyToCount(rejection, ruling);
    timeline.recordWithNote(lead, EventType.RULED, reason, verdict, rejection.reason());
  }

  /** Tells both sides what was ruled. */
  public void tellBothSides(LeadId lead) {
    var ruling = getRuling(lead);
    SIDES.stream()
        .flatMap(side -> people.membersOf(side).stream())
        .distinct()
        .forEach(person -> mail(lead, "ruling", person, ruling.id(), ruling.verdict()));
  }

  /** Reminds the board of a rejection that waits for its ruling. */
  public void remindBoard(LeadId lead) {
    if (ruling(lead).isEmpty()) {
      timeline.record(lead, EventType.BOARD_REMINDED);
      var rejection = rejection(lead);
      people
          .membersOf(BOARD)
          .forEach(person -> mail(lead, "rulingReminder", person, rejection.id(), null));
    }
  }

  /** Tells management that a ruling is overdue. */
  public void tellManagement(LeadId lead) {
    if (ruling(lead).isEmpty()) {
      timeline.record(lead, EventType.RULING_OVERDUE);
      var rejection = rejection(lead);
      people
          .membersOf("management")
          .forEach(person -> mail(lead, "rulingOverdue", person, rejection.id(), null));
    }
  }

  private void applyToCount(Rejection rejection, Ruling ruling) {
    if (ruling.verdict() == Verdict.UPHELD) {
      cases.takeFromCount(rejection);
    }
  }

  private void mail(LeadId id, String purpose, String person, UUID about, @Nullable Verdict fact) {
    var language = languages.of(person);
    people
        .emailOf(person)
        .ifPresent(
            address ->
                mailbox.post(
                    new Mail(
                        id.value(),
                        purpose,
                        address,
                        text(language, "mail." + purpose + ".subject"),
                        text(
                            language,
                            "mail." + purpose + ".text",
                            people.nameOf(person),
                            Objects.requireNonNullElse(leads.get(id).details().company(), "-"),
                            fact == null ? null : text(language, "mail.verdict." + fact),
                            links.toLead(id)),
                        purpose + "-" + about + "-" + person)));
  }

  private String text(Locale language, String key, @Nullable Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }
}
