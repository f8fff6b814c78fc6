package io.leadrelay.reporting;

import java.time.YearMonth;
import java.util.Optional;

/** The months that both teams have reviewed. */
public interface ReviewedMonths {

  /** The figures as they were reviewed; empty while the month is not. */
  Optional<Figures> find(YearMonth month);
}
