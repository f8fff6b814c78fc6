package io.leadrelay.lead;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/**
 * Takes in a lead, from whichever way it comes: recognises a known one, stores what is new, and
 * starts or wakes its process, all in one transaction.
 */
@Service
public class TakeInLead {

  private static final int TRIES = 3;

  private static final Logger log = LoggerFactory.getLogger(TakeInLead.class);

  private final Leads leads;
  private final Cycles cycles;
  private final Signals signals;
  private final Timeline timeline;
  private final LeadProcess process;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public TakeInLead(
      Leads leads,
      Cycles cycles,
      Signals signals,
      Timeline timeline,
      LeadProcess process,
      TransactionTemplate transaction,
      Clock clock) {
    this.leads = leads;
    this.cycles = cycles;
    this.signals = signals;
    this.timeline = timeline;
    this.process = process;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Takes in a lead in a transaction of its own. If the process cannot start (a broken table, say),
   * the lead is stored all the same and a retried job starts it.
   *
   * @param receivedAt when it came in, null for now
   * @throws Refusal with all fields at fault, nothing stored
   */
  public TakenIn takeIn(
      LeadDetails details, Collection<Signal> newSignals, @Nullable Instant receivedAt) {
    return takeIn(details, newSignals, receivedAt, Supplier::get);
  }

  /**
   * The same, with something to do around it in the same transaction.
   *
   * @param around gets the taking-in and may leave it out; called anew in each try
   */
  public TakenIn takeIn(
      LeadDetails details,
      Collection<Signal> newSignals,
      @Nullable Instant receivedAt,
      Function<Supplier<TakenIn>, TakenIn> around) {
    check(details, newSignals, receivedAt);
    try {
      return inTransaction(
          () -> around.apply(() -> takeInWithin(details, newSignals, receivedAt, true)));
    } catch (DuplicateKeyException | TransientDataAccessException lostRace) {
      throw lostRace;
    } catch (Refusal | ErrorResponseException refusal) {
      throw refusal;
    } catch (RuntimeException broken) {
      log.error("The process of a lead could not start; a job tries again", broken);
      return inTransaction(
          () -> around.apply(() -> takeInWithin(details, newSignals, receivedAt, false)));
    }
  }

  /** Whoever lost a race tries again: what another request stored first is known by then. */
  private <T> T inTransaction(Supplier<T> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        var result = transaction.execute(status -> work.get());
        if (result == null) {
          throw new IllegalStateException("A transaction without a result");
        }
        return result;
      } catch (DuplicateKeyException | TransientDataAccessException lostRace) {
        if (attempt == TRIES) {
          throw lostRace;
        }
      }
    }
  }

  /** Everything wrong with what came in, as a refusal. */
  public void check(
      LeadDetails details, Collection<Signal> newSignals, @Nullable Instant receivedAt) {
    var errors = new ArrayList<>(details.check());
    errors.addAll(futureErrors(newSignals, receivedAt));
    refuseIf(errors);
  }

  private List<FieldError> futureErrors(
      Collection<Signal> newSignals, @Nullable Instant receivedAt) {
    var errors = new ArrayList<FieldError>();
    var now = clock.instant();
    var n = 0;
    for (var signal : newSignals) {
      if (signal.at().isAfter(now)) {
        errors.add(new FieldError("signals[" + n + "].at", "A signal cannot lie in the future."));
      }
      n++;
    }
    if (receivedAt != null && receivedAt.isAfter(now)) {
      errors.add(new FieldError("receivedAt", "A lead cannot have come in in the future."));
    }
    return errors;
  }

  private static void refuseIf(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  /**
   * Takes in a checked lead within the caller's transaction.
   *
   * @param startNow false to leave the start of the process to a retried job
   */
  public TakenIn takeInWithin(
      LeadDetails details,
      Collection<Signal> newSignals,
      @Nullable Instant receivedAt,
      boolean startNow) {
    var now = clock.instant();
    var known = find(details);
    if (known.isEmpty()) {
      var id = LeadId.create();
      leads.insert(id, details, LifecycleStage.NEW, receivedAt == null ? now : receivedAt, false);
      signals.add(id, newSignals, now);
      timeline.record(id, EventType.LEAD_RECEIVED, orDash(details.source()), newSignals.size());
      openCycle(id, 1, startNow);
      return new TakenIn(id, true, !startNow);
    }
    var lead = lockOwner(known.get());
    var merged = merged(lead, details);
    var changed = !merged.equals(lead.details());
    if (changed) {
      leads.update(lead.id(), merged);
      timeline.record(lead.id(), EventType.DETAILS_CHANGED, orDash(details.source()));
    }
    if (Boolean.FALSE.equals(details.mailConsent())) {
      // Also where it was known: the lead's own word outlasts a rep's that is taken back.
      timeline.record(lead.id(), EventType.CONSENT_WITHDRAWN);
    }
    var added = signals.add(lead.id(), newSignals, now);
    moveOn(lead, changed, added, newSignals, startNow);
    return new TakenIn(lead.id(), false, false);
  }

  /**
   * Stores a signal of a known lead, and starts or wakes it.
   *
   * @throws io.leadrelay.lead.UnknownLead if there is no such lead
   * @throws Refusal if the signal lies in the future, or the person was erased
   */
  public LeadId signal(LeadId id, Signal signal) {
    refuseIf(futureErrors(List.of(signal), null));
    return inTransaction(
        () -> {
          var lead = lockOwner(id);
          var added = signals.add(lead.id(), List.of(signal), clock.instant());
          moveOn(lead, false, added, List.of(signal), true);
          return lead.id();
        });
  }

  /** The lead that stands for this id now: the one it was merged into, if it was. */
  private Lead lockOwner(LeadId id) {
    // Only the last of a chain is locked: two locks in an order of our own could meet a merge.
    var lead = leads.get(id);
    do {
      while (lead.mergedInto() != null) {
        lead = leads.get(lead.mergedInto());
      }
      lead = leads.lock(lead.id());
    } while (lead.mergedInto() != null);
    if (lead.stage() == LifecycleStage.ERASED) {
      throw Refusal.conflict(
          "The personal data of this lead were erased; it takes nothing more in.");
    }
    return lead;
  }

  private void moveOn(
      Lead lead, boolean changed, int added, Collection<Signal> newSignals, boolean startNow) {
    if (added > 0) {
      timeline.record(
          lead.id(),
          EventType.SIGNAL_RECEIVED,
          String.join(", ", newSignals.stream().map(Signal::type).distinct().toList()));
    }
    goOn(lead, changed, added, startNow);
  }

  /**
   * Wakes a lead that waits, or opens a new cycle for one that rests.
   *
   * @param changed whether something new is known of it
   * @param added how many signals are new
   */
  public void goOn(Lead lead, boolean changed, int added, boolean startNow) {
    var open = cycles.findOpen(lead.id());
    if (open.isEmpty()) {
      if (changed || added > 0) {
        openCycle(lead.id(), lead.cycle() + 1, startNow);
      }
    } else if (added > 0 && open.get().processInstance() != null) {
      process.wake(open.get().processInstance());
    }
  }

  private void openCycle(LeadId lead, int number, boolean startNow) {
    leads.setCycle(lead, number);
    cycles.open(lead, number, clock.instant());
    if (startNow) {
      process.start(lead);
    } else {
      timeline.record(lead, EventType.START_PENDING);
      process.startLater(lead);
    }
  }

  /** The lead that is already known by its source and external id, or by its e-mail address. */
  private Optional<LeadId> find(LeadDetails details) {
    var source = details.source();
    var externalId = details.externalId();
    var byId =
        source != null && externalId != null
            ? leads.findByExternalId(source, externalId)
            : Optional.<LeadId>empty();
    return byId.isPresent() || details.email() == null
        ? byId
        : leads.findByEmail(EmailAddress.parse(details.email()).key());
  }

  /**
   * Blank never overwrites. What identifies stays as it is: a lead keeps its source and external
   * id, and an address that another lead has is not taken from it.
   */
  public LeadDetails merged(Lead lead, LeadDetails newer) {
    var known = lead.details();
    var merged = known.mergedWith(newer);
    var externalId = known.externalId() != null ? known.externalId() : newer.externalId();
    var source =
        known.externalId() != null || newer.externalId() == null ? known.source() : newer.source();
    var email = merged.email();
    if (email != null && !email.equals(known.email())) {
      var owner = leads.findByEmail(EmailAddress.parse(email).key());
      if (owner.isPresent() && !owner.get().equals(lead.id())) {
        email = known.email();
      }
    }
    if (source != null && externalId != null && known.externalId() == null) {
      var owner = leads.findByExternalId(source, externalId);
      if (owner.isPresent() && !owner.get().equals(lead.id())) {
        externalId = null;
        source = known.source();
      }
    }
    return new LeadDetails(
        externalId,
        source == null ? newer.source() : source,
        email,
        merged.phone(),
        merged.firstName(),
        merged.lastName(),
        merged.company(),
        merged.jobTitle(),
        merged.country(),
        merged.industry(),
        merged.employees(),
        merged.language(),
        merged.mailConsent(),
        merged.attributes());
  }

  private static String orDash(@Nullable String text) {
    return text == null ? "-" : text;
  }
}
