package io.leadrelay.process;

import java.util.List;

/**
 * The names by which code and the diagram of the agreement know each other. Everything else in the
 * diagram belongs to its owners.
 */
public final class SlaAgreement {

  /** The id of the process in {@code bpmn/sla-agreement.bpmn}. */
  public static final String PROCESS = "slaAgreement";

  /** A proposal that waits for signatures was taken back. */
  public static final String PROPOSAL_WITHDRAWN = "proposalWithdrawn";

  /** All messages that code sends. */
  public static final List<String> MESSAGES = List.of(PROPOSAL_WITHDRAWN);

  public static final String AGREEMENT_PROPOSED = "startEvent_agreementProposed";
  public static final String SIGN_FOR_MARKETING = "userTask_signForMarketing";
  public static final String SIGN_FOR_SALES = "userTask_signForSales";

  private SlaAgreement() {}
}
