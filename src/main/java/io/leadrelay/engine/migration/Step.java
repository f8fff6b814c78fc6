package io.leadrelay.engine.migration;

/**
 * A step of a diagram.
 *
 * @param label what the diagram shows for it; its id if nothing
 */
record Step(String id, String label) {}
