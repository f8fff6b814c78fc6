package io.leadrelay.process.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.lead.SignalTypes.SignalType;
import io.leadrelay.process.OwnersFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every word is there in German")
class EveryWordInGermanTest {

  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Path SOURCES = Path.of("src", "main", "java", "io", "leadrelay");

  /** Whose refusals people meet in Tasklist. */
  private static final List<String> BEHIND_TASKLIST =
      List.of(
          "process",
          "engine",
          "tasklist",
          "lead",
          "absence",
          "arbitration",
          "contact",
          "handoff",
          "review",
          "terms");

  private static final Pattern REFUSED =
      Pattern.compile(
          "(?:Refusal\\s*\\.(?:conflict\\(|invalid\\([^,;]{1,40},)|new FieldError\\([^,;]{1,40},"
              + "|\\.required\\w*\\([^;\"]*\"[^;]{1,80}?,)\\s*\"([^\"]{5,})\"");

  private static final Pattern BLANK = Pattern.compile("\\{(\\d+)");

  private final ModelFiles models =
      ModelFiles.overlaid(null, EveryWordInGermanTest.class.getClassLoader());

  @Test
  @DisplayName("that a form shows")
  void ofForms() throws IOException {
    var german = WordsFile.of(models, Locale.GERMAN);
    var missing = new TreeMap<String, List<String>>();
    for (var name : models.names()) {
      if (name.endsWith(".form")) {
        var texts = FormTexts.of(new ObjectMapper().readTree(models.read(name)));
        assertThat(texts).as(name).isNotEmpty();
        var without = texts.stream().filter(text -> german.find(text).isEmpty()).toList();
        if (!without.isEmpty()) {
          missing.put(name, without);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  @DisplayName("that a signal is called")
  void ofSignals() {
    var german = WordsFile.of(models, Locale.GERMAN);
    assertThat(OwnersFiles.signalTypes(models).all())
        .extracting(SignalType::label)
        .allMatch(label -> german.find(label).isPresent());
  }

  @Test
  @DisplayName("and none is kept for a text that has gone")
  void noneForNothing() throws IOException {
    Set<String> used = new HashSet<>();
    var tables = new StringBuilder();
    for (var name : models.names()) {
      if (name.endsWith(".form")) {
        used.addAll(FormTexts.of(new ObjectMapper().readTree(models.read(name))));
      } else if (name.endsWith(".dmn")) {
        tables.append(models.text(name));
      }
    }
    OwnersFiles.signalTypes(models).all().forEach(type -> used.add(type.label()));
    assertThat(WordsFile.of(models, Locale.GERMAN).words().keySet())
        .filteredOn(text -> !used.contains(text))
        .allMatch(text -> contains(tables.toString(), text));
  }

  @Test
  @DisplayName("of a refusal, and none is kept for a refusal that has gone")
  void ofRefusals() throws IOException {
    var german = WordsFile.built("refusals.de.yaml");
    var everything = code(SOURCES);
    assertThat(german.words().keySet())
        .filteredOn(text -> !text.matches("(For|Marketing|Sales|\\{person} has already) .*"))
        .filteredOn(text -> !text.endsWith(" missing.") && !text.startsWith("'{text}' is not what"))
        .allMatch(text -> contains(everything, text));
    var missing = new TreeSet<String>();
    for (var folder : BEHIND_TASKLIST) {
      REFUSED
          .matcher(code(SOURCES.resolve(folder)))
          .results()
          .map(found -> found.group(1))
          // Shorter ones are only the beginning of a sentence with a name in it.
          .filter(text -> text.length() > 4)
          // A code, a sentence that a quotation mark cuts off here, or one that says the side.
          .filter(text -> !text.matches("[A-Z_]+|.*\\\\|%s has already .*|For %s .*"))
          .filter(
              text ->
                  german.words().keySet().stream()
                      .filter(line -> !line.startsWith("{"))
                      .noneMatch(line -> contains(text, firstPart(line))))
          .forEach(missing::add);
    }
    assertThat(missing).isEmpty();
  }

  static List<String> bundles() throws IOException {
    try (var files = Files.list(RESOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("messages[a-z-]*\\.properties"))
          .map(name -> name.replace(".properties", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  @DisplayName("of a message file, with the same blanks")
  void ofMessages(String bundle) throws IOException {
    var english = properties(bundle + ".properties");
    var german = properties(bundle + "_de.properties");
    assertThat(german.keySet()).isEqualTo(english.keySet());
    var otherwise = new ArrayList<String>();
    english.forEach(
        (key, sentence) -> {
          // German bends the verb by the number, which English has no need of there.
          if (!key.startsWith("effect.would.")
              && !blanks(sentence).equals(blanks("" + german.get(key)))) {
            otherwise.add(key);
          }
        });
    assertThat(otherwise).isEmpty();
  }

  private static Set<String> blanks(String sentence) {
    return BLANK
        .matcher(sentence)
        .results()
        .map(blank -> blank.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TreeMap<String, String> properties(String name) throws IOException {
    var read = new Properties();
    try (var file = Files.newBufferedReader(RESOURCES.resolve(name))) {
      read.load(file);
    }
    var all = new TreeMap<String, String>();
    read.forEach((key, sentence) -> all.put("" + key, "" + sentence));
    return all;
  }

  private static String firstPart(String line) {
    return line.startsWith("'{") ? line : line.split("\\{", 2)[0];
  }

  /** Whether each part of a line between its blanks stands somewhere in a text. */
  private static boolean contains(String text, String line) {
    return Arrays.stream(line.split("\\{\\w+}"))
        .map(part -> part.replace("\"", "\\\""))
        .allMatch(part -> text.contains(part) || text.contains(part.replace("\\\"", "\"")));
  }

  /** The Java code of a folder, with texts that go on in the next line put together. */
  private static String code(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      var code = new StringBuilder();
      for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        code.append(Files.readString(file));
      }
      return code.toString().replaceAll("\"\\s*\\+\\s*\"", "");
    }
  }
}
