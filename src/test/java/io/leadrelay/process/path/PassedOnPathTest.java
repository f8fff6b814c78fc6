package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.handoff.PassOn;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Notice;
import io.leadrelay.process.PassTaskOn;
import io.leadrelay.terms.Rep;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("A lead that a rep passes to a colleague")
class PassedOnPathTest extends LeadPath {

  private static final String WHY = "Speaks Polish.";
  private static final String CLARA = "path-clara";
  private static final String DORA = "path-dora";

  @Autowired PassTaskOn passTaskOn;
  @Autowired PassOn passOn;

  @Test
  @DisplayName("is theirs with its task; the deadline of the handoff goes on")
  void isTheirs() {
    var lead = standardLead();
    var rep = rep(lead);
    var colleague = other(rep);
    var due = contactClock(lead).contactDueAt();
    var job = due(lead, "event_firstContactOverdue");
    clock.advance(Duration.ofHours(1));

    pass(lead, rep, colleague);

    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    assertThat(task(lead).getAssignee()).isEqualTo(colleague);
    assertThat(rep(lead)).isEqualTo(colleague);
    assertThat(contactClock(lead).contactDueAt()).isEqualTo(due);
    assertThat(due(lead, "event_firstContactOverdue")).isEqualTo(job);
    assertThat(handoffsOf(lead)).hasSize(2);
    assertThat(endReason(handoffsOf(lead).get(0))).isEqualTo("PASSED_ON");
    assertThat(text(lead, EventType.PASSED_ON)).contains(rep, colleague);
    assertThat(timeline.of(lead)).anyMatch(entry -> WHY.equals(entry.note()));
    assertThat(told(lead, Notice.Kind.HANDOFF)).contains(address(colleague));
    contact(lead, "NOT_REACHED");
    fires(lead, "event_nextAttemptDue");
    assertThat(task(lead).getAssignee()).as("the follow-up too").isEqualTo(colleague);
  }

  @Test
  @DisplayName("as an opportunity stays one")
  void opportunity() {
    var lead = standardLead();
    var rep = rep(lead);
    contact(lead, "CONVERSATION");

    pass(lead, rep, other(rep));

    assertThat(waitsAt(lead)).containsExactly("userTask_pursueOpportunity");
    assertThat(column(handoffsOf(lead).get(1), "pursued_at")).isNotNull();
  }

  @Test
  @DisplayName(
      "goes to nobody who had it before, is away, full or no rep, and not without a reason")
  void refused() {
    var lead = standardLead();
    var rep = rep(lead);
    var colleague = other(rep);
    rep(CLARA, 1, 0);
    rep(DORA, 1, 10);
    team.addAbsence(DORA, clock.now().minusSeconds(1), clock.now().plus(Duration.ofDays(1)));

    assertThat(passOn.colleagues(lead)).extracting(Rep::id).containsExactly(colleague);
    assertRefused(lead, rep, CLARA, "as many leads as agreed");
    assertRefused(lead, rep, DORA, "is away");
    assertRefused(lead, rep, rep, "with that rep already");
    assertRefused(lead, rep, MARKETER, "no active rep");
    assertRefused(lead, rep, "a\0", "U+0000");
    assertRefused(lead, colleague, colleague, "Only whose task it is");
    assertThatThrownBy(() -> passTaskOn.pass(task(lead).getId(), lead, rep, colleague, " "))
        .hasMessageContaining("Say why");

    pass(lead, rep, colleague);
    assertRefused(lead, colleague, rep, "had this lead before");
    assertThat(handoffsOf(lead)).hasSize(2);
  }

  @Test
  @DisplayName("is not taken over by who only stands in for its rep")
  void notToOneself() {
    var lead = standardLead();
    var rep = rep(lead);
    var standIn = other(rep);
    tasks.setAssignee(task(lead).getId(), standIn);

    assertRefused(lead, standIn, standIn, "You have this task already");
    assertThat(rep(lead)).isEqualTo(rep);
  }

  @Test
  @DisplayName("does not wander: after two times the sales lead is asked")
  void doesNotWander() {
    var lead = standardLead();
    var rep = rep(lead);
    rep(CLARA, 1, 100);
    rep(DORA, 1, 100);
    pass(lead, rep, other(rep));
    pass(lead, other(rep), CLARA);

    assertThat(passOn.timesLeft(lead)).isZero();
    assertRefused(lead, CLARA, DORA, "passed on 2 times");
    assertThat(rep(lead)).isEqualTo(CLARA);
  }

  private static String other(String rep) {
    return rep.equals(ANNA) ? BEN : ANNA;
  }

  private void pass(LeadId lead, String from, String to) {
    passTaskOn.pass(task(lead).getId(), lead, from, to, WHY);
  }

  private void assertRefused(LeadId lead, String from, String to, String sentence) {
    assertThatThrownBy(() -> pass(lead, from, to)).hasMessageContaining(sentence);
  }
}
