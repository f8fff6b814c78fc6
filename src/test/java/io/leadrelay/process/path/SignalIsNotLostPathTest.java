package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@DisplayName("A signal")
class SignalIsNotLostPathTest extends LeadPath {

  private static final String WAIT = "gateway_nurtureWait";

  @Test
  @DisplayName("that comes while a person works on the lead counts at the next look")
  void waitsForTheNextLook() {
    var lead = takeIn(Prospect.thatFits().ofUnknownFirm());
    takeInLead.signal(lead, signal(TALK_REQUEST));
    assertThat(waitsAt(lead)).containsExactly("userTask_researchLead");

    complete(
        lead,
        "userTask_researchLead",
        Map.of("researchVerdict", "FITS", "country", "Germany", "researchNote", "Found."));

    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    assertThat(times(lead, "businessRuleTask_countSignals")).isEqualTo(1);
  }

  @Test
  @DisplayName("that was stored but not heard when the lead begins to wait wakes it once, at once")
  void wakesALeadThatBeginsToWait() {
    var lead = takeIn(Prospect.thatFits());
    var looks = times(lead, "businessRuleTask_countSignals");
    ReachedNodes.meanwhileAt("gateway_nurtureWait", () -> leaveOneUnheard(lead));

    fires(lead, "event_nextPieceDue");

    assertThat(times(lead, "businessRuleTask_countSignals"))
        .as("a look for the timer, one for the signal")
        .isEqualTo(looks + 2);
    assertThat(times(lead, "event_signalWhileNurturing")).isEqualTo(1);
    assertThat(lead(lead).signalsHeard()).isEqualTo(lead(lead).signalCount());
    assertThat(waitsAt(lead)).containsExactly(WAIT);
  }

  @Test
  @DisplayName("that comes while the rep has the lead open is seen by the rep and wakes nobody")
  void isSeenByTheRep() {
    var lead = standardLead();
    contact(lead, "NOT_REACHED");
    fires(lead, "event_nextAttemptDue");
    takeInLead.signal(lead, weakSignal());
    assertThat(waitsAt(lead)).containsExactly("userTask_followUpLead");

    contact(lead, "NOT_REACHED");

    assertThat(waitsAt(lead)).containsExactly("gateway_followUpWait");
  }

  @Test
  @DisplayName("that is told twice counts once and wakes nobody the second time")
  void countsOnce() {
    var lead = takeIn(Prospect.thatFits());
    var signal = weakSignal();

    takeInLead.signal(lead, signal);
    takeInLead.signal(lead, signal);

    assertThat(lead(lead).signalCount()).isEqualTo(1);
    assertThat(times(lead, "event_signalWhileNurturing")).isEqualTo(1);
    assertThat(count(lead, EventType.SIGNAL_RECEIVED)).isEqualTo(1);
  }

  @Test
  @DisplayName("is heard though another comes at the same moment, and each wakes at most once")
  void isHeardBesideAnother() throws Exception {
    var lead = takeIn(Prospect.thatFits());
    var together = 8;
    var start = new CyclicBarrier(together);
    var threads = Executors.newFixedThreadPool(together);
    var results = new ArrayList<Future<LeadId>>();
    for (var n = 0; n < together; n++) {
      var signal = signalAgo("newsletter-click", Duration.ofMinutes(n + 1));
      results.add(
          threads.submit(
              () -> {
                start.await();
                return takeInLead.signal(lead, signal);
              }));
    }
    for (var result : results) {
      result.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();

    var after = lead(lead);
    assertThat(after.signalCount()).isEqualTo(together);
    assertThat(after.signalsHeard()).isEqualTo(together);
    assertThat(times(lead, "event_signalWhileNurturing")).isBetween(1L, (long) together);
    assertThat(times(lead, "businessRuleTask_countSignals"))
        .as("one look for each wake, besides the first")
        .isEqualTo(times(lead, "event_signalWhileNurturing") + 1);
    assertThat(waitsAt(lead)).containsExactly(WAIT);
    assertThat(
            runtime
                .createEventSubscriptionQuery()
                .processInstanceId(instance(lead))
                .eventName("signalReceived")
                .count())
        .as("waits once")
        .isEqualTo(1);
  }

  @Test
  @DisplayName("that makes the lead ready hands it off once, though two come at the same moment")
  void handsOffOnce() throws Exception {
    var lead = takeIn(Prospect.thatFits());
    var start = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    var ready = readySignals()[0];
    var results = new ArrayList<Future<LeadId>>();
    for (var signal : new Signal[] {ready, signal(TALK_REQUEST)}) {
      results.add(
          threads.submit(
              () -> {
                start.await();
                return takeInLead.signal(lead, signal);
              }));
    }
    for (var result : results) {
      result.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();

    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    assertThat(handoffsOf(lead)).hasSize(1);
    assertThat(lead(lead).signalCount()).isEqualTo(2);
  }

  private void leaveOneUnheard(LeadId lead) {
    jdbc.sql("update lead set signals_heard = signal_count - 1 where id = ?")
        .param(lead.value())
        .update();
  }
}
