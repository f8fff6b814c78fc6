package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.reporting.LeadCard;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("database")
@DisplayName("A lead that was not reached")
class FollowUpPathTest extends LeadPath {

  private static final String WAIT = "gateway_followUpWait";
  private static final String FOLLOW_UP = "userTask_followUpLead";
  private static final String DUE = "event_nextAttemptDue";

  @Autowired LeadCard leadCard;

  @Test
  @DisplayName("is followed up by the same rep when the cadence says so")
  void isFollowedUp() {
    var lead = standardLead();
    var rep = rep(lead);
    contact(lead, "NOT_REACHED");

    assertThat(waitsAt(lead)).containsExactly(WAIT);
    assertThat(due(lead, DUE)).isEqualTo(clock.now().plus(waitAfter(1)));
    fires(lead, DUE);

    assertThat(waitsAt(lead)).containsExactly(FOLLOW_UP);
    assertThat(task(lead).getAssignee()).isEqualTo(rep);
    assertThat(task(lead).getDueDate().toInstant()).isEqualTo(clock.now());
    assertThat(handoffsOf(lead)).hasSize(1);
    assertThat(reached(lead))
        .doesNotContain("event_signalWhileFollowingUp", "serviceTask_returnToNurturing");
  }

  @Test
  @DisplayName("is followed up when it was agreed to call back")
  void isCalledBack() {
    var lead = standardLead();
    var agreed = clock.now().plus(Duration.ofDays(11));

    notReached(lead, agreed.toString());
    assertThat(due(lead, DUE)).isEqualTo(agreed);
    fires(lead, DUE);
    assertThat(leadCard.of(lead, Set.of(), Locale.ENGLISH).get("attempt"))
        .asString()
        .contains("call back agreed");
    assertThat(events(lead)).doesNotContain(EventType.ATTEMPT_BROUGHT_FORWARD);
    contact(lead, "NOT_REACHED");

    assertThat(due(lead, DUE))
        .as("one agreement moves one attempt")
        .isEqualTo(clock.now().plus(waitAfter(2)));
  }

  @Test
  @DisplayName("is not called back in the past")
  void isNotCalledBackInThePast() {
    var lead = standardLead();

    assertThatRuntimeException()
        .isThrownBy(() -> notReached(lead, clock.now().minusSeconds(60).toString()))
        .withMessageContaining("future");

    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    assertThat(contactClock(lead).attemptsMade()).isZero();
  }

  @Test
  @DisplayName("is not called back in more than a year")
  void isNotCalledBackInMoreThanAYear() {
    var lead = standardLead();

    assertThatRuntimeException()
        .isThrownBy(() -> notReached(lead, clock.now().plus(Duration.ofDays(367)).toString()))
        .withMessageContaining("more than a year ahead");

    assertThat(contactClock(lead).attemptsMade()).isZero();
  }

  @Test
  @DisplayName("is followed up at once when it shows a signal")
  void isFollowedUpOnASignal() {
    var lead = standardLead();
    contact(lead, "NOT_REACHED");

    takeInLead.signal(lead, weakSignal());

    assertThat(waitsAt(lead)).containsExactly(FOLLOW_UP);
    assertThat(hasJob(lead, DUE)).isFalse();
    assertThat(task(lead).getDueDate().toInstant()).isEqualTo(clock.now());
    assertThat(text(lead, EventType.ATTEMPT_BROUGHT_FORWARD)).contains("was brought forward");
    assertThat(leadCard.of(lead, Set.of(), Locale.ENGLISH).get("attempt"))
        .asString()
        .endsWith("brought forward by a signal");
    assertThat(reached(lead)).contains("event_signalWhileFollowingUp").doesNotContain(DUE);
  }

  @Test
  @DisplayName("goes back to nurturing when the cadence is used up")
  void goesBackToNurturing() {
    var lead = standardLead();
    var planned = number(contactPolicy("STANDARD"), "plannedAttempts");
    for (var attempt = 1; attempt < planned; attempt++) {
      contact(lead, "NOT_REACHED");
      assertThat(due(lead, DUE)).isEqualTo(clock.now().plus(waitAfter(attempt)));
      fires(lead, DUE);
    }
    contact(lead, "NOT_REACHED");

    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(count(lead, EventType.ATTEMPT_LOGGED)).isEqualTo(planned);
    assertThat(endReason(handoffsOf(lead).get(0))).isEqualTo("CADENCE_USED_UP");
    assertThat(waitsAt(lead)).containsExactly("gateway_nurtureWait");
  }

  @Test
  @DisplayName("is talked to at last, and becomes an opportunity")
  void isTalkedTo() {
    var lead = followedUp();

    contact(lead, "CONVERSATION");

    assertThat(waitsAt(lead)).containsExactly("userTask_pursueOpportunity");
    assertThat(stage(lead)).isEqualTo(LifecycleStage.SALES_QUALIFIED);
  }

  @Test
  @DisplayName("goes back to nurturing without consent if it does not want to be contacted")
  void saysNo() {
    var lead = followedUp();

    contact(lead, "PROSPECT_SAYS_NO");

    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(lead(lead).details().mailConsent()).isFalse();
    assertThat(events(lead)).contains(EventType.CONSENT_WITHDRAWN);
    assertThat(mailed(lead, "nurture")).isEmpty();
    assertThat(waitsAt(lead)).containsExactly("event_dormantLeadWakes");
    assertThat(endReason(handoffsOf(lead).get(0))).isEqualTo("PROSPECT_SAYS_NO");
  }

  @Test
  @DisplayName(
      "is not given up before the minimum of attempts; the refusal says how many are missing")
  void isNotGivenUpTooEarly() {
    var lead = followedUp();
    var missing = minimum() - 1;
    assertThat(missing).isPositive();

    assertThatRuntimeException()
        .isThrownBy(() -> contact(lead, "GIVE_UP"))
        .withMessageContaining("%d attempts".formatted(minimum()))
        .withMessageContaining("1 made")
        .withMessageContaining("%d are missing".formatted(missing));

    assertThat(waitsAt(lead)).containsExactly(FOLLOW_UP);
  }

  @Test
  @DisplayName("is given up after the minimum of attempts and goes back to nurturing")
  void isGivenUp() {
    var lead = standardLead();
    for (var attempt = 1; attempt <= minimum(); attempt++) {
      contact(lead, "NOT_REACHED");
      fires(lead, DUE);
    }

    contact(lead, "GIVE_UP");

    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(endReason(handoffsOf(lead).get(0))).isEqualTo("GIVEN_UP");
    assertThat(count(lead, EventType.ATTEMPT_LOGGED))
        .as("giving up is no attempt")
        .isEqualTo(minimum());
  }

  @Test
  @DisplayName("is given up by a colleague too, whose attempts and those before count together")
  void isGivenUpByAColleague() {
    var lead = followedUp();
    var colleague = rep(lead).equals(ANNA) ? BEN : ANNA;
    for (var attempt = 2; attempt <= minimum(); attempt++) {
      contact(lead, "NOT_REACHED");
      fires(lead, DUE);
    }
    var task = task(lead).getId();
    identity.setAuthentication(SALES_LEAD, List.of("sales-lead"));
    tasks.setAssignee(task, colleague);
    identity.clearAuthentication();
    assertThat(contactClock(lead).attemptsMade()).isEqualTo(minimum());

    contact(lead, "GIVE_UP");

    assertThat(handoffsOf(lead)).hasSize(2);
    assertThat(endReason(handoffsOf(lead).get(1))).isEqualTo("GIVEN_UP");
  }

  @Test
  @DisplayName("that wanted no contact gets no mail until it agrees to it anew")
  void agreesToMailAnew() {
    var prospect = Prospect.thatFits();
    var lead = takeIn(prospect, readySignals());
    contact(lead, "PROSPECT_SAYS_NO");
    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
    takeInLead.signal(lead, weakSignal());
    assertThat(mailed(lead, "nurture")).isEmpty();
    clock.advance(Duration.ofMinutes(1));

    takeIn(prospect.withMailConsent(true), weakSignal());

    assertThat(lead(lead).details().mailConsent()).isTrue();
    assertThat(mailed(lead, "nurture")).hasSize(1);
  }

  private LeadId followedUp() {
    var lead = standardLead();
    contact(lead, "NOT_REACHED");
    fires(lead, DUE);
    assertThat(waitsAt(lead)).containsExactly(FOLLOW_UP);
    return lead;
  }

  private void notReached(LeadId lead, String callBackAt) {
    complete(
        lead,
        task(lead).getTaskDefinitionKey(),
        Map.of("contactOutcome", "NOT_REACHED", "channel", "PHONE", "nextAttemptAt", callBackAt));
  }

  private int minimum() {
    return number(contactPolicy("STANDARD"), "minimumAttempts");
  }

  private Duration waitAfter(int attempts) {
    var left = number(contactPolicy("STANDARD"), "plannedAttempts") - attempts;
    return Duration.ofHours(
        number(
            signed(
                "contactCadence",
                Map.of("grade", "STANDARD", "attemptsMade", attempts, "attemptsLeft", left)),
            "waitHours"));
  }
}
