package io.leadrelay.agreement;

import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Agreements;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells how marketing stands against what it owes. */
@Service
@Transactional(readOnly = true)
public class Quotas {

  private final Agreements agreements;
  private final AgreementInForce inForce;
  private final Deliveries deliveries;
  private final Clock clock;

  Quotas(Agreements agreements, AgreementInForce inForce, Deliveries deliveries, Clock clock) {
    this.agreements = agreements;
    this.inForce = inForce;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * The quota of a month.
   *
   * @param month the one that runs if null
   * @throws Refusal of the field {@code month} if it has not begun, or no agreement was in force
   */
  public Quota of(@Nullable YearMonth month) {
    var all = agreements.all();
    var now = clock.instant();
    if (month != null && now.isBefore(MonthlyTarget.begin(all, month))) {
      throw Refusal.invalid(
          "month", "%s has not begun yet, so nothing can be said of it.".formatted(month));
    }
    var target = month == null ? MonthlyTarget.at(all, now) : MonthlyTarget.of(all, month);
    var delivered = deliveries.between(target.begins(), target.ends());
    return Quota.of(target, delivered, before(all, target, delivered), inForce.now().terms(), now);
  }

  /** Asked for only while nothing is delivered, as nobody needs it later. */
  private List<Delivered> before(
      List<Agreement> all, MonthlyTarget target, List<Delivered> delivered) {
    return delivered.stream().anyMatch(line -> line.leads() > 0)
        ? List.of()
        : deliveries.between(
            MonthlyTarget.begin(all, target.month().minusMonths(1)), target.begins());
  }
}
