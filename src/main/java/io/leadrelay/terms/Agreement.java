package io.leadrelay.terms;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of what both teams have signed.
 *
 * @param monthlyTarget how many qualified leads marketing owes a month, weighted by grade
 * @param tables the decision tables that belong to it
 */
public record Agreement(
    int number,
    Instant inForceFrom,
    int monthlyTarget,
    BigDecimal weightStandard,
    BigDecimal weightHot,
    List<SignedTable> tables,
    List<Signature> signatures) {

  /**
   * A decision table as it was signed.
   *
   * @param decision its key
   * @param version its version in the engine
   * @param sha256 the hash of its file, hexadecimal
   */
  public record SignedTable(String decision, int version, String sha256) {}

  /**
   * One side's signature.
   *
   * @param side {@code marketing} or {@code sales}
   */
  public record Signature(String side, String person, Instant at, String words) {}

  public Optional<SignedTable> table(String decision) {
    return tables.stream().filter(table -> table.decision().equals(decision)).findFirst();
  }
}
