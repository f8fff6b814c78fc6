package io.leadrelay.terms;

import io.leadrelay.lead.Grade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a version of the agreement says. Deadlines, attempts and their cadence stand in its signed
 * tables.
 *
 * @param monthlyTarget how many qualified leads marketing owes a month, weighted by grade
 * @param weightStandard what a standard lead counts towards it
 * @param weightHot what a hot lead counts towards it
 * @param tables the decision tables that belong to it
 */
public record Terms(
    int monthlyTarget,
    BigDecimal weightStandard,
    BigDecimal weightHot,
    WorkingCalendar calendar,
    List<SignedTable> tables) {

  /**
   * A decision table as it was signed.
   *
   * @param decision its key
   * @param version its version in the engine
   * @param sha256 the hash of its file, hexadecimal and in lower case
   */
  public record SignedTable(String decision, int version, String sha256) {}

  /** What a lead of that grade counts towards the target. */
  public BigDecimal weight(Grade grade) {
    return switch (grade) {
      case STANDARD -> weightStandard;
      case HOT -> weightHot;
    };
  }

  public Optional<SignedTable> table(String decision) {
    return tables.stream().filter(table -> table.decision().equals(decision)).findFirst();
  }
}
