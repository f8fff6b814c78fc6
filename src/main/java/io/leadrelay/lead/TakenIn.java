package io.leadrelay.lead;

/**
 * What became of a lead that came in.
 *
 * @param created whether it was not known before
 * @param startPending whether it is stored, but its process could not start yet
 */
public record TakenIn(LeadId lead, boolean created, boolean startPending) {}
