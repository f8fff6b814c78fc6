package io.leadrelay.process.path;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.handoff.Handoff;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Signal;
import io.leadrelay.terms.Rep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@DisplayName("A hundred leads that come in at once")
class ParallelHandoffsPathTest extends LeadPath {

  private static final int LEADS = 100;
  private static final int AT_ONCE = 8;

  @Test
  @DisplayName("are shared by weight, one turn for each")
  void areSharedByWeight() throws Exception {
    rep(ANNA, 3, LEADS);
    rep(BEN, 2, LEADS);
    rep("path-carla", 5, LEADS);

    var leads = comeIn(readySignals());

    var shares = shares(leads);
    assertThat(shares.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(LEADS);
    for (var rep : team.all().stream().filter(Rep::active).toList()) {
      assertThat(shares.get(rep.id()))
          .as("share of %s, weight %d of 10", rep.id(), rep.weight())
          .isCloseTo(rep.weight() * LEADS / 10L, Offset.offset(2L));
    }
    assertThat(leads.stream().map(this::waitsAt)).containsOnly(List.of("userTask_contactLead"));
  }

  @Test
  @DisplayName("never exceed a cap; those for whom there is no room wait")
  void neverExceedACap() throws Exception {
    rep(ANNA, 1, 7);
    rep(BEN, 4, 11);

    var leads = comeIn(readySignals());

    assertThat(shares(leads)).isEqualTo(Map.of(ANNA, 7L, BEN, 11L));
    assertThat(leads.stream().filter(lead -> waitsAt(lead).contains("gateway_waitForRoom")))
        .hasSize(LEADS - 18);
    assertThat(releaseWaitingLeads.release()).isZero();
  }

  @Test
  @DisplayName("are released once each, though two nodes look for room at the same time")
  void areReleasedOnce() throws Exception {
    rep(ANNA, 1, 1);
    leaves(BEN);
    var leads = comeIn(readySignals());
    rep(ANNA, 1, 30);

    var threads = Executors.newFixedThreadPool(2);
    Callable<Integer> look = releaseWaitingLeads::release;
    var released = 0;
    for (var result : threads.invokeAll(List.of(look, look))) {
      released += result.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    // Who lost the race for a lead finds what is left at the next look.
    releaseWaitingLeads.release();

    assertThat(released).isPositive();
    assertThat(shares(leads)).isEqualTo(Map.of(ANNA, 30L));
    assertThat(leads.stream().map(this::handoffsOf)).allMatch(handoffs -> handoffs.size() <= 1);
  }

  private List<LeadId> comeIn(Signal... signals) throws Exception {
    var threads = Executors.newFixedThreadPool(AT_ONCE);
    var tasks = new ArrayList<Callable<LeadId>>();
    for (var n = 0; n < LEADS; n++) {
      tasks.add(() -> takeIn(Prospect.thatFits(), signals));
    }
    var leads = new ArrayList<LeadId>();
    for (var result : threads.invokeAll(tasks)) {
      leads.add(result.get(60, TimeUnit.SECONDS));
    }
    threads.shutdown();
    return leads;
  }

  private Map<String, Long> shares(List<LeadId> leads) {
    return leads.stream()
        .flatMap(lead -> handoffsOf(lead).stream())
        .collect(groupingBy(Handoff::rep, counting()));
  }
}
