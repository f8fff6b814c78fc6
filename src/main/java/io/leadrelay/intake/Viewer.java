package io.leadrelay.intake;

import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.UnknownLead;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;

/**
 * Who asks, and what they may see: a rep sees the leads they have, everybody else sees all.
 *
 * @param id the user id
 */
record Viewer(String id, boolean seesAll) {

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

  static Viewer of(HttpServletRequest request) {
    return new Viewer(
        Objects.requireNonNullElse(request.getRemoteUser(), ""),
        !request.isUserInRole(REP) || SEE_ALL.stream().anyMatch(request::isUserInRole));
  }

  boolean sees(Lead lead) {
    return seesAll || id.equals(lead.rep());
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
