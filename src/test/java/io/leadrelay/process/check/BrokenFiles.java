package io.leadrelay.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.process.StepCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Shipped files, each changed in one way, as an owner would put them into a folder of their own.
 */
record BrokenFiles(Map<String, String> contents) {

  private static final StepCatalogue STEPS =
      StepCatalogue.ofLeadrelay(BrokenFiles.class.getClassLoader());

  /** One for all probes: most cells are the same in each. */
  private static final Feel FEEL = new Feel();

  /** No file yet. */
  static BrokenFiles none() {
    return new BrokenFiles(Map.of());
  }

  /** A shipped file with something else in the place of a text that must be there. */
  BrokenFiles with(String file, String text, String instead) {
    return with(file, old -> replaced(old, Pattern.quote(text), instead));
  }

  /** A shipped file with something else in the first place that a pattern matches. */
  BrokenFiles withMatch(String file, String pattern, String instead) {
    return with(file, old -> replaced(old, pattern, instead));
  }

  BrokenFiles with(String file, UnaryOperator<String> change) {
    var old = contents.containsKey(file) ? contents.get(file) : shipped(file);
    return having(file, change.apply(old));
  }

  /** A file of that content. */
  BrokenFiles having(String file, String content) {
    var all = new LinkedHashMap<>(contents);
    all.put(file, content);
    return new BrokenFiles(all);
  }

  /** A shipped table with another text in a cell, written as the file writes it. */
  BrokenFiles withCell(String file, String cell, String text) {
    return with(
        file,
        old -> replaced(old, "(id=\"" + cell + "\">\\s*<text>)[^<]*(</text>)", text, "$1", "$2"));
  }

  /** A shipped form without the field of a key. */
  BrokenFiles withoutField(String file, String key) {
    return with(
        file,
        old -> {
          try {
            var json = new ObjectMapper();
            var form = json.readTree(old);
            if (remove((ArrayNode) form.get("components"), key)) {
              return json.writerWithDefaultPrettyPrinter().writeValueAsString(form);
            }
            throw new AssertionError(file + " has no field " + key);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Fields may stand within a group. */
  private static boolean remove(ArrayNode components, String key) {
    for (int i = 0; i < components.size(); i++) {
      var component = components.get(i);
      if (component.path("key").asText().equals(key)) {
        components.remove(i);
        return true;
      }
      if (component.get("components") instanceof ArrayNode within && remove(within, key)) {
        return true;
      }
    }
    return false;
  }

  static String shipped(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String replaced(String old, String pattern, String instead) {
    return replaced(old, pattern, instead, "", "");
  }

  private static String replaced(
      String old, String pattern, String instead, String before, String after) {
    var found = Pattern.compile(pattern, Pattern.DOTALL).matcher(old);
    assertThat(found.find()).as(pattern).isTrue();
    var changed = found.replaceFirst(before + Matcher.quoteReplacement(instead) + after);
    assertThat(changed).as(pattern).isNotEqualTo(old);
    return changed;
  }

  /** Writes the files into a folder as their owner would. */
  void write(Path folder) throws IOException {
    for (var file : contents.entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** What the rules for tables, forms and files say of the built-in files overlaid by these. */
  List<Finding> findings(Path folder) throws IOException {
    write(folder);
    var models =
        new OwnersModels(
            ModelFiles.overlaid(folder.toString(), getClass().getClassLoader()), STEPS);
    // The rules for forms look at no table, and the other way round.
    var tables = contents.keySet().stream().anyMatch(file -> file.startsWith("bpmn/decisions/"));
    var forms = contents.keySet().stream().anyMatch(file -> file.startsWith("forms/"));
    return Stream.of(
            tables
                ? List.<ModelRules>of(all -> new TableCheck().findings(all, FEEL))
                : List.<ModelRules>of(),
            forms ? List.of(new FormCheck()) : List.<ModelRules>of(),
            List.of(new FilesCheck()))
        .flatMap(List::stream)
        .flatMap(rules -> rules.findings(models).stream())
        .toList();
  }
}
