package io.leadrelay.engine;

import org.jspecify.annotations.Nullable;

/**
 * A task that somebody is about to do something with.
 *
 * @param element the id of the user task in the diagram
 * @param label what the diagram calls it
 * @param definition the id of the version of the process that it belongs to
 * @param assignee who has taken it or was given it
 */
public record TaskAtHand(
    String id,
    String element,
    String label,
    String definition,
    @Nullable String assignee,
    String processInstance,
    String businessKey) {}
