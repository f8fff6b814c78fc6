package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.handoff.ChooseByHand;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.WorkingHours;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("database")
@DisplayName("The rep who gets a lead")
class ChosenRepPathTest extends LeadPath {

  private static final String CARLA = "path-carla";
  private static final ZoneId ZONE = ZoneId.of("UTC");

  @Autowired ChooseByHand chooseByHand;

  @Test
  @DisplayName("sells to the segment that the routing table asks for")
  void sellsToTheSegment() {
    rep(ANNA, null, Set.of("mid-market"));
    rep(BEN, null, Set.of("enterprise"));

    var small = List.of(of(200), of(300), of(499));
    var large = List.of(of(500), of(1500));

    assertThat(small.stream().map(this::rep)).containsOnly(ANNA);
    assertThat(large.stream().map(this::rep)).containsOnly(BEN);
    rep(ANNA, null, Set.of());
    assertThat(List.of(rep(of(600)), rep(of(600)))).as("none stands for any").contains(ANNA);
  }

  @Test
  @DisplayName("is told apart by segment too while leads wait for room")
  void waitsBySegment() {
    rep(ANNA, 0, Set.of("mid-market"));
    rep(BEN, 0, Set.of("enterprise"));
    var small = of(200);
    var large = of(900);
    assertThat(List.of(waitsAt(small), waitsAt(large)))
        .containsOnly(List.of("gateway_waitForRoom"));

    rep(BEN, 5, Set.of("enterprise"));

    assertThat(releaseWaitingLeads.release()).isEqualTo(1);
    assertThat(rep(large)).isEqualTo(BEN);
    assertThat(waitsAt(small)).containsExactly("gateway_waitForRoom");
    leaves(ANNA);
    leaves(BEN);
    assertThat(releaseWaitingLeads.release()).as("nobody is left to wait for").isEqualTo(1);
    assertThat(waitsAt(small)).containsExactly("userTask_assignLeadByHand");
  }

  @Test
  @DisplayName("is somebody whose user is there and in sales, however the rep is chosen")
  void isStillThere() {
    rep(CARLA, 1, 100);
    identity.deleteMembership(CARLA, "sales");
    rep("path-gone", 9, 100);
    identity.deleteUser("path-gone");
    leaves(BEN);

    assertThat(List.of(rep(standardLead()), rep(standardLead()))).containsOnly(ANNA);
    assertThat(chooseByHand.choices()).extracting(Rep::id).containsExactly(ANNA);
    for (var gone : List.of(CARLA, "path-gone", BEN)) {
      Assertions.assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> chooseByHand.check("chosenRep", gone))
          .withMessageContaining("no active rep");
    }
    identity.createMembership(CARLA, "sales");
  }

  @Test
  @DisplayName("is on duty at this moment for a hot lead, and by the next working day for others")
  void isOnDuty() {
    var now = clock.now().atZone(ZONE);
    var later = now.plusHours(2).getHour();
    rep(ANNA, null, Set.of());
    onlyAt(BEN, "Mon-Sun %02d:00-%02d:59".formatted(later, later));
    var inFourDays = now.plusDays(4).getDayOfWeek().name();
    onlyAt(
        CARLA,
        inFourDays.charAt(0)
            + inFourDays.substring(1, 3).toLowerCase(Locale.ROOT)
            + " 10:00-11:00");

    assertThat(List.of(rep(hotLead()), rep(hotLead()))).containsOnly(ANNA);
    var standard = List.of(standardLead(), standardLead());
    assertThat(standard.stream().map(this::rep)).containsExactlyInAnyOrder(ANNA, BEN);

    leaves(ANNA);
    leaves(BEN);
    assertThat(rep(hotLead())).as("better late than never").isEqualTo(CARLA);
  }

  @Test
  @DisplayName("is named in the timeline with the reason of the choice, in numbers")
  void isNamedWithTheReason() {
    rep(CARLA, 1, 0);
    rep("path-dora", 1, 100);
    team.addAbsence(
        "path-dora", clock.now().minusSeconds(1), clock.now().plus(Duration.ofDays(1)), null);

    var lead = standardLead();

    assertThat(text(lead, EventType.HANDED_OFF))
        .contains("it was their turn among 2")
        .contains("4 reps match, 1 away, 1 without room.");
    fires(lead, "event_reassignmentDue");
    assertThat(text(lead, EventType.HANDED_OFF))
        .contains("handoff no. 2")
        .contains("4 reps match, 1 had the lead before");
  }

  @Test
  @DisplayName("is not the one who gave the lead back, unless the ruling says so")
  void isNotWhoGaveItBack() {
    var lead = standardLead();
    var first = rep(lead);
    giveBack(lead, "NOT_READY");
    rule(lead, "OVERRULED", false, true);
    assertThat(rep(lead)).isNotEqualTo(first);

    var sentBack = standardLead();
    var same = rep(sentBack);
    giveBack(sentBack, "NO_FIT");
    rule(sentBack, "OVERRULED", true, false);
    assertThat(rep(sentBack)).isEqualTo(same);
    assertThat(text(sentBack, EventType.HANDED_OFF)).contains("as the board ruled");

    var gone = standardLead();
    var left = rep(gone);
    giveBack(gone, "NO_FIT");
    leaves(left);
    rule(gone, "OVERRULED", true, false);
    assertThat(rep(gone)).as("the ruling cannot send it to who is gone").isNotEqualTo(left);
  }

  @Test
  @DisplayName("is not the one who gave it back where a precedent settles it either")
  void isAnotherOneByPrecedent() {
    var prospect = Prospect.thatFits();
    var lead = takeIn(prospect, readySignals());
    giveBack(lead, "NOT_READY");
    rule(lead, "OVERRULED", true, true);

    var like = takeIn(prospect.another(), readySignals());
    var first = rep(like);
    giveBack(like, "NOT_READY");

    assertThat(events(like)).contains(EventType.SETTLED_BY_PRECEDENT);
    assertThat(rep(like)).isNotEqualTo(first);
  }

  @Test
  @DisplayName("is who was chosen by hand, and by whom is on record")
  void isWhoWasChosen() {
    var lead = takeIn(Prospect.thatFits().inIndustry("Government"), readySignals());
    complete(lead, "userTask_assignLeadByHand", Map.of("chosenRep", BEN));

    assertThat(text(lead, EventType.HANDED_OFF))
        .contains("to " + BEN)
        .contains("whom " + SALES_LEAD + " chose by hand");
  }

  private LeadId of(int employees) {
    return takeIn(Prospect.thatFits().withEmployees(employees), readySignals());
  }

  private void rep(String id, @Nullable Integer cap, Set<String> segments) {
    store(id, cap == null ? 100 : cap, null, segments);
  }

  private void onlyAt(String id, String hours) {
    store(id, 100, WorkingHours.parse(hours), Set.of());
  }

  private void store(String id, int cap, @Nullable WorkingHours hours, Set<String> segments) {
    person(id, "sales");
    team.save(
        new Rep(
            id,
            null,
            1,
            cap,
            Set.of(),
            Set.of(),
            true,
            List.of(),
            hours,
            hours == null ? null : ZONE,
            segments));
  }
}
