package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@DisplayName("When sales has no room")
class RoomPathTest extends LeadPath {

  private static final String WAIT_FOR_ROOM = "gateway_waitForRoom";

  private LeadId occupant;

  @BeforeEach
  void oneRepWithOnePlace() {
    leaves(BEN);
    rep(ANNA, 1, 1);
    occupant = standardLead();
  }

  @Test
  @DisplayName("a standard lead waits until there is some")
  void aStandardLeadWaits() {
    var lead = waiting();

    assertThat(releaseWaitingLeads.release()).isZero();
    assertThat(waitsAt(lead)).containsExactly(WAIT_FOR_ROOM);
    assertThat(events(lead)).contains(EventType.WAITING_FOR_ROOM);
    assertThat(cycles.getOpen(lead).waitingSince()).isEqualTo(clock.now());

    contact(occupant, "CONVERSATION");
    assertThat(releaseWaitingLeads.release()).isEqualTo(1);

    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    assertThat(task(lead).getAssignee()).isEqualTo(ANNA);
    assertThat(cycles.getOpen(lead).waitingSince()).isNull();
    assertThat(reached(lead))
        .contains("event_noRoomInSales", "event_roomInSales")
        .doesNotContain("event_signalWhileWaiting", "userTask_assignLeadByHand");
  }

  @Test
  @DisplayName("a hot lead passes at once")
  void aHotLeadPasses() {
    var lead = hotLead();

    assertThat(lead(lead).grade()).isEqualTo(Grade.HOT);
    assertThat(reached(lead)).doesNotContain("event_noRoomInSales", WAIT_FOR_ROOM);
  }

  @Test
  @DisplayName("a lead that waits passes at once when a signal makes it hot")
  void aLeadThatBecomesHotPasses() {
    var lead = waiting();

    takeInLead.signal(lead, signal(TALK_REQUEST));

    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    assertThat(handoffsOf(lead).get(0).grade()).isEqualTo(Grade.HOT);
    assertThat(cycles.getOpen(lead).waitingSince()).isNull();
    assertThat(reached(lead))
        .contains("event_signalWhileWaiting")
        .doesNotContain("event_roomInSales");
  }

  @Test
  @DisplayName("a lead keeps its place in the queue when it shows a signal that changes nothing")
  void keepsItsPlace() {
    var lead = waiting();
    var since = cycles.getOpen(lead).waitingSince();
    clock.advance(Duration.ofHours(1));

    takeInLead.signal(lead, weakSignal());

    assertThat(waitsAt(lead)).containsExactly(WAIT_FOR_ROOM);
    assertThat(cycles.getOpen(lead).waitingSince()).isEqualTo(since);
  }

  @Test
  @DisplayName("the best lead is released first, of equals the one that waits longest")
  void theBestIsFirst() {
    var oldest = waiting();
    clock.advance(Duration.ofHours(1));
    var younger = waiting();
    clock.advance(Duration.ofHours(1));
    var best = takeIn(Prospect.thatFits(), readySignals()[0], weakSignal());
    assertThat(waitsAt(best)).containsExactly(WAIT_FOR_ROOM);
    assertThat(lead(best).points()).isGreaterThan(lead(oldest).points());
    assertThat(lead(younger).points()).isEqualTo(lead(oldest).points());

    var last = occupant;
    for (var next : new LeadId[] {best, oldest, younger}) {
      contact(last, "CONVERSATION");
      assertThat(releaseWaitingLeads.release()).isEqualTo(1);
      assertThat(waitsAt(next)).containsExactly("userTask_contactLead");
      last = next;
    }
  }

  @Test
  @DisplayName("a lead that is no longer ready gives up its place to those behind")
  void aLeadThatCooledDownGivesUpItsPlace() {
    var cooled = takeIn(Prospect.thatFits(), readySignals()[0], weakSignal());
    assertThat(waitsAt(cooled)).containsExactly(WAIT_FOR_ROOM);
    clock.advance(Duration.ofDays(180));
    takeInLead.signal(cooled, weakSignal());
    assertThat(waitsAt(cooled)).containsExactly("gateway_nurtureWait");

    assertThat(cycles.getOpen(cooled).waitingSince()).isNull();

    var behind = waiting();
    contact(occupant, "CONVERSATION");
    assertThat(releaseWaitingLeads.release()).isEqualTo(1);
    assertThat(waitsAt(behind)).containsExactly("userTask_contactLead");
  }

  @Test
  @DisplayName("a lead for whom nobody sells any more goes on to be assigned by hand")
  void aLeadWithoutRepIsAssigned() {
    var lead = waiting();
    leaves(ANNA);

    takeInLead.signal(lead, weakSignal());

    assertThat(waitsAt(lead)).containsExactly("userTask_assignLeadByHand");
    assertThat(cycles.getOpen(lead).waitingSince()).isNull();
  }

  private LeadId waiting() {
    var lead = takeIn(Prospect.thatFits(), readySignals());
    assertThat(waitsAt(lead)).containsExactly(WAIT_FOR_ROOM);
    return lead;
  }
}
