package io.leadrelay.owner;

import static java.util.Objects.requireNonNull;

import io.leadrelay.owner.Guide.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Does in a folder of models what a step of the guide tells its reader to do, as Modeler and a text
 * editor would. A sentence that it does not know fails: the guide then says something that nobody
 * has tried.
 */
final class OwnersHand {

  private static final Pattern CELL = Pattern.compile("\\*([^*]+)\\* `([^`]*)`");
  private static final Pattern CHOICE = Pattern.compile("`([^`]*)` “([^”]+)”");

  private final Path folder;
  private final Map<Pattern, Doing> known = new LinkedHashMap<>();
  private @Nullable String open;

  /** What has no effect on the files, but on what is done with them. */
  enum Next {
    /** The files are changed. */
    NOTHING,
    CHECK,
    LOOK_AHEAD,
    PUT_LIVE,
    /** A table waits for signatures; its name was said. */
    DRAFT
  }

  /**
   * What a step asks for.
   *
   * @param name what it names, if anything
   */
  record Asked(Next next, @Nullable String name) {}

  private interface Doing {
    void with(Matcher said, @Nullable String text) throws IOException;
  }

  OwnersHand(Path folder) {
    this.folder = folder;
    files();
    tables();
    forms();
    diagram();
  }

  /** Does the step. */
  Asked perform(Step step) throws IOException {
    var said = step.sentence();
    switch (said) {
      case "Check it." -> {
        return new Asked(Next.CHECK, null);
      }
      case "Look ahead." -> {
        return new Asked(Next.LOOK_AHEAD, null);
      }
      case "Put it live." -> {
        return new Asked(Next.PUT_LIVE, null);
      }
      default -> {}
    }
    var draft = Pattern.compile("The draft “(.+)” waits for signatures\\.").matcher(said);
    if (draft.matches()) {
      return new Asked(Next.DRAFT, draft.group(1));
    }
    for (var doing : known.entrySet()) {
      var matcher = doing.getKey().matcher(said);
      if (matcher.matches()) {
        doing.getValue().with(matcher, step.text());
        return new Asked(Next.NOTHING, null);
      }
    }
    throw new AssertionError("Nobody has tried what the guide says here: " + said);
  }

  private void can(String sentence, Doing doing) {
    known.put(Pattern.compile(sentence), doing);
  }

  private void files() {
    can("Open `([^`]+)`\\.", (said, text) -> open = said.group(1));
    can(
        "Save this text as `([^`]+)`:",
        (said, text) -> {
          var file = folder.resolve(said.group(1));
          Files.createDirectories(file.getParent());
          Files.writeString(file, requireNonNull(text));
        });
    can(
        "Add these lines at the end of `([^`]+)`:",
        (said, text) ->
            Files.writeString(
                folder.resolve(said.group(1)), requireNonNull(text), StandardOpenOption.APPEND));
    can(
        "Delete the file `([^`]+)`\\.",
        (said, text) -> Files.delete(folder.resolve(said.group(1))));
  }

  private void tables() {
    can(
        "In the row “(.+?)”, set \\*(.+?)\\* to `(.*)`\\.",
        (said, text) -> table().set(said.group(1), said.group(2), said.group(3)).save());
    can(
        "Give the row “(.+?)” the sentence “(.+)”",
        (said, text) -> table().describe(said.group(1), said.group(2)).save());
    can(
        "Below the row “(.+?)”, add the row “(.+?)”: (.+)\\.",
        (said, text) -> table().add(said.group(1), said.group(2), cells(said.group(3))).save());
    can(
        "Add at the end the row “(.+?)”: (.+)\\.",
        (said, text) -> table().add(null, said.group(1), cells(said.group(2))).save());
    can(
        "Add the input column \\*(.+?)\\* for the fact `(\\w+)`, a whole number\\.",
        (said, text) -> table().addInput(said.group(1), said.group(2), "integer").save());
  }

  private void forms() {
    can(
        "Below the field “(.+?)”, add a radio group “(.+?)” with the key `(\\w+)` and the choices"
            + " (.+)\\.",
        (said, text) ->
            FormHand.open(file())
                .addBelow(said.group(1), "radio", said.group(2), said.group(3), choices(said))
                .save());
  }

  private void diagram() {
    can(
        "Rename “(.+?)” to “(.+?)”\\.",
        (said, text) -> diagramFile().rename(said.group(1), said.group(2)).save());
    can(
        "Rename “(.+?)” to “(.+?)”, and change its id to `(\\w+)`\\.",
        (said, text) ->
            diagramFile()
                .rename(said.group(1), said.group(2))
                .changeId(said.group(2), said.group(3))
                .save());
    can(
        "On the arrow from “(.+?)” to “(.+?)”, drop the template “(.+?)”, call it “(.+?)”, and give"
            + " it the id `(\\w+)`\\. Fill in (.+)\\.",
        (said, text) ->
            diagramFile()
                .dropTemplate(
                    said.group(1),
                    said.group(2),
                    said.group(3),
                    said.group(4),
                    said.group(5),
                    cells(said.group(6)))
                .save());
    can(
        "On the arrow from “(.+?)” to “(.+?)”, put the gateway “(.+?)” with the id `(\\w+)`: the"
            + " arrow to “(.+?)” is called “(.+?)” and has the condition `(.+?)`; the arrow “(.+?)”"
            + " goes to “(.+?)” and is the default\\.",
        (said, text) ->
            diagramFile()
                .putGateway(said.group(1), said.group(2), said.group(3), said.group(4))
                .ask(said.group(3), said.group(5), said.group(6), said.group(7))
                .otherwise(said.group(3), said.group(8), said.group(9))
                .save());
    can(
        "Attach to “(.+?)” the interrupting timer “(.+?)” with the id `(\\w+)` and the duration"
            + " `(.+?)`, and draw an arrow from it to “(.+?)”\\.",
        (said, text) ->
            diagramFile()
                .attachTimer(said.group(1), said.group(2), said.group(3), said.group(4))
                .draw(said.group(2), said.group(5), null, null)
                .save());
    can(
        "Delete “(.+?)” and “(.+?)”, and draw an arrow from “(.+?)” to “(.+?)” called “(.+?)” with"
            + " the condition `(.+?)`\\.",
        (said, text) ->
            diagramFile()
                .delete(said.group(1))
                .delete(said.group(2))
                .draw(said.group(3), said.group(4), said.group(5), said.group(6))
                .save());
  }

  private TableHand table() {
    return TableHand.open(file());
  }

  private DiagramHand diagramFile() {
    return DiagramHand.open(file());
  }

  private Path file() {
    return folder.resolve(requireNonNull(open, "The guide opens no file before"));
  }

  private static Map<String, String> cells(String said) {
    return pairs(CELL.matcher(said), said);
  }

  private static Map<String, String> choices(Matcher said) {
    return pairs(CHOICE.matcher(said.group(4)), said.group(4));
  }

  private static Map<String, String> pairs(Matcher matcher, String said) {
    Map<String, String> pairs = new LinkedHashMap<>();
    List<String> between = new ArrayList<>();
    var end = 0;
    while (matcher.find()) {
      between.add(said.substring(end, matcher.start()));
      end = matcher.end();
      pairs.put(matcher.group(1), matcher.group(2));
    }
    if (pairs.isEmpty() || end != said.length() || !between.stream().allMatch(", "::contains)) {
      throw new AssertionError("Nobody has tried what the guide says here: " + said);
    }
    return pairs;
  }
}
