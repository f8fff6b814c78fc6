package io.leadrelay.contact;

import io.leadrelay.lead.LeadId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said came of a contact or an opportunity.
 *
 * @param rep who had the lead
 * @param firm the lead's, as it is known now
 * @param task the id of the user task in the diagram
 * @param at when it was said first; a correction has the time of what it corrects
 * @param outcome a {@link ContactOutcome} or an {@link Opportunities.Outcome}
 */
public record GivenOutcome(
    UUID id,
    LeadId lead,
    UUID handoff,
    String rep,
    @Nullable String firm,
    String task,
    String person,
    Instant at,
    String outcome) {}
