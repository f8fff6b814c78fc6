package io.leadrelay.owner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tasks of the guide for process owners, as written. */
final class Guide {

  static final Path FILE = Path.of("src/docs/changing-the-process.md");

  private static final Pattern TASK = Pattern.compile("## \\d+\\. (.+)");
  private static final Pattern STEP = Pattern.compile("\\d+\\. (.+)");
  private static final Pattern FENCE = Pattern.compile(" {3}```\\w*");
  private static final String INDENT = "   ";

  private Guide() {}

  /**
   * A task and its steps.
   *
   * @param number its place in the guide, from 1
   */
  record Task(int number, String title, List<Step> steps) {

    @Override
    public String toString() {
      return number + ". " + title;
    }
  }

  /**
   * One numbered step.
   *
   * @param text the text that the owner is to type or save, null if there is none
   */
  record Step(String sentence, @Nullable String text) {}

  static List<Task> tasks() {
    var tasks = new ArrayList<Task>();
    var lines = lines();
    for (var n = 0; n < lines.size(); n++) {
      var task = TASK.matcher(lines.get(n));
      var step = STEP.matcher(lines.get(n));
      if (task.matches()) {
        tasks.add(new Task(tasks.size() + 1, task.group(1), new ArrayList<>()));
      } else if (step.matches()) {
        var text = n + 1 < lines.size() && FENCE.matcher(lines.get(n + 1)).matches();
        tasks
            .get(tasks.size() - 1)
            .steps()
            .add(new Step(step.group(1), text ? fenced(lines, n + 2) : null));
      }
    }
    return tasks;
  }

  private static String fenced(List<String> lines, int from) {
    var text = new StringBuilder();
    for (var n = from; !lines.get(n).strip().equals("```"); n++) {
      var line = lines.get(n);
      text.append(line.startsWith(INDENT) ? line.substring(INDENT.length()) : line).append('\n');
    }
    return text.toString();
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
