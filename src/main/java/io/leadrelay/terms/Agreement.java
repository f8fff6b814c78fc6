package io.leadrelay.terms;

import io.leadrelay.terms.Terms.SignedTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of what both teams have agreed.
 *
 * @param number of versions that were proposed, so one that was refused leaves a gap
 * @param inForceFrom until the next version's time
 */
public record Agreement(int number, Instant inForceFrom, Terms terms, List<Signature> signatures) {

  public Optional<SignedTable> table(String decision) {
    return terms.table(decision);
  }
}
