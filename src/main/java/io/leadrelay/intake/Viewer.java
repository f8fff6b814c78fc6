package io.leadrelay.intake;

import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.UnknownLead;
import io.leadrelay.terms.StandIns;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who asks, and what they may see: a rep sees the leads they have and those of reps they act for,
 * everybody else sees all.
 *
 * @param id the user id
 * @param reps whose leads a rep sees
 */
record Viewer(String id, boolean seesAll, Set<String> reps) {

  private static final String REP = "sales";

  /** A rep who is in one of these as well sees with its eyes. */
  private static final List<String> SEE_ALL =
      List.of(
          "sales-lead",
          "marketing",
          "marketing-lead",
          "arbitration",
          "management",
          "process-owner",
          "api",
          "camunda-admin");

  static Viewer of(HttpServletRequest request, StandIns standIns) {
    var id = Objects.requireNonNullElse(request.getRemoteUser(), "");
    var seesAll = !request.isUserInRole(REP) || SEE_ALL.stream().anyMatch(request::isUserInRole);
    var reps = new TreeSet<>(standIns.representedBy(id));
    reps.add(id);
    return new Viewer(id, seesAll, reps);
  }

  /** Whether the lead is that of a rep for whom this viewer acts. */
  boolean actsFor(String rep) {
    return !id.equals(rep) && reps.contains(rep);
  }

  boolean sees(Lead lead) {
    return seesAll || (lead.rep() != null && reps.contains(lead.rep()));
  }

  /**
   * Refuses a lead that this viewer does not see.
   *
   * @throws UnknownLead as if there were none
   */
  void mustSee(LeadId id, Lead lead) {
    if (!sees(lead)) {
      throw new UnknownLead(id);
    }
  }
}
