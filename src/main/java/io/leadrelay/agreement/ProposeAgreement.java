package io.leadrelay.agreement;

import static java.util.stream.Collectors.toMap;

import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.Terms.SignedTable;
import io.leadrelay.terms.WorkingCalendar;
import io.leadrelay.terms.WorkingCalendar.ClosingDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a proposal and starts its process. One at a time waits for signatures, so that both know
 * what they compare it with.
 */
@Component
public class ProposeAgreement {

  private static final int MOST_LEADS = 1_000_000;
  private static final int LONGEST_REASON = 4000;
  private static final int MOST_DAYS_AHEAD = 730;

  private final Agreements agreements;
  private final Proposals proposals;
  private final Drafts drafts;
  private final DeployedTables tables;
  private final AgreementProcess process;
  private final CalculateGoal calculateGoal;
  private final Clock clock;

  ProposeAgreement(
      Agreements agreements,
      Proposals proposals,
      Drafts drafts,
      DeployedTables tables,
      AgreementProcess process,
      CalculateGoal calculateGoal,
      Clock clock) {
    this.agreements = agreements;
    this.proposals = proposals;
    this.drafts = drafts;
    this.tables = tables;
    this.process = process;
    this.calculateGoal = calculateGoal;
    this.clock = clock;
  }

  /**
   * A proposal with the process that carries it.
   *
   * @param processInstance the id of the instance
   */
  public record Proposed(Proposal proposal, String processInstance) {}

  /**
   * Proposes new terms.
   *
   * @param person who does; null for no person
   * @throws Refusal with all fields at fault; if nothing would change; or if another proposal is
   *     still open
   */
  @Transactional
  public Proposed propose(ProposedTerms proposed, @Nullable String person) {
    proposals
        .findOpen()
        .ifPresent(
            open -> {
              throw stillOpen(open.number());
            });
    var last = last();
    var terms = terms(proposed, last);
    if (terms.equals(last.terms())) {
      throw Refusal.conflict(
          "Nothing would change: agreement no. %d says the same.".formatted(last.number()));
    }
    var now = clock.instant();
    var proposal =
        new Proposal(
            proposals.nextNumber(),
            State.OPEN,
            proposed.origin(),
            person,
            now,
            proposed.reason(),
            last.number(),
            latest(last.inForceFrom(), wantedFrom(proposed, terms.calendar().zone(), now)),
            null,
            null,
            null,
            null,
            null,
            terms,
            List.of());
    try {
      proposals.add(proposal);
    } catch (DuplicateKeyException lostRace) {
      throw stillOpen(proposal.number());
    }
    return new Proposed(proposal, process.start(proposal.number()));
  }

  /**
   * Proposes what a goal takes: its leads a month as the target. A goal counts leads and a target
   * counts points, so each lead is taken for a standard one: with hot ones among them the target is
   * reached by fewer.
   *
   * @param proposed what else changes with it
   * @throws Refusal as {@link #propose} does, or if the past tells too little for the goal
   */
  @Transactional
  public Proposed propose(Goal goal, ProposedTerms proposed, @Nullable String person) {
    var result = calculateGoal.calculate(goal);
    var weight =
        Objects.requireNonNullElse(proposed.weightStandard(), last().terms().weightStandard());
    var target =
        weight
            .multiply(BigDecimal.valueOf(result.leadsPerMonth().number()))
            .setScale(0, RoundingMode.CEILING);
    if (target.compareTo(BigDecimal.valueOf(MOST_LEADS)) > 0) {
      throw Refusal.invalid(
          Goal.REVENUE,
          "It takes %s points a month; a target lies between 1 and 1,000,000.".formatted(target));
    }
    return propose(
        proposed.withTarget(
            target.intValueExact(),
            "The goal: revenue of %s%s in %d months takes %d qualified leads, %d a month."
                .formatted(
                    goal.revenue().toPlainString(),
                    result.currency() == null ? "" : " " + result.currency(),
                    goal.months(),
                    result.leads().number(),
                    result.leadsPerMonth().number())),
        person);
  }

  /**
   * Proposes the changed tables that nobody has decided on yet, unless another proposal is open:
   * then they wait for its end. One that was made of older drafts is replaced.
   */
  @Transactional
  public Optional<Proposed> proposeDrafts() {
    var changed = withDrafts(last().terms().tables());
    var open =
        proposals.findOpen().map(found -> proposals.lock(found.number())).filter(Proposal::isOpen);
    if (open.isPresent()) {
      if (open.get().origin() != Proposal.Origin.TABLE
          || hashes(open.get().terms().tables()).equals(hashes(changed))) {
        return Optional.empty();
      }
      withdraw(open.get(), "The tables were changed once more.");
    }
    var decided =
        proposals.all().stream()
            .filter(each -> each.state() != State.WITHDRAWN)
            .map(each -> hashes(each.terms().tables()));
    return decided.anyMatch(hashes(changed)::equals)
        ? Optional.empty()
        : Optional.of(propose(ProposedTerms.ofChangedTables(), null));
  }

  /** What the tables say, whatever version a file was given. */
  private static Map<String, String> hashes(List<SignedTable> tables) {
    return tables.stream().collect(toMap(SignedTable::decision, SignedTable::sha256));
  }

  /**
   * Takes an open proposal back; changed tables that waited for its end are proposed.
   *
   * @throws Refusal if it is not open, or the person has not made it
   */
  @Transactional
  public void withdraw(int number, String person, @Nullable String reason) {
    var proposal =
        proposals
            .find(number)
            // Whoever signs at this moment holds the row: look again once it is ours.
            .map(found -> proposals.lock(found.number()))
            .filter(Proposal::isOpen)
            .orElseThrow(
                () -> Refusal.conflict("There is no open proposal no. %d.".formatted(number)));
    if (!person.equals(proposal.proposedBy())) {
      throw Refusal.conflict(
          "Only who made a proposal withdraws it; the leads of both teams can refuse it.");
    }
    withdraw(proposal, reason);
    proposeDrafts();
  }

  private void withdraw(Proposal proposal, @Nullable String reason) {
    proposals.close(proposal.number(), State.WITHDRAWN, clock.instant(), reason);
    process.withdraw(proposal.number());
  }

  /** What was agreed last, though it may not be in force yet. */
  private Agreement last() {
    return agreements.all().stream()
        .max(Comparator.comparing(Agreement::inForceFrom).thenComparingInt(Agreement::number))
        .orElseThrow(() -> new IllegalStateException("There is no agreement yet"));
  }

  private static Refusal stillOpen(int number) {
    return Refusal.conflict(
        "Proposal no. %d still waits for signatures: one at a time is decided on."
            .formatted(number));
  }

  private List<SignedTable> withDrafts(List<SignedTable> agreed) {
    var latest = tables.latestVersions();
    return agreed.stream()
        .map(
            table ->
                drafts
                    .find(table, latest)
                    .map(
                        version ->
                            new SignedTable(
                                table.decision(),
                                version,
                                tables.findSha256(table.decision(), version).orElseThrow()))
                    .orElse(table))
        .toList();
  }

  private Terms terms(ProposedTerms proposed, Agreement agreed) {
    var last = agreed.terms();
    var errors = new ArrayList<FieldError>();
    var target = proposed.monthlyTarget();
    if (target != null && (target < 1 || target > MOST_LEADS)) {
      errors.add(
          new FieldError("monthlyTarget", "A monthly target lies between 1 and 1,000,000 leads."));
    }
    weight("weightStandard", proposed.weightStandard(), errors);
    weight("weightHot", proposed.weightHot(), errors);
    if (proposed.reason() != null && proposed.reason().length() > LONGEST_REASON) {
      errors.add(new FieldError("reason", "At most 4,000 characters are stored."));
    }
    var calendar = calendar(proposed, last.calendar(), errors);
    if (calendar != null && proposed.from() != null) {
      var today = clock.instant().atZone(calendar.zone()).toLocalDate();
      if (proposed.from().isBefore(today)) {
        errors.add(
            new FieldError(
                "inForceFrom", "Terms come into force today at the earliest, never in the past."));
      } else if (proposed
              .from()
              .atStartOfDay(calendar.zone())
              .toInstant()
              .isBefore(agreed.inForceFrom())
          && agreed.inForceFrom().isAfter(clock.instant())) {
        errors.add(
            new FieldError(
                "inForceFrom",
                "Agreement no. %d is signed and comes into force on %s; what follows it cannot come before."
                    .formatted(
                        agreed.number(),
                        agreed.inForceFrom().atZone(calendar.zone()).toLocalDate())));
      } else if (proposed.from().isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
        errors.add(new FieldError("inForceFrom", "That is more than two years ahead."));
      }
    }
    if (!errors.isEmpty() || calendar == null) {
      throw Refusal.invalid(errors);
    }
    return new Terms(
        target == null ? last.monthlyTarget() : target,
        or(proposed.weightStandard(), last.weightStandard()),
        or(proposed.weightHot(), last.weightHot()),
        calendar,
        proposed.changedTables() ? withDrafts(last.tables()) : last.tables());
  }

  private static BigDecimal or(@Nullable BigDecimal proposed, BigDecimal last) {
    // As it is stored, so that equal weights are equal.
    return proposed == null || proposed.compareTo(last) == 0 ? last : proposed.setScale(2);
  }

  private static void weight(String field, @Nullable BigDecimal weight, List<FieldError> errors) {
    if (weight != null
        && (weight.compareTo(new BigDecimal("0.01")) < 0
            || weight.compareTo(new BigDecimal("9999.99")) > 0
            || weight.stripTrailingZeros().scale() > 2)) {
      errors.add(
          new FieldError(
              field, "A weight lies between 0.01 and 9,999.99, with at most two decimals."));
    }
  }

  private static @Nullable WorkingCalendar calendar(
      ProposedTerms proposed, WorkingCalendar last, List<FieldError> errors) {
    try {
      return WorkingCalendar.of(
          Objects.requireNonNullElse(proposed.zone(), last.zone().getId()),
          Objects.requireNonNullElse(proposed.workingHours(), last.hours().toString()),
          proposed.holidays() == null ? last.holidays() : proposed.holidays(),
          proposed.closingDays() == null ? days(last) : proposed.closingDays());
    } catch (Refusal refusal) {
      errors.addAll(refusal.errors());
      return null;
    }
  }

  private static List<ClosingDay> days(WorkingCalendar calendar) {
    return calendar.closingDays().entrySet().stream()
        .map(day -> new ClosingDay(day.getKey(), day.getValue()))
        .toList();
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant wantedFrom(ProposedTerms proposed, ZoneId zone, Instant now) {
    return proposed.from() == null || proposed.from().equals(now.atZone(zone).toLocalDate())
        ? now
        : proposed.from().atStartOfDay(zone).toInstant();
  }
}
