package io.leadrelay.command;

import java.io.PrintStream;
import java.util.List;

/** Something that Leadrelay does once and then ends. */
interface Command {

  /** All went well. */
  int OK = 0;

  /** What was looked at is not in order; it was said on {@code out}. */
  int NOT_IN_ORDER = 1;

  /** The command was called in a wrong way; it was said on {@code out}. */
  int WRONG_CALL = 2;

  /** The word that calls it. */
  String name();

  /** How it is called and what it does, in one line each. */
  String usage();

  /**
   * Does it.
   *
   * @param arguments what follows the name
   * @return the exit code
   */
  int run(List<String> arguments, PrintStream out);
}
