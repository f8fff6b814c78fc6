package io.leadrelay.reporting;

/**
 * How many attempts count for a row of {@code handoff}, as the rep who wants to give up is told:
 * its own, and those of the handoffs right before it that were passed on to a colleague. What a
 * system has logged of an attempt of which the rep has told counts once.
 */
final class CountedAttempts {

  /** A scalar subquery. */
  static final String SQL =
      """
      (select count(*) from contact_attempt attempt
       join handoff made on made.id = attempt.handoff_id
       where made.lead_id = handoff.lead_id and made.cycle = handoff.cycle
         and attempt.same_as is null
         and (made.id = handoff.id or made.number < handoff.number
           and made.end_reason = 'PASSED_ON'
           and not exists (select 1 from handoff between_them
             where between_them.lead_id = handoff.lead_id
               and between_them.cycle = handoff.cycle
               and between_them.number > made.number and between_them.number < handoff.number
               and between_them.end_reason <> 'PASSED_ON')))
      """;

  private CountedAttempts() {}
}
