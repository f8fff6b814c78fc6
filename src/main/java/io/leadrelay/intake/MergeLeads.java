package io.leadrelay.intake;

import io.leadrelay.handoff.EndHandoff;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.lead.Cycle;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Merging;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Signals;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.lead.Timeline;
import io.leadrelay.lead.UnknownLead;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Merges a lead into another that is the same person. */
@Service
public class MergeLeads implements Merging {

  private final Leads leads;
  private final Signals signals;
  private final Cycles cycles;
  private final Timeline timeline;
  private final EndHandoff handoffs;
  private final LeadProcess process;
  private final TakeInLead takeInLead;
  private final Clock clock;

  MergeLeads(
      Leads leads,
      Signals signals,
      Cycles cycles,
      Timeline timeline,
      EndHandoff handoffs,
      LeadProcess process,
      TakeInLead takeInLead,
      Clock clock) {
    this.leads = leads;
    this.signals = signals;
    this.cycles = cycles;
    this.timeline = timeline;
    this.handoffs = handoffs;
    this.process = process;
    this.takeInLead = takeInLead;
    this.clock = clock;
  }

  /**
   * Gives the signals of one lead to the other, fills what is blank there, and ends the first. The
   * other keeps what it has; who said no to mail stays out of it. What comes in for the first later
   * reaches the other. Doing it twice does nothing the second time.
   *
   * @throws UnknownLead if the first does not exist
   * @throws Refusal if the other does not, if they are the same, or if either was erased or merged
   *     elsewhere before
   */
  @Transactional
  public void merge(LeadId id, LeadId intoId) {
    if (id.equals(intoId)) {
      throw Refusal.invalid("into", "A lead cannot be merged into itself.");
    }
    lockBoth(id, intoId);
    var from = leads.get(id);
    var into = leads.get(intoId);
    if (intoId.equals(from.mergedInto())) {
      return;
    }
    refuseIfGone(from);
    refuseIfGone(into);
    handOver(from, into);
    endCycle(id);
    goOn(from, into);
  }

  /**
   * The same within the process of the first, which ends by itself. If the other is gone meanwhile,
   * the first stays as it is: nobody is thrown away.
   */
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void mergeAsRuled(LeadId id, LeadId intoId) {
    var standing = leads.get(intoId);
    while (standing.mergedInto() != null) {
      standing = leads.get(standing.mergedInto());
    }
    if (standing.id().equals(id) || standing.stage() == LifecycleStage.ERASED) {
      return;
    }
    lockBoth(id, standing.id());
    var from = leads.get(id);
    var into = leads.get(standing.id());
    handOver(from, into);
    goOn(from, into);
  }

  private void lockBoth(LeadId id, LeadId into) {
    leads.get(id);
    if (leads.find(into).isEmpty()) {
      throw Refusal.invalid("into", "There is no lead " + into + ".");
    }
    Stream.of(id, into).sorted(LeadId.LOCK_ORDER).forEach(leads::lock);
  }

  private static void refuseIfGone(Lead lead) {
    if (lead.mergedInto() != null) {
      throw Refusal.conflict(
          "The lead %s was merged into %s before.".formatted(lead.id(), lead.mergedInto()));
    }
    if (lead.stage() == LifecycleStage.ERASED) {
      throw Refusal.conflict("The personal data of the lead " + lead.id() + " were erased.");
    }
  }

  private void handOver(Lead from, Lead into) {
    var filled = filled(into.details(), from.details());
    var emailMoves = !Objects.equals(filled.email(), into.details().email());
    var externalIdMoves = !Objects.equals(filled.externalId(), into.details().externalId());
    handoffs.end(from.id(), HandoffEnd.CYCLE_ENDED);
    leads.markMerged(from.id(), into.id(), !emailMoves, !externalIdMoves, clock.instant());
    timeline.record(from.id(), EventType.MERGED, into.id());
  }

  private void goOn(Lead from, Lead into) {
    var filled = filled(into.details(), from.details());
    var changed = !filled.equals(into.details());
    if (changed) {
      leads.update(into.id(), filled);
    }
    var added = signals.move(from.id(), into.id(), clock.instant());
    timeline.record(into.id(), EventType.TOOK_OVER, from.id(), added);
    takeInLead.goOn(into, changed, added, true);
  }

  private void endCycle(LeadId lead) {
    var instance = cycles.findOpen(lead).map(Cycle::processInstance);
    instance.ifPresent(running -> process.end(running, LeadProcess.End.MERGED_INTO_ANOTHER_LEAD));
    cycles.close(lead, clock.instant());
  }

  /** What the one that stays has, and for what it lacks what the other knows. */
  private static LeadDetails filled(LeadDetails stays, LeadDetails goes) {
    var all = goes.mergedWith(stays);
    var attributes = new LinkedHashMap<>(stays.attributes());
    goes.attributes()
        .forEach(
            (name, value) -> {
              if (attributes.size() < LeadDetails.MAX_ATTRIBUTES) {
                attributes.putIfAbsent(name, value);
              }
            });
    // An external id means something only together with its source.
    var takesId =
        stays.externalId() == null
            && (stays.source() == null || stays.source().equals(goes.source()));
    return new LeadDetails(
        takesId ? goes.externalId() : stays.externalId(),
        all.source(),
        all.email(),
        all.phone(),
        all.firstName(),
        all.lastName(),
        all.company(),
        all.jobTitle(),
        all.country(),
        all.industry(),
        all.employees(),
        all.language(),
        consent(stays.mailConsent(), goes.mailConsent()),
        attributes);
  }

  /** Whoever said no under one of two addresses is not mailed under the other. */
  private static @Nullable Boolean consent(@Nullable Boolean stays, @Nullable Boolean goes) {
    if (Boolean.FALSE.equals(goes)) {
      return false;
    }
    return stays == null ? goes : stays;
  }
}
