package io.leadrelay.agreement;

import static java.util.Objects.requireNonNull;

import io.leadrelay.agreement.Proposal.Origin;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Signature.Verdict;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.WorkingCalendar;
import io.leadrelay.terms.WorkingHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts versions of the agreement in whatever state beside the first one, with its tables, and takes
 * them away again. Those that are agreed are in force at other times than now.
 */
public final class StoredVersions {

  public static final Instant PROPOSED = Instant.parse("2026-11-02T08:30:00Z");
  public static final Instant SIGNED = Instant.parse("2026-11-03T13:47:00Z");
  public static final Instant DECIDED = Instant.parse("2026-11-04T10:05:00Z");

  private final Proposals proposals;
  private final Agreements agreements;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public StoredVersions(
      Proposals proposals,
      Agreements agreements,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.proposals = proposals;
    this.agreements = agreements;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What the marketing lead says with a signature. */
  public static Signature marketing(String words) {
    return new Signature(
        Side.MARKETING, Verdict.SIGNED, "marketing-lead", "Max Meyer", SIGNED, words);
  }

  /** What the sales lead says with a signature. */
  public static Signature sales(Verdict verdict, String words) {
    return new Signature(Side.SALES, verdict, "sales-lead", "Sam Santos", DECIDED, words);
  }

  /** An agreed version that is in force from a time on. */
  public int agreed(Instant from, String reason, Map<LocalDate, String> closed) {
    return add(
        State.AGREED,
        from,
        reason,
        null,
        closed,
        List.of(
            marketing("I sign this agreement for marketing. Agreed in the quarterly meeting."),
            sales(Verdict.SIGNED, "I sign this agreement for sales.")));
  }

  /** A version that is not agreed. */
  public int proposed(
      State state, String reason, Map<LocalDate, String> closed, Signature... signatures) {
    return add(
        state,
        null,
        reason,
        state == State.OPEN || state == State.LAPSED ? null : "Not before spring.",
        closed,
        List.of(signatures));
  }

  private int add(
      State state,
      @Nullable Instant from,
      String reason,
      @Nullable String decisionReason,
      Map<LocalDate, String> closed,
      List<Signature> signatures) {
    return requireNonNull(
        transaction.execute(
            status -> {
              var number = proposals.nextNumber();
              proposals.add(
                  new Proposal(
                      number,
                      state,
                      Origin.FORM,
                      "sales-lead",
                      PROPOSED,
                      reason,
                      1,
                      from == null ? PROPOSED : from,
                      from,
                      PROPOSED.plusSeconds(7 * 24 * 3600),
                      state == State.OPEN ? null : DECIDED,
                      decisionReason,
                      null,
                      terms(closed),
                      signatures));
              return number;
            }));
  }

  private Terms terms(Map<LocalDate, String> closed) {
    var first = agreements.all().stream().filter(one -> one.number() == 1).findFirst();
    return new Terms(
        600,
        first.orElseThrow().terms().weightStandard(),
        first.orElseThrow().terms().weightHot(),
        new WorkingCalendar(
            ZoneId.of("Europe/Berlin"),
            WorkingHours.parse("Mon-Thu 08:30-17:00; Fri 08:30-15:00"),
            "DE-BY",
            new TreeMap<>(closed)),
        first.orElseThrow().terms().tables());
  }

  /** Takes away all but the first. */
  public void remove() {
    for (var part : List.of("agreement_signature", "agreement_closing_day", "agreement_table")) {
      jdbc.sql("delete from " + part + " where agreement > 1").update();
    }
    jdbc.sql("delete from agreement where number > 1").update();
  }
}
