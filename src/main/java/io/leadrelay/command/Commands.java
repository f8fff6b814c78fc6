package io.leadrelay.command;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.logging.LoggingSystem;

/** The commands, by the word that calls them. */
public final class Commands {

  private static final List<Command> ALL = List.of(new CheckCommand(), new WhatIfCommand());

  private Commands() {}

  /**
   * Runs the command that the arguments name.
   *
   * @return its exit code, or nothing if they name none and Leadrelay itself is to run
   */
  public static Optional<Integer> run(String[] arguments, PrintStream out) {
    // Maven puts the profile to run with before what it was asked to pass on.
    var called = Arrays.stream(arguments).dropWhile(argument -> argument.startsWith("-")).toList();
    if (called.isEmpty()) {
      return Optional.empty();
    }
    // Nothing has set up the log, and what a command says must not drown in it.
    LoggingSystem.get(Commands.class.getClassLoader()).beforeInitialize();
    var name = called.get(0);
    return Optional.of(
        ALL.stream()
            .filter(command -> command.name().equals(name))
            .findFirst()
            .map(command -> command.run(called.subList(1, called.size()), out))
            .orElseGet(() -> refuse(name, out)));
  }

  /**
   * Where a command speaks. A system that says nothing of its letters claims to know ASCII only, as
   * most containers do, and would print a question mark for each umlaut.
   */
  public static PrintStream console() {
    return Charset.defaultCharset().equals(StandardCharsets.US_ASCII)
        ? new PrintStream(System.out, true, StandardCharsets.UTF_8)
        : System.out;
  }

  private static int refuse(String word, PrintStream out) {
    out.println("There is no command '" + word + "'. Without a command Leadrelay runs; with one:");
    ALL.forEach(command -> out.println("  " + command.usage()));
    return Command.WRONG_CALL;
  }
}
