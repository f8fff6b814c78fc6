package io.leadrelay.security;

/** The ids of the groups that people and API clients belong to. */
public final class Groups {

  /** Reps: contact, follow up and pursue the leads handed to them. */
  public static final String SALES = "sales";

  /** Leads the sales team: assigns by hand, rescues overdue leads, keeps the list of reps. */
  public static final String SALES_LEAD = "sales-lead";

  /** Researches and warms up leads. */
  public static final String MARKETING = "marketing";

  /** Leads the marketing team and signs for it. */
  public static final String MARKETING_LEAD = "marketing-lead";

  /** Rules on rejected leads, neutral between the teams. */
  public static final String ARBITRATION = "arbitration";

  /** Looks at everything in Cockpit and changes nothing but a failed job's retries. */
  public static final String MANAGEMENT = "management";

  /** Owns the diagram, the tables and the forms. */
  public static final String PROCESS_OWNER = "process-owner";

  /** Machines that bring leads, signals and attempts in over HTTP. */
  public static final String API = "api";

  /** Administrators; the id is the engine's own. */
  public static final String ADMIN = "camunda-admin";

  private Groups() {}
}
