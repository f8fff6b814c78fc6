package io.leadrelay.agreement;

import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.lead.Grade;
import io.leadrelay.terms.Terms.SignedTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version of the agreement with all that it says, as somebody reads it who is to sign it.
 *
 * @param next the agreed version that follows it; null while there is none, or it was not agreed
 * @param contact what sales owes a hot lead, then a standard one
 * @param annexes its tables, in the order in which a lead meets them
 */
public record AgreementDocument(
    Proposal version,
    Standing standing,
    @Nullable Next next,
    List<ContactDuty> contact,
    List<Annex> annexes) {

  /** Whether a version runs, and why not. */
  public enum Standing {
    OPEN,
    COMING,
    IN_FORCE,
    REPLACED,
    REFUSED,
    LAPSED,
    WITHDRAWN
  }

  /** The version that takes its place, and when. */
  public record Next(int number, Instant from) {}

  /**
   * A table that belongs to it.
   *
   * @param content null if its file is deployed no more
   */
  public record Annex(SignedTable table, @Nullable SignedTableInFull content) {}

  /**
   * Puts a version together.
   *
   * @param all the versions there are, in whatever order and state
   */
  static AgreementDocument of(
      Proposal version, List<Proposal> all, DeployedTables tables, Instant now) {
    var next = next(version, all);
    return new AgreementDocument(
        version,
        standing(version, next.orElse(null), now),
        next.orElse(null),
        Stream.of(Grade.HOT, Grade.STANDARD)
            .map(grade -> ContactDuty.of(grade, version.terms(), tables))
            .toList(),
        version.terms().tables().stream()
            .sorted(
                Comparator.comparingInt(table -> AgreementCheck.SIGNED.indexOf(table.decision())))
            .map(table -> new Annex(table, tables.inFull(table).orElse(null)))
            .toList());
  }

  public int number() {
    return version.number();
  }

  /** Until when it is in force; empty if that is open, or it was not agreed. */
  public Optional<Instant> until() {
    return Optional.ofNullable(next).map(Next::from);
  }

  /** Of two from the same moment on, the one with the higher number is in force. */
  private static Optional<Next> next(Proposal version, List<Proposal> all) {
    if (version.state() != State.AGREED) {
      return Optional.empty();
    }
    var order = Comparator.comparing(AgreementDocument::from).thenComparing(Proposal::number);
    return all.stream()
        .filter(other -> other.state() == State.AGREED && order.compare(other, version) > 0)
        .min(order)
        .map(other -> new Next(other.number(), from(other)));
  }

  private static Instant from(Proposal agreed) {
    return Objects.requireNonNull(agreed.inForceFrom(), "an agreed version has its time");
  }

  private static Standing standing(Proposal version, @Nullable Next next, Instant now) {
    return switch (version.state()) {
      case OPEN -> Standing.OPEN;
      case REFUSED -> Standing.REFUSED;
      case LAPSED -> Standing.LAPSED;
      case WITHDRAWN -> Standing.WITHDRAWN;
      case AGREED -> {
        var from = from(version);
        if (next != null && !next.from().isAfter(now.isAfter(from) ? now : from)) {
          yield Standing.REPLACED;
        }
        yield from.isAfter(now) ? Standing.COMING : Standing.IN_FORCE;
      }
    };
  }
}
