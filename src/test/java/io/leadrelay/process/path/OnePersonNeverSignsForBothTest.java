package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.agreement.Proposal;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.agreement.SignAgreement;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

@Tag("database")
@DisplayName("One person never signs for both sides")
class OnePersonNeverSignsForBothTest extends AgreementPath {

  private static final String ALREADY =
      "path-both-leads has already signed for marketing: two people sign an agreement, never one"
          + " for both.";
  private static final Map<String, Object> SIGNED = Map.of("signature", "SIGNED");

  @Autowired SignAgreement signAgreement;

  private Proposal proposal;
  private String task = "";

  @BeforeEach
  void hasSignedForMarketing() {
    proposal = proposed(OWNER, terms("monthlyTarget", 600));
    signs(proposal.number(), SIGN_FOR_MARKETING, BOTH_LEADS);
    task = signing(proposal.number(), SIGN_FOR_SALES).getId();
  }

  private void isRefused(String person, String sentence, Runnable work) {
    Supplier<Boolean> asked =
        () -> {
          work.run();
          return true;
        };
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> as(person, asked))
        .withMessage(sentence);
    assertThat(proposal(proposal.number()).state()).isEqualTo(State.OPEN);
    assertThat(proposal(proposal.number()).signature(Side.SALES)).isEmpty();
  }

  @Test
  @DisplayName("by claiming, completing or submitting the other task")
  void byTheTask() {
    isRefused(BOTH_LEADS, ALREADY, () -> tasks.claim(task, BOTH_LEADS));
    isRefused(BOTH_LEADS, ALREADY, () -> tasks.complete(task, new HashMap<>(SIGNED)));
    isRefused(BOTH_LEADS, ALREADY, () -> forms.submitTaskForm(task, new HashMap<>(SIGNED)));
  }

  @Test
  @DisplayName("nor when somebody else gives it to them")
  void byAssignment() {
    person("path-admin", "camunda-admin");

    isRefused("path-admin", ALREADY, () -> tasks.setAssignee(task, BOTH_LEADS));
  }

  @Test
  @DisplayName(
      "nor by ending the task in another way, setting what the process knows, or a message")
  void byOtherDoors() {
    var instance = instanceOf(proposal.number());
    var byForm = "This task ends by its form only, so that nothing is lost of what came of it.";
    isRefused(BOTH_LEADS, byForm, () -> tasks.handleBpmnError(task, "PROPOSAL_REFUSED"));
    isRefused(
        BOTH_LEADS,
        "What the process knows is set by its steps and forms, not by hand.",
        () -> tasks.setVariable(task, "signature", "SIGNED"));
    isRefused(
        BOTH_LEADS,
        "Only Leadrelay itself tells a process that something happened.",
        () -> runtime.correlateMessage("proposalWithdrawn"));
    isRefused(
        BOTH_LEADS,
        "It goes the way of the diagram and cannot be moved, restarted or deleted by hand.",
        () ->
            runtime
                .createProcessInstanceModification(instance)
                .startBeforeActivity("serviceTask_bringIntoForce")
                .execute());
  }

  @Test
  @DisplayName("nor does an administrator, a rep, or no person at all")
  void notByOthers() {
    person("path-admin", "camunda-admin");

    isRefused(
        "path-admin",
        "For sales the sales lead signs; path-admin does not lead sales.",
        () -> tasks.complete(task, new HashMap<>(SIGNED)));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                as(
                    null,
                    () -> {
                      tasks.complete(task, new HashMap<>(SIGNED));
                      return true;
                    }))
        .withMessage("An agreement is signed by a person, never by a system.");
  }

  @Test
  @DisplayName("nor past the process, and the database would not take it")
  void notPastTheProcess() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                signAgreement.sign(proposal.number(), Side.SALES, BOTH_LEADS, Verdict.SIGNED, null))
        .withMessage(ALREADY);
    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(
            () ->
                jdbc.sql(
                        "insert into agreement_signature (agreement, side, verdict, person, at,"
                            + " words) select agreement, 'sales', verdict, person, at, words from"
                            + " agreement_signature where agreement = ?")
                    .param(proposal.number())
                    .update());
  }

  @Test
  @DisplayName("but the other lead does, and then it is agreed")
  void butAnother() {
    signs(proposal.number(), SIGN_FOR_SALES, SALES_LEAD);

    assertThat(proposal(proposal.number()).state()).isEqualTo(State.AGREED);
  }
}
