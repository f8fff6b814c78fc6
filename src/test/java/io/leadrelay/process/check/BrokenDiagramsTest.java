package io.leadrelay.process.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.process.StepCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A broken diagram")
class BrokenDiagramsTest {

  private static final ClassLoader CLASSES = BrokenDiagramsTest.class.getClassLoader();
  private static final StepCatalogue STEPS = StepCatalogue.ofLeadrelay(CLASSES);
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
  private static final Pattern KEY = Pattern.compile("(?m)^([a-z-]+)\\.(reason|mend)=");
  private static final Pattern RULE = Pattern.compile("(?:error|warning)\\(\\s*\"([a-z-]+)\"");

  @TempDir Path folder;

  static List<Probe> probes() {
    return BrokenDiagrams.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("probes")
  @DisplayName("is found, with its file, element and label, and with the mend in both languages")
  void isFound(Probe probe) throws IOException {
    var files = ModelFiles.overlaid(probe.writeTo(folder).toString(), CLASSES);
    var findings = new DiagramCheck().findings(new OwnersModels(files, STEPS));

    assertThat(findings)
        .filteredOn(finding -> finding.rule().equals(probe.rule()))
        .as("among %s", findings)
        .extracting(Finding::file, Finding::element, Finding::label)
        .contains(tuple(probe.diagram(), probe.element(), probe.label()));
    assertThat(findings)
        .allSatisfy(
            finding -> {
              for (var language : LANGUAGES) {
                assertThat(List.of(finding.reason(language), finding.mend(language)))
                    .allSatisfy(
                        sentence ->
                            assertThat(sentence)
                                .doesNotContain("null")
                                .doesNotContainPattern("\\{\\d")
                                .matches("(?s).*[.]"));
              }
              assertThat(finding.reason(Locale.GERMAN))
                  .isNotEqualTo(finding.reason(Locale.ENGLISH));
            });
  }

  @Test
  @DisplayName("stands here for every rule of the diagram that has a sentence")
  void standsForEveryRule() throws IOException {
    var probed = probes().stream().map(Probe::rule).collect(Collectors.toCollection(TreeSet::new));

    assertThat(probed).isEqualTo(keys("messages-check", "reason"));
  }

  @Test
  @DisplayName("is spoken of in English and German, by every rule that the code knows")
  void isSpokenOfInBothLanguages() throws IOException {
    var rules = new TreeSet<String>();
    try (var sources = Files.walk(Path.of("src/main/java/io/leadrelay/process/check"))) {
      for (var source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        var matcher = RULE.matcher(Files.readString(source));
        while (matcher.find()) {
          rules.add(matcher.group(1));
        }
      }
    }
    for (var bundle : List.of("messages-check", "messages-check_de")) {
      assertThat(keys(bundle, "reason")).isEqualTo(keys(bundle, "mend"));
      assertThat(Files.readString(Path.of("src/main/resources/" + bundle + ".properties")))
          .satisfies(
              text ->
                  assertThat(rules)
                      .allSatisfy(rule -> assertThat(text).contains("\n" + rule + ".reason=")));
    }
    assertThat(keys("messages-check", "reason")).isEqualTo(keys("messages-check_de", "reason"));
  }

  /** The rules that have such a sentence in the bundle's part about the diagram. */
  private static TreeSet<String> keys(String bundle, String kind) throws IOException {
    var text = Files.readString(Path.of("src/main/resources/" + bundle + ".properties"));
    var diagram = text.substring(text.indexOf("# --- the diagram"), text.indexOf("# --- tables"));
    var keys = new TreeSet<String>();
    var matcher = KEY.matcher(diagram);
    while (matcher.find()) {
      if (matcher.group(2).equals(kind)) {
        keys.add(matcher.group(1));
      }
    }
    return keys;
  }
}
