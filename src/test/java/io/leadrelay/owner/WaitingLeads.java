package io.leadrelay.owner;

import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Signal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Leads that have come to every node where a lead can wait, each by the steps of real people; and
 * what those people do until each has come to an end.
 */
final class WaitingLeads {

  static final String SALES_LEAD = "owner-sales-lead";
  static final String MARKETER = "owner-marketer";
  static final String MARKETING_LEAD = "owner-marketing-lead";
  static final String BOARD_MEMBER = "owner-board-member";
  private static final List<String> REPS = List.of("owner-rep1", "owner-rep2", "owner-rep3");

  /** More steps than any lead takes to its end. */
  private static final int PATIENCE = 15;

  private static final Map<String, Object> NOT_REACHED =
      Map.of("contactOutcome", "NOT_REACHED", "channel", "PHONE");
  private static final Map<String, Object> TALKED =
      Map.of("contactOutcome", "CONVERSATION", "channel", "PHONE");
  private static final Map<String, Object> GIVEN_BACK =
      Map.of("contactOutcome", "REJECTED", "rejectionReason", "NOT_READY", "note", "Too early.");

  private static final int MUCH_ROOM = 100_000;
  private static final String WAIT_FOR_ROOM = "gateway_waitForRoom";

  private int number;

  /** Nodes where a lead can wait in the shipped diagram, and how a lead gets there. */
  private final Map<String, Way> ways = new LinkedHashMap<>();

  private interface Way {
    LeadId lead(RunningLeadrelay relay);
  }

  WaitingLeads() {
    ways.put("userTask_researchLead", relay -> takeIn(relay, null, null, true, "talk-request"));
    ways.put("gateway_nurtureWait", relay -> takeIn(relay, "Germany", 200, true));
    ways.put("event_dormantLeadWakes", relay -> takeIn(relay, "Germany", 200, false));
    ways.put(
        "userTask_assignLeadByHand",
        relay -> takeIn(relay, "Germany", 2500, true, "trial-started"));
    ways.put("userTask_contactLead", this::hot);
    ways.put("userTask_rescueOverdueLead", this::overdue);
    ways.put("gateway_followUpWait", relay -> contacted(relay, NOT_REACHED));
    ways.put("userTask_followUpLead", this::followedUp);
    ways.put("userTask_pursueOpportunity", relay -> contacted(relay, TALKED));
    ways.put("userTask_arbitrateLead", relay -> contacted(relay, GIVEN_BACK));
    ways.put(WAIT_FOR_ROOM, relay -> takeIn(relay, "Germany", 200, true, "trial-started"));
  }

  /** The nodes where a lead can wait. */
  List<String> nodes() {
    return List.copyOf(ways.keySet());
  }

  /** Hires the people; sales has room for the leads that are handed off, and for no more. */
  void hire(RunningLeadrelay relay) {
    REPS.forEach(rep -> relay.person(rep, "sales"));
    relay.person(SALES_LEAD, "sales-lead");
    relay.person(MARKETER, "marketing");
    relay.person(MARKETING_LEAD, "marketing-lead");
    relay.person(BOARD_MEMBER, "arbitration");
    relay.person("owner-manager", "management");
    caps(relay, MUCH_ROOM);
  }

  /** Brings that many leads, evenly, to all nodes where a lead can wait. */
  List<LeadId> bring(RunningLeadrelay relay, int leads) {
    List<LeadId> all = new ArrayList<>();
    var nodes = nodes();
    for (var n = 0; n < leads; n++) {
      var node = nodes.get(n * nodes.size() / leads);
      if (node.equals(WAIT_FOR_ROOM)) {
        // The last node fills up once sales has no room left.
        caps(relay, 1);
      }
      all.add(at(node, Objects.requireNonNull(ways.get(node)), relay));
    }
    return all;
  }

  /** Brings leads that are ready to buy to a node that an owner has put into their way. */
  List<LeadId> bringTo(String node, RunningLeadrelay relay, int leads) {
    return IntStream.range(0, leads).mapToObj(n -> at(node, this::hot, relay)).toList();
  }

  private static LeadId at(String node, Way way, RunningLeadrelay relay) {
    var lead = way.lead(relay);
    if (!relay.waitsAt(lead).contains(node)) {
      throw new AssertionError("A lead meant for " + node + " waits at " + relay.waitsAt(lead));
    }
    return lead;
  }

  /** Sales takes whatever comes. */
  void roomForAll(RunningLeadrelay relay) {
    caps(relay, MUCH_ROOM);
  }

  private static void caps(RunningLeadrelay relay, int cap) {
    REPS.forEach(rep -> relay.rep(rep, cap));
  }

  private LeadId hot(RunningLeadrelay relay) {
    return takeIn(relay, "Germany", 200, true, "talk-request");
  }

  private LeadId contacted(RunningLeadrelay relay, Map<String, Object> outcome) {
    var lead = hot(relay);
    relay.complete(lead, SALES_LEAD, outcome);
    return lead;
  }

  private LeadId followedUp(RunningLeadrelay relay) {
    var lead = contacted(relay, NOT_REACHED);
    relay.fires(lead, "event_nextAttemptDue");
    return lead;
  }

  private LeadId overdue(RunningLeadrelay relay) {
    var lead = hot(relay);
    while (relay.waitsAt(lead).contains("userTask_contactLead")) {
      relay.fires(lead, "event_reassignmentDue");
    }
    return lead;
  }

  private LeadId takeIn(
      RunningLeadrelay relay,
      @Nullable String country,
      @Nullable Integer employees,
      boolean mailConsent,
      String... signals) {
    var n = ++number;
    return relay
        .takeInLead
        .takeIn(
            new LeadDetails(
                null,
                "source " + n,
                "buyer%d@owner%d.example".formatted(n, n),
                null,
                "Olga",
                "Owner",
                "Owner Works",
                "Head of Operations",
                country,
                "Machines",
                employees,
                "de",
                mailConsent,
                Map.of()),
            Arrays.stream(signals).map(WaitingLeads::signal).toList(),
            null)
        .lead();
  }

  private static Signal signal(String type) {
    return new Signal(type, Instant.now().truncatedTo(ChronoUnit.MILLIS), true);
  }

  // ---- to an end

  /** Works on a lead as its people would until it has come to an end. */
  void finish(RunningLeadrelay relay, LeadId lead) {
    for (var step = 0; step < PATIENCE; step++) {
      if (!relay.runs(lead)) {
        return;
      }
      goOn(relay, lead);
    }
    throw new AssertionError(lead + " has come to no end; it waits at " + relay.waitsAt(lead));
  }

  private void goOn(RunningLeadrelay relay, LeadId lead) {
    var waits = relay.waitsAt(lead);
    if (waits.contains(WAIT_FOR_ROOM)
        || waits.contains("gateway_nurtureWait")
        || waits.contains("event_dormantLeadWakes")
        || waits.contains("gateway_followUpWait")) {
      relay.takeInLead.signal(lead, signal("talk-request"));
      return;
    }
    switch (relay.task(lead).getTaskDefinitionKey()) {
      case "userTask_researchLead" ->
          relay.complete(
              lead,
              MARKETER,
              Map.of("researchVerdict", "FITS", "researchNote", "In the trade register."));
      case "userTask_assignLeadByHand" ->
          relay.complete(lead, SALES_LEAD, Map.of("chosenRep", REPS.get(0)));
      case "userTask_rescueOverdueLead" ->
          relay.complete(
              lead, SALES_LEAD, Map.of("rescueOutcome", "HAND_TO_REP", "chosenRep", REPS.get(0)));
      case "userTask_contactLead", "userTask_followUpLead" ->
          relay.complete(lead, SALES_LEAD, TALKED);
      case "userTask_arbitrateLead" ->
          relay.complete(
              lead, BOARD_MEMBER, Map.of("ruling", "UPHELD", "rulingReason", "Heard both sides."));
      case "userTask_pursueOpportunity" ->
          relay.complete(
              lead, SALES_LEAD, Map.of("opportunityOutcome", "LOST", "lostReason", "PRICE"));
      case "userTask_approveLead", "userTask_releaseLead" ->
          relay.complete(lead, MARKETING_LEAD, Map.of("approved", true));
      default -> throw new AssertionError("Nobody works on " + relay.task(lead).getName());
    }
  }
}
