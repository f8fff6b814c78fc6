package io.leadrelay.process.whatif;

import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Made-up leads of a past in which nothing else happened. */
final class PastLeads {

  static final Instant AT = Instant.parse("2019-03-01T08:00:00Z");
  static final String COMPANY = "Bygone Works";
  static final String NAME = "Vergangen";

  private static final String SOURCE = "past-leads";

  private static final List<LifecycleStage> STAGES =
      List.of(
          LifecycleStage.NURTURING,
          LifecycleStage.CUSTOMER,
          LifecycleStage.LOST,
          LifecycleStage.NURTURING,
          LifecycleStage.NO_FIT,
          LifecycleStage.SALES_ACCEPTED,
          LifecycleStage.CUSTOMER);

  private final JdbcTemplate jdbc;
  private final int agreement;

  PastLeads(JdbcTemplate jdbc, int agreement) {
    this.jdbc = jdbc;
    this.agreement = agreement;
  }

  /**
   * A lead.
   *
   * @param judgedToFit as it was recorded
   * @param points by both judgements of its readiness
   * @param dueAfter the deadline of its one handoff, a standard one
   * @param contactAfter null if there was none yet
   */
  record Past(
      UUID id,
      int employees,
      boolean judgedToFit,
      int points,
      boolean factsKept,
      boolean factsIncomplete,
      LifecycleStage stage,
      boolean upheld,
      BigDecimal amount,
      String currency,
      Duration dueAfter,
      @Nullable Duration contactAfter) {}

  /** So many leads, as different as their numbers, in the order of their ids. */
  List<Past> thatWere(int number) {
    var leads = new ArrayList<Past>();
    for (var n = 0; n < number; n++) {
      leads.add(
          new Past(
              LeadId.create().value(),
              // Few different ones: a table takes milliseconds for each.
              n % 9 * 10 + 5,
              // Some were judged by a table that took smaller firms, too.
              n % 9 >= 2 || n % 4 == 0,
              n % 8 * 10,
              n % 37 != 0,
              n % 41 == 0,
              STAGES.get(n % STAGES.size()),
              n % STAGES.size() == 3 || (n % STAGES.size() == 4 && n % 2 == 0),
              new BigDecimal(n + ".50"),
              n % 4 == 0 ? "USD" : "EUR",
              n % 5 == 0 ? Duration.ofHours(4) : Duration.ofHours(24),
              n % 31 == 0 ? null : Duration.ofHours(n % 31)));
    }
    write(leads);
    return leads;
  }

  private void write(List<Past> leads) {
    insert(
        leads,
        "insert into lead (id, source, company, last_name, stage, cycle, signal_count,"
            + " signals_heard, signals_spent, received_at, stage_since, history)"
            + " values (?, ?, ?, ?, ?, 1, 0, 0, 0, ?, ?, true)",
        lead ->
            new Object[] {
              lead.id(), SOURCE, COMPANY, NAME, lead.stage().name(), time(AT), time(AT)
            });
    event(
        leads,
        "FIT_CHECKED",
        0,
        lead -> "[\"%s\",\"\"]".formatted(lead.judgedToFit() ? "FITS" : "NO_FIT"),
        lead -> "{\"country\":\"DE\",\"employees\":" + lead.employees());
    for (var day : List.of(1, 2)) {
      event(
          leads,
          "READINESS_ASSESSED",
          day,
          lead ->
              "[%d,\"%s\",\"\"]".formatted(lead.points(), lead.points() < 50 ? "-" : "STANDARD"),
          lead -> "{\"points\":" + lead.points());
    }
    event(leads, "HANDED_OFF", 3, lead -> "[]", lead -> "{\"ignored\":1");
    var at = AT.plus(Duration.ofDays(3));
    insert(
        leads,
        "insert into handoff (id, lead_id, cycle, number, rep, grade, agreement, at,"
            + " contact_due_at, first_contact_at, evidence, counts)"
            + " values (?, ?, 1, 1, 'past-rep', 'STANDARD', ?, ?, ?, ?, '{}', true)",
        lead ->
            new Object[] {
              lead.id(),
              lead.id(),
              agreement,
              time(at),
              time(at.plus(lead.dueAfter())),
              lead.contactAfter() == null ? null : time(at.plus(lead.contactAfter()))
            });
    insert(
        leads.stream().filter(lead -> lead.stage() == LifecycleStage.CUSTOMER).toList(),
        "insert into opportunity (id, lead_id, handoff_id, rep, at, outcome, amount, currency)"
            + " values (?, ?, ?, 'past-rep', ?, 'WON', ?, ?)",
        lead ->
            new Object[] {
              lead.id(), lead.id(), lead.id(), time(at), lead.amount(), lead.currency()
            });
    var upheld = leads.stream().filter(Past::upheld).toList();
    insert(
        upheld,
        "insert into rejection (id, lead_id, handoff_id, rep, at, reason, evidence)"
            + " values (?, ?, ?, 'past-rep', ?, 'NOT_READY', '{}')",
        lead -> new Object[] {lead.id(), lead.id(), lead.id(), time(at)});
    insert(
        upheld,
        "insert into ruling (id, rejection_id, verdict, ruled_by, at, same_rep)"
            + " values (?, ?, 'UPHELD', 'past-board', ?, false)",
        lead -> new Object[] {lead.id(), lead.id(), time(at)});
  }

  private void event(List<Past> leads, String type, int day, Text details, Text facts) {
    insert(
        leads,
        "insert into lead_event (id, lead_id, cycle, at, type, actor, details, facts)"
            + " values (?, ?, 1, ?, ?, 'system', ?, ?)",
        lead ->
            new Object[] {
              LeadId.create().value(),
              lead.id(),
              time(AT.plus(Duration.ofDays(day))),
              type,
              details.of(lead),
              lead.factsKept()
                  ? facts.of(lead)
                      + (lead.factsIncomplete() && type.equals("FIT_CHECKED") ? ",\"…\":true" : "")
                      + "}"
                  : null
            });
  }

  private interface Text {
    String of(Past lead);
  }

  private interface Row {
    Object[] of(Past lead);
  }

  private void insert(List<Past> leads, String sql, Row row) {
    jdbc.batchUpdate(sql, leads.stream().map(row::of).toList());
  }

  private static Timestamp time(Instant at) {
    return Timestamp.from(at);
  }

  /** There were none. */
  void forget() {
    var leads = "select id from lead where source = '" + SOURCE + "'";
    jdbc.update("delete from ruling where rejection_id in (" + leads + ")");
    for (var table : List.of("rejection", "opportunity", "handoff", "lead_event")) {
      jdbc.update("delete from " + table + " where lead_id in (" + leads + ")");
    }
    jdbc.update("delete from lead where source = '" + SOURCE + "'");
  }
}
