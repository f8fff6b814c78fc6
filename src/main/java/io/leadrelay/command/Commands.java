package io.leadrelay.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commands, by the word that calls them. */
public final class Commands {

  private static final List<Command> ALL = List.of(new DryRunCommand());

  private Commands() {}

  /**
   * Runs the command that the arguments name.
   *
   * @return its exit code, or nothing if they name none and Leadrelay itself is to run
   */
  public static Optional<Integer> run(String[] arguments, PrintStream out) {
    if (arguments.length == 0 || arguments[0].startsWith("-")) {
      return Optional.empty();
    }
    var rest = Arrays.asList(arguments).subList(1, arguments.length);
    return Optional.of(
        ALL.stream()
            .filter(command -> command.name().equals(arguments[0]))
            .findFirst()
            .map(command -> command.run(rest, out))
            .orElseGet(() -> refuse(arguments[0], out)));
  }

  private static int refuse(String word, PrintStream out) {
    out.println("There is no command '" + word + "'. Without a command Leadrelay runs; with one:");
    ALL.forEach(command -> out.println("  " + command.usage()));
    return Command.WRONG_CALL;
  }
}
