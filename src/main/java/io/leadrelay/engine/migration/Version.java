package io.leadrelay.engine.migration;

/**
 * A version of a process.
 *
 * @param definition its id on the engine that plans
 * @param process the key of the process
 * @param name what the diagram calls the process
 * @param number counted by the engine of the leads
 * @param renames what got a new id with this version
 */
record Version(String definition, String process, String name, int number, Renames renames) {}
