package io.leadrelay.intake;

import io.leadrelay.intake.csv.Row;
import io.leadrelay.lead.ClosedLead;
import io.leadrelay.lead.ClosedLeads;
import io.leadrelay.lead.EmailAddress;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Signals;
import io.leadrelay.lead.TakeInLead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes in leads of the past whose outcome is known. They tell which signals go with buying; no
 * process starts for them.
 */
@Service
class TakeInHistory {

  private final ClosedLeads closedLeads;
  private final Leads leads;
  private final Signals signals;
  private final TakeInLead takeInLead;

  TakeInHistory(ClosedLeads closedLeads, Leads leads, Signals signals, TakeInLead takeInLead) {
    this.closedLeads = closedLeads;
    this.leads = leads;
    this.signals = signals;
    this.takeInLead = takeInLead;
  }

  /**
   * Takes in rows within the caller's transaction. A lead that has lived here stays as it is: its
   * own record is better than what a file tells of it.
   *
   * @param importedAt when the file was uploaded
   */
  ImportTally takeInWithin(List<Row.Accepted> rows, Instant importedAt) {
    var known = new KnownLeads();
    closedLeads.findKnown(rows.stream().map(Row.Accepted::details).toList()).forEach(known::add);
    var created = new ArrayList<ClosedLead>();
    var again = new ArrayList<Row.Accepted>();
    for (var row : rows) {
      if (known.find(row.details()) == null) {
        var lead = closedLead(row, importedAt);
        known.add(lead.id(), lead.details());
        created.add(lead);
      } else {
        again.add(row);
      }
    }
    closedLeads.insert(created, importedAt);
    for (var row : again) {
      add(leads.lock(Objects.requireNonNull(known.find(row.details()))), row, importedAt);
    }
    return new ImportTally(created.size(), again.size(), 0, 0);
  }

  private void add(Lead lead, Row.Accepted row, Instant importedAt) {
    if (!lead.history() || lead.cycle() != 1 || !isOutcome(lead.stage())) {
      return;
    }
    var merged = takeInLead.merged(lead, row.details());
    if (!merged.equals(lead.details())) {
      leads.update(lead.id(), merged);
    }
    if (signals.add(lead.id(), row.signals(), importedAt) > 0) {
      leads.spendSignals(lead.id());
    }
    if (lead.stage() != outcome(row)) {
      closedLeads.restate(lead.id(), outcome(row), closedAt(row), importedAt);
    }
  }

  private static ClosedLead closedLead(Row.Accepted row, Instant importedAt) {
    var closedAt = closedAt(row);
    var receivedAt = row.receivedAt();
    if (receivedAt == null) {
      receivedAt = closedAt == null ? importedAt : closedAt;
    }
    return new ClosedLead(
        LeadId.create(), row.details(), receivedAt, row.signals(), outcome(row), closedAt);
  }

  private static LifecycleStage outcome(Row.Accepted row) {
    return Objects.requireNonNull(row.outcome()).won()
        ? LifecycleStage.CUSTOMER
        : LifecycleStage.LOST;
  }

  private static @Nullable Instant closedAt(Row.Accepted row) {
    return Objects.requireNonNull(row.outcome()).at();
  }

  private static boolean isOutcome(LifecycleStage stage) {
    return stage == LifecycleStage.CUSTOMER || stage == LifecycleStage.LOST;
  }

  /** Recognises leads as intake does: by source and external id first, else by e-mail address. */
  private static final class KnownLeads {

    private final Map<List<String>, LeadId> byExternalId = new HashMap<>();
    private final Map<String, LeadId> byEmail = new HashMap<>();

    void add(ClosedLeads.Identity known) {
      add(known.lead(), known.source(), known.externalId(), known.emailKey());
    }

    void add(LeadId lead, LeadDetails details) {
      add(lead, details.source(), details.externalId(), emailKey(details));
    }

    private void add(
        LeadId lead,
        @Nullable String source,
        @Nullable String externalId,
        @Nullable String emailKey) {
      if (source != null && externalId != null) {
        byExternalId.put(List.of(source, externalId), lead);
      }
      if (emailKey != null) {
        byEmail.put(emailKey, lead);
      }
    }

    @Nullable LeadId find(LeadDetails details) {
      var byId =
          details.source() == null || details.externalId() == null
              ? null
              : byExternalId.get(List.of(details.source(), details.externalId()));
      var emailKey = emailKey(details);
      return byId != null || emailKey == null ? byId : byEmail.get(emailKey);
    }

    private static @Nullable String emailKey(LeadDetails details) {
      return details.email() == null ? null : EmailAddress.parse(details.email()).key();
    }
  }
}
