package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@DisplayName("A lead that is not ready")
class NurturePathTest extends LeadPath {

  private static final String WAIT = "gateway_nurtureWait";
  private static final String DORMANT = "event_dormantLeadWakes";

  @Test
  @DisplayName("gets a piece and waits as long as the track says")
  void getsAPiece() {
    var lead = takeIn(Prospect.thatFits());

    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(waitsAt(lead)).containsExactly(WAIT);
    assertThat(mailed(lead, "nurture")).containsExactly(lead(lead).details().email());
    assertThat(text(lead, EventType.NURTURE_MAIL_SENT))
        .contains(value(track(true, 0), "nextPiece").toString());
    assertThat(due(lead, "event_nextPieceDue"))
        .isEqualTo(clock.now().plus(Duration.ofDays(number(track(true, 0), "waitDays"))));
    assertThat(reached(lead)).doesNotContain("businessRuleTask_routeLead", DORMANT);
  }

  @Test
  @DisplayName("gets piece after piece until the track is played out, then only a signal wakes it")
  void becomesDormant() {
    var lead = takeIn(Prospect.thatFits());

    var pieces = 1;
    while (waitsAt(lead).contains(WAIT)) {
      fires(lead, "event_nextPieceDue");
      if (waitsAt(lead).contains(WAIT)) {
        pieces++;
      }
    }

    assertThat(value(track(true, pieces), "nurtureStep")).isEqualTo("DORMANT");
    assertThat(value(track(true, pieces - 1), "nurtureStep")).isEqualTo("SEND");
    assertThat(mailed(lead, "nurture")).hasSize(pieces);
    assertThat(waitsAt(lead)).containsExactly(DORMANT);
    assertThat(events(lead)).contains(EventType.DORMANT);
    assertThat(management.createJobQuery().processInstanceId(instance(lead)).count())
        .as("no timer")
        .isZero();

    takeInLead.signal(lead, readySignals()[0]);

    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    assertThat(mailed(lead, "nurture")).as("no further piece").hasSize(pieces);
  }

  @Test
  @DisplayName("becomes ready by a signal, before the next piece is due")
  void becomesReady() {
    var lead = takeIn(Prospect.thatFits());

    takeInLead.signal(lead, readySignals()[0]);

    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    assertThat(reached(lead))
        .contains("event_signalWhileNurturing")
        .doesNotContain("event_nextPieceDue");
    assertThat(hasJob(lead, "event_nextPieceDue")).isFalse();
  }

  @Test
  @DisplayName("goes on waiting for the same moment after a signal that does not make it ready")
  void goesOnWaiting() {
    var lead = takeIn(Prospect.thatFits());
    var due = due(lead, "event_nextPieceDue");
    clock.advance(Duration.ofDays(1));

    takeInLead.signal(lead, weakSignal());

    assertThat(waitsAt(lead)).containsExactly(WAIT);
    assertThat(due(lead, "event_nextPieceDue")).isEqualTo(due);
    assertThat(mailed(lead, "nurture")).hasSize(1);
    assertThat(times(lead, "sendTask_sendNurturePiece")).isEqualTo(1);
  }

  @Test
  @DisplayName("is not mailed without its consent, but listened to")
  void isNotMailedWithoutConsent() {
    for (var consent : new @Nullable Boolean[] {false, null}) {
      var lead = takeIn(Prospect.thatFits().withMailConsent(consent));

      assertThat(waitsAt(lead)).containsExactly(DORMANT);
      assertThat(mailed(lead, "nurture")).isEmpty();
      assertThat(reached(lead)).doesNotContain("sendTask_sendNurturePiece");

      takeInLead.signal(lead, readySignals()[0]);

      assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    }
  }

  @Test
  @DisplayName("gets no further piece once it has unsubscribed, but is listened to")
  void isNotMailedAfterUnsubscribing() {
    var lead = takeIn(Prospect.thatFits());
    unsubscribe(lead);

    fires(lead, "event_nextPieceDue");

    assertThat(mailed(lead, "nurture")).hasSize(1);
    assertThat(waitsAt(lead)).containsExactly(DORMANT);

    takeInLead.signal(lead, signal(TALK_REQUEST));

    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
  }

  private void unsubscribe(LeadId lead) {
    transaction.executeWithoutResult(status -> leads.setConsent(lead, false));
  }

  private Map<String, Object> track(boolean due, int sent) {
    var inputs = new HashMap<String, @Nullable Object>();
    inputs.put("mailAllowed", true);
    inputs.put("pieceDue", due);
    inputs.put("piecesSent", sent);
    return decided("nurtureTrack", inputs);
  }
}
