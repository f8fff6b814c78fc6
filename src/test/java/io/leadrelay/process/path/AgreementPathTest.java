package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.agreement.Proposal;
import io.leadrelay.agreement.Proposal.Origin;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.agreement.SettleProposal;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature.Verdict;
import io.leadrelay.terms.WorkingHours;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("database")
@DisplayName("A proposed agreement")
class AgreementPathTest extends AgreementPath {

  private static final String POLICY = "bpmn/decisions/contact-policy.dmn";
  private static final String READINESS = "bpmn/decisions/readiness.dmn";

  @Autowired SettleProposal settle;

  @Test
  @DisplayName("is in force from its day on, once both have signed")
  void isInForce() {
    var day = clock.now().atZone(ZoneId.of("Europe/Berlin")).toLocalDate().plusDays(10);
    var proposal = proposed(OWNER, terms("monthlyTarget", 600, "inForceFrom", "" + day));
    assertThat(proposal.state()).isEqualTo(State.OPEN);
    assertThat(proposal.comparedWith()).isEqualTo(1);
    assertThat(proposal.proposedBy()).isEqualTo(OWNER);
    assertThat(told("waits for your signature"))
        .contains(address(MARKETING_LEAD), address(SALES_LEAD));

    signs(proposal.number(), SIGN_FOR_MARKETING, MARKETING_LEAD);
    assertThat(waits(proposal.number())).containsExactly(SIGN_FOR_SALES);
    answers(
        proposal.number(),
        SIGN_FOR_SALES,
        SALES_LEAD,
        Map.of("signature", "SIGNED", "words", "We are two more now."));

    assertThat(waits(proposal.number())).containsExactly("event_itsDayHasCome");
    assertThat(inForce().number()).isEqualTo(1);
    var agreed = proposal(proposal.number());
    assertThat(agreed.state()).isEqualTo(State.AGREED);
    assertThat(agreed.inForceFrom())
        .isEqualTo(day.atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant());
    assertThat(agreed.signature(Side.MARKETING).orElseThrow())
        .satisfies(
            signature -> {
              assertThat(signature.person()).isEqualTo(MARKETING_LEAD);
              assertThat(signature.at()).isEqualTo(clock.now());
              assertThat(signature.words())
                  .startsWith(
                      "I sign agreement no. 2 for marketing: 600 qualified leads a month, the"
                          + " tables and the calendar as shown, in force from ");
            });
    assertThat(agreed.signature(Side.SALES).orElseThrow().words())
        .startsWith("I sign agreement no. 2 for sales: 600")
        .endsWith(". We are two more now.");
    assertThat(told("is signed"))
        .containsOnlyOnce(
            address(MARKETING_LEAD), address(SALES_LEAD), address(MANAGER), address(OWNER));

    firesNow(proposal.number(), "event_itsDayHasCome");

    assertThat(inForce().number()).isEqualTo(2);
    assertThat(inForce().terms().monthlyTarget()).isEqualTo(600);
    assertThat(inForce().terms().weightHot()).isEqualByComparingTo("3");
    assertThat(runs(proposal.number())).isFalse();
  }

  @Test
  @DisplayName("changes whatever was filled in and leaves the rest as it was agreed")
  void changesWhatIsFilledIn() {
    var proposal =
        proposed(
            SALES_LEAD,
            terms(
                "weightHot", 2.5,
                "workingHours", "Mo-Do 9-17; Fr 9-15",
                "holidays", "DE-BY",
                "closingDays", "2026-12-24 Christmas Eve\n2026-12-31  New Year's Eve\n"));

    var terms = proposal.terms();
    assertThat(terms.monthlyTarget()).isEqualTo(500);
    assertThat(terms.weightHot()).isEqualByComparingTo("2.5");
    assertThat(terms.tables()).isEqualTo(inForce().terms().tables());
    assertThat(terms.calendar().hours()).isEqualTo(WorkingHours.parse("Mon-Thu 9-17; Fri 9-15"));
    assertThat(terms.calendar().holidays()).isEqualTo("DE-BY");
    assertThat(terms.calendar().closingDays())
        .containsOnlyKeys(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31))
        .containsEntry(LocalDate.of(2026, 12, 31), "New Year's Eve");
  }

  @Test
  @DisplayName("is refused by one side with the reason, and the agreement before stays in force")
  void isRefused() {
    var proposal = proposed(MARKETING_LEAD, terms("monthlyTarget", 300));
    signs(proposal.number(), SIGN_FOR_MARKETING, MARKETING_LEAD);

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                answers(
                    proposal.number(), SIGN_FOR_SALES, SALES_LEAD, Map.of("signature", "REFUSED")))
        .withMessage("Say why you refuse: the other side will read it.");
    answers(
        proposal.number(),
        SIGN_FOR_SALES,
        SALES_LEAD,
        Map.of("signature", "REFUSED", "words", "300 feed half of us."));

    var refused = proposal(proposal.number());
    assertThat(refused.state()).isEqualTo(State.REFUSED);
    assertThat(refused.decisionReason()).isEqualTo("300 feed half of us.");
    assertThat(refused.signature(Side.SALES).orElseThrow().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(runs(proposal.number())).isFalse();
    assertThat(told("was refused"))
        .contains(address(MARKETING_LEAD), address(SALES_LEAD), address(MANAGER));
    clock.advance(Duration.ofDays(400));
    assertThat(inForce().number()).isEqualTo(1);
  }

  @Test
  @DisplayName("takes the other side's task along when one refuses first")
  void isRefusedAtOnce() {
    var proposal = proposed(OWNER, terms("monthlyTarget", 300));

    answers(
        proposal.number(),
        SIGN_FOR_SALES,
        SALES_LEAD,
        Map.of("signature", "REFUSED", "words", "No."));

    assertThat(signing(proposal.number(), SIGN_FOR_MARKETING)).isNull();
    assertThat(proposal(proposal.number()).state()).isEqualTo(State.REFUSED);
  }

  @Test
  @DisplayName("reminds who has not answered, and lapses when its time is over")
  void lapses() {
    var proposal = proposed(OWNER, terms("monthlyTarget", 600));
    signs(proposal.number(), SIGN_FOR_SALES, SALES_LEAD);

    firesNow(proposal.number(), "event_signingReminderDue");

    assertThat(told("still waits")).contains(address(MARKETING_LEAD));
    assertThat(told("still waits")).doesNotContain(address(SALES_LEAD));
    assertThat(waits(proposal.number())).containsExactly(SIGN_FOR_MARKETING);

    firesNow(proposal.number(), "event_timeToSignOver");

    assertThat(clock.now()).isEqualTo(proposal(proposal.number()).signBy());
    assertThat(proposal(proposal.number()).state()).isEqualTo(State.LAPSED);
    assertThat(runs(proposal.number())).isFalse();
    assertThat(told("has lapsed"))
        .contains(address(MARKETING_LEAD), address(SALES_LEAD), address(MANAGER), address(OWNER));
    clock.advance(Duration.ofDays(400));
    assertThat(inForce().number()).isEqualTo(1);
  }

  @Test
  @DisplayName("has as long as the table says, from the proposal on")
  void hasItsTime() {
    var policy = decided("signingPolicy", new HashMap<>(Map.of("origin", "FORM")));
    var proposal = proposed(OWNER, terms("monthlyTarget", 600));

    assertThat(proposal.signBy())
        .isEqualTo(proposal.proposedAt().plus(Duration.ofDays(number(policy, "signWithinDays"))));
    assertThat(signing(proposal.number(), SIGN_FOR_SALES).getDueDate().toInstant())
        .isEqualTo(proposal.signBy());
  }

  @Test
  @DisplayName("is taken back by whoever made it, and by nobody else")
  void isWithdrawn() {
    var proposal = proposed(OWNER, terms("monthlyTarget", 600));

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> propose.withdraw(proposal.number(), SALES_LEAD, null))
        .withMessageStartingWith("Only who made a proposal withdraws it");
    propose.withdraw(proposal.number(), OWNER, "A typing mistake.");

    assertThat(proposal(proposal.number()).state()).isEqualTo(State.WITHDRAWN);
    assertThat(runs(proposal.number())).isFalse();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> propose.withdraw(proposal.number(), OWNER, null))
        .withMessage("There is no open proposal no. 2.");
  }

  @Test
  @DisplayName("keeps a second one from being made while it waits")
  void isAlone() {
    var proposal = proposed(OWNER, terms("monthlyTarget", 600));

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> proposed(OWNER, terms("monthlyTarget", 700)))
        .withMessage("Proposal no. 2 still waits for signatures: one at a time is decided on.");
    propose.withdraw(proposal.number(), OWNER, null);
    assertThat(proposed(OWNER, terms("monthlyTarget", 700)).number()).isEqualTo(3);
  }

  @Test
  @DisplayName("is refused with all fields at fault, and nothing is begun")
  void isChecked() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                proposed(
                    OWNER,
                    terms(
                        "monthlyTarget",
                        0,
                        "weightHot",
                        1.234,
                        "zone",
                        "Europe/Atlantis",
                        "workingHours",
                        "never")))
        .satisfies(
            refusal ->
                assertThat(refusal.errors())
                    .extracting(error -> error.field())
                    .containsExactly("monthlyTarget", "weightHot", "zone", "workingHours"));
    var yesterday = clock.now().minus(Duration.ofDays(2)).toString().substring(0, 10);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> proposed(OWNER, terms("monthlyTarget", 600, "inForceFrom", yesterday)))
        .withMessage("Terms come into force today at the earliest, never in the past.");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> proposed(OWNER, terms("monthlyTarget", 500)))
        .withMessage("Nothing would change: agreement no. 1 says the same.");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> proposed(OWNER, terms("grade", "HOT")))
        .withMessage("This form has no field 'grade'.");

    assertThat(proposals.findOpen()).isEmpty();
    assertThat(proposals.all()).hasSize(1);
  }

  @Test
  @DisplayName("is made of a changed table, which is a draft and does not run before both signed")
  void isMadeOfADraft() {
    var draft = models.text(POLICY).replaceAll("<text>5</text>", "<text>6</text>");
    var proposal = changedTables(Map.of(POLICY, draft));
    assertThat(proposal.origin()).isEqualTo(Origin.TABLE);
    assertThat(proposal.proposedBy()).isNull();

    var before = hotLead();
    assertThat(Duration.between(handedOff(before), due(before, "event_firstContactOverdue")))
        .isEqualTo(Duration.ofMinutes(5));

    bothSign(proposal.number());
    comesIntoForce(proposal.number());

    var after = hotLead();
    assertThat(Duration.between(handedOff(after), due(after, "event_firstContactOverdue")))
        .isEqualTo(Duration.ofMinutes(6));
    assertThat(transaction.execute(status -> propose.proposeDrafts()).isPresent()).isFalse();
  }

  private java.time.Instant handedOff(io.leadrelay.lead.LeadId lead) {
    return handoffsOf(lead).get(0).at();
  }

  @Test
  @DisplayName("is replaced when the table is changed once more, and not made again once refused")
  void isReplaced() {
    var first = changedTables(Map.of(POLICY, policyOf("6")));
    var second = changedTables(Map.of(POLICY, policyOf("7")));

    assertThat(proposal(first.number()).state()).isEqualTo(State.WITHDRAWN);
    assertThat(runs(first.number())).isFalse();
    var again = changedTables(Map.of(POLICY, policyOf("6")));
    assertThat(proposal(second.number()).state()).isEqualTo(State.WITHDRAWN);
    answers(
        again.number(),
        SIGN_FOR_SALES,
        SALES_LEAD,
        Map.of("signature", "REFUSED", "words", "Too long."));

    assertThat(transaction.execute(status -> propose.proposeDrafts()).isPresent()).isFalse();
    assertThat(proposals.findOpen()).isEmpty();
  }

  private String policyOf(String minutes) {
    return models.text(POLICY).replaceAll("<text>5</text>", "<text>" + minutes + "</text>");
  }

  @Test
  @DisplayName("of changed tables waits until another proposal is decided, then is made by itself")
  void waitsForItsTurn() {
    var other = proposed(OWNER, terms("monthlyTarget", 600));
    repository.createDeployment().name("a draft").addString(POLICY, policyOf("6")).deploy();
    assertThat(transaction.execute(status -> propose.proposeDrafts()).isPresent()).isFalse();

    bothSign(other.number());

    var made = proposals.findOpen().orElseThrow();
    assertThat(made.origin()).isEqualTo(Origin.TABLE);
    assertThat(made.comparedWith()).isEqualTo(other.number());
    assertThat(made.terms().monthlyTarget()).isEqualTo(600);
  }

  @Test
  @DisplayName("never comes before the one that is signed already and waits for its day")
  void followsTheOneBefore() {
    var zone = ZoneId.of("Europe/Berlin");
    var day = clock.now().atZone(zone).toLocalDate().plusDays(10);
    var first = proposed(OWNER, terms("monthlyTarget", 600, "inForceFrom", "" + day));
    bothSign(first.number());

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                proposed(OWNER, terms("monthlyTarget", 700, "inForceFrom", "" + day.minusDays(1))))
        .withMessage(
            "Agreement no. 2 is signed and comes into force on %s; what follows it cannot come"
                    .formatted(day)
                + " before.");
    var second = proposed(OWNER, terms("monthlyTarget", 700));
    bothSign(second.number());

    assertThat(inForce().number()).isEqualTo(1);
    clock.advanceTo(day.atStartOfDay(zone).toInstant());
    assertThat(inForce().number()).isEqualTo(second.number());
  }

  @Test
  @DisplayName("stays that of a handoff which is passed on to a colleague")
  void staysWhenPassedOn() {
    var lead = standardLead();
    var proposal = proposed(OWNER, terms("monthlyTarget", 600));
    bothSign(proposal.number());
    comesIntoForce(proposal.number());

    var other = rep(lead).equals(ANNA) ? BEN : ANNA;
    var task = task(lead).getId();
    as(
        SALES_LEAD,
        () -> {
          tasks.setAssignee(task, other);
          return true;
        });

    assertThat(rep(lead)).isEqualTo(other);
    assertThat(handoffsOf(lead)).hasSize(2);
    assertThat(handoffsOf(lead)).extracting(handoff -> handoff.agreement()).containsOnly(1);
  }

  @Test
  @DisplayName("in the middle of a month leaves judged and handed over leads under the old terms")
  void changesMidMonth() {
    var enough = readySignals();
    var old = standardLead();
    var waitsOld = contactPolicy("STANDARD");
    var proposal =
        changedTables(
            Map.of(
                POLICY,
                models
                    .text(POLICY)
                    .replace("<text>480</text>", "<text>720</text>")
                    .replace("<text>4</text>", "<text>2</text>"),
                READINESS,
                models.text(READINESS).replaceAll("&gt;= \\d+", "&gt;= 1000")));
    bothSign(proposal.number());
    comesIntoForce(proposal.number());

    // The one that was handed over keeps its deadline and its minimum of attempts.
    assertThat(handoffsOf(old).get(0).agreement()).isEqualTo(1);
    assertThat(Duration.between(handedOff(old), due(old, "event_firstContactOverdue")))
        .isEqualTo(Duration.ofMinutes(number(waitsOld, "deadlineMinutes")));
    contact(old, "NOT_REACHED");
    assertThat(contactClock(old).minimumAttempts()).isEqualTo(number(waitsOld, "minimumAttempts"));

    // The same signals are no longer enough.
    var notReady = takeIn(Prospect.thatFits(), enough);
    assertThat(waitsAt(notReady)).doesNotContain("userTask_contactLead");
    var hot = hotLead();
    assertThat(handoffsOf(hot).get(0).agreement()).isEqualTo(proposal.number());
    assertThat(contactClock(hot).minimumAttempts()).isEqualTo(2);

    assertThat(judgedBy(old)).containsOnly(1);
    assertThat(judgedBy(notReady)).containsOnly(proposal.number());
    assertThat(judgedBy(hot)).containsOnly(proposal.number());
  }

  private List<Integer> judgedBy(io.leadrelay.lead.LeadId lead) {
    return jdbc.sql(
            "select agreement from lead_event where lead_id = ? and type in ('FIT_CHECKED',"
                + " 'READINESS_ASSESSED')")
        .param(lead.value())
        .query(Integer.class)
        .list();
  }

  @Test
  @DisplayName("is agreed though both sign in the same moment")
  void isSignedInTheSameMoment() throws Exception {
    var proposal = proposed(OWNER, terms("monthlyTarget", 600));
    var together = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var signing =
          List.of(
              threads.submit(
                  () -> signsAtOnce(proposal, SIGN_FOR_MARKETING, MARKETING_LEAD, together)),
              threads.submit(() -> signsAtOnce(proposal, SIGN_FOR_SALES, SALES_LEAD, together)));
      for (var signature : signing) {
        signature.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(proposal(proposal.number()).state()).isEqualTo(State.AGREED);
    assertThat(waits(proposal.number())).containsExactly("event_itsDayHasCome");
  }

  /** Who is overtaken is told so and signs once more, as in Tasklist. */
  private boolean signsAtOnce(Proposal proposal, String node, String person, CyclicBarrier together)
      throws Exception {
    together.await();
    try {
      signs(proposal.number(), node, person);
    } catch (OptimisticLockingException overtaken) {
      signs(proposal.number(), node, person);
    }
    return true;
  }

  @Test
  @DisplayName("never comes into force without two signatures, whatever led there")
  void needsTwoSignatures() {
    var proposal = proposed(OWNER, terms("monthlyTarget", 600));
    signs(proposal.number(), SIGN_FOR_SALES, SALES_LEAD);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> settle.agree(proposal.number()))
        .withMessage("Proposal no. 2 is not signed by one person for each side");
  }
}
