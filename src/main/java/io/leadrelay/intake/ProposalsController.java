package io.leadrelay.intake;

import io.leadrelay.agreement.Goal;
import io.leadrelay.agreement.Proposal.Origin;
import io.leadrelay.agreement.ProposeAgreement;
import io.leadrelay.agreement.ProposedTerms;
import io.leadrelay.lead.Actor;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.WorkingCalendar.ClosingDay;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/proposals")
@Tag(name = "Agreements", description = "What marketing and sales have signed")
class ProposalsController {

  private final ProposeAgreement proposeAgreement;
  private final Actor actor;

  ProposalsController(ProposeAgreement proposeAgreement, Actor actor) {
    this.proposeAgreement = proposeAgreement;
    this.actor = actor;
  }

  @PostMapping
  @Operation(
      summary = "Propose new terms",
      description =
          "What is left out stays as it was agreed last. With a goal, its leads a month become the"
              + " target. Both leads sign in Tasklist; GET /api/agreements/{number} tells how it"
              + " stands.")
  @ApiResponse(responseCode = "201", description = "It waits for signatures")
  @ApiResponse(responseCode = "400", description = "A field is not valid")
  @ApiResponse(
      responseCode = "409",
      description = "Nothing would change, or another proposal is still open")
  ResponseEntity<ProposedView> propose(@RequestBody ProposalRequest request) {
    var terms = request.terms();
    var proposal =
        (request.goal() == null
                ? proposeAgreement.propose(terms, actor.id())
                : proposeAgreement.propose(request.goal().goal(), terms, actor.id()))
            .proposal();
    return ResponseEntity.created(URI.create("/api/agreements/" + proposal.number()))
        .body(
            new ProposedView(
                proposal.number(), proposal.terms().monthlyTarget(), proposal.wantedFrom()));
  }

  @PostMapping("/{number}/withdrawal")
  @Operation(
      summary = "Take a proposal back",
      description = "Only who made it, and only while it waits for signatures.")
  @ApiResponse(responseCode = "204", description = "It is taken back")
  @ApiResponse(responseCode = "409", description = "It is not open, or somebody else made it")
  ResponseEntity<Void> withdraw(
      @PathVariable int number, @RequestBody(required = false) @Nullable WithdrawalRequest why) {
    proposeAgreement.withdraw(number, actor.id(), why == null ? null : why.reason());
    return ResponseEntity.noContent().build();
  }

  @Schema(name = "Proposal")
  record ProposalRequest(
      @Schema(description = "Why, for those who sign") @Nullable String reason,
      @Schema(description = "The first day; left out: as soon as both have signed")
          @Nullable LocalDate inForceFrom,
      @Nullable Integer monthlyTarget,
      @Nullable BigDecimal weightStandard,
      @Nullable BigDecimal weightHot,
      @Nullable String zone,
      @Schema(description = "Such as Mon-Fri 09:00-17:00") @Nullable String workingHours,
      @Schema(description = "Such as DE-BY; empty for no public holidays")
          @Nullable String holidays,
      @Schema(description = "All of them") @Nullable List<ClosingDayRequest> closingDays,
      @Schema(description = "Whether the changed decision tables come into force with it")
          @Nullable Boolean changedTables,
      @Nullable GoalRequest goal) {

    ProposedTerms terms() {
      if (reason == null || reason.isBlank()) {
        throw Refusal.invalid("reason", "Say why: those who sign will read it.");
      }
      if (goal != null && monthlyTarget != null) {
        throw Refusal.invalid(
            "monthlyTarget", "The target follows from the goal: give one of both.");
      }
      return new ProposedTerms(
          Origin.FORM,
          reason.strip(),
          inForceFrom,
          monthlyTarget,
          weightStandard,
          weightHot,
          zone,
          workingHours,
          holidays,
          closingDays == null
              ? null
              : closingDays.stream().map(ClosingDayRequest::closingDay).toList(),
          Boolean.TRUE.equals(changedTables));
    }
  }

  @Schema(name = "ProposedClosingDay")
  record ClosingDayRequest(@Nullable LocalDate day, @Nullable String name) {

    ClosingDay closingDay() {
      if (day == null) {
        throw Refusal.invalid("closingDays.day", "A closing day needs its date.");
      }
      return new ClosingDay(day, name);
    }
  }

  @Schema(name = "ProposedGoal")
  record GoalRequest(
      @Nullable BigDecimal revenue,
      @Nullable BigDecimal averageDealSize,
      @Nullable String currency,
      @Nullable BigDecimal leadToOpportunity,
      @Nullable BigDecimal opportunityToCustomer,
      @Nullable Integer months) {

    Goal goal() {
      if (revenue == null) {
        throw Refusal.invalid(
            List.of(new FieldError("goal." + Goal.REVENUE, "A goal needs its revenue.")));
      }
      return new Goal(
          revenue,
          averageDealSize,
          currency,
          leadToOpportunity,
          opportunityToCustomer,
          months == null ? Goal.USUAL_MONTHS : months);
    }
  }

  @Schema(name = "Proposed")
  record ProposedView(int number, int monthlyTarget, Instant wantedFrom) {}

  @Schema(name = "Withdrawal")
  record WithdrawalRequest(@Nullable String reason) {}
}
