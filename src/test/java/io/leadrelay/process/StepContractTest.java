package io.leadrelay.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.process.StepCatalogue.OfferedStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.StringUtils;

@DisplayName("What a step promises")
class StepContractTest {

  private static final Path SOURCES = Path.of("src/main/java/io/leadrelay/process");
  private static final StepCatalogue STEPS =
      StepCatalogue.ofLeadrelay(StepContractTest.class.getClassLoader());

  static Stream<OfferedStep> steps() {
    return STEPS.all().stream();
  }

  @Test
  @DisplayName("is said by every class that the diagram calls")
  void isSaidByEveryStep() throws Exception {
    try (var files = Files.walk(SOURCES)) {
      var callable =
          files
              .filter(file -> file.toString().matches(".*(Delegate|Decision|Form)\\.java"))
              .filter(file -> read(file).contains("@Component"))
              // What two forms share is called by them, not by the diagram.
              .filter(file -> !file.endsWith("ContactForm.java"))
              .map(file -> StringUtils.getFilename(file.toString()))
              .map(name -> StringUtils.uncapitalize(name.replace(".java", "")))
              .toList();
      assertThat(callable).isNotEmpty();
      assertThat(steps().map(OfferedStep::bean)).containsAll(callable);
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  @DisplayName("names the facts that the code sets and needs, and no others")
  void namesItsFacts(OfferedStep step) {
    var source = source(step);
    var set = facts(source, "set\\(|value\\(|name\\(");
    set.removeAll(facts(source, "find\\(|get\\("));
    var promised = new TreeSet<>(named(step.contract().leaves()));
    promised.addAll(Arrays.asList(step.contract().mayLeave()));
    Arrays.stream(step.contract().leavesWhen())
        .map(when -> when.substring(when.indexOf(':') + 1))
        .forEach(names -> promised.addAll(Arrays.asList(names.strip().split(",\\s*"))));
    assertThat(promised).as(step.bean()).containsAll(set);
    assertThat(promised)
        .as("%s sets what it promises", step.bean())
        .isSubsetOf(facts(source, "set\\(|value\\(|name\\("));
    assertThat(facts(source, "get\\("))
        .as("%s needs what it reads", step.bean())
        .isSubsetOf(new TreeSet<>(Arrays.asList(step.contract().needs())));
  }

  @ParameterizedTest
  @MethodSource("steps")
  @DisplayName("names the answers that it takes from its table, and no others")
  void namesItsAnswers(OfferedStep step) {
    var read = new TreeSet<String>();
    var matcher =
        Pattern.compile(
                "answer\\s*\\.(?:text|yes|number|minutes|hours|days|clock)\\(\\s*\"([A-Za-z]+)\"")
            .matcher(source(step));
    while (matcher.find()) {
      read.add(matcher.group(1));
    }
    assertThat(Arrays.stream(step.contract().answers()).map(name -> name.replace("?", "")))
        .as(step.bean())
        .containsExactlyInAnyOrderElementsOf(read);
  }

  @ParameterizedTest
  @MethodSource("steps")
  @DisplayName("names the errors that it ends with")
  void namesItsErrors(OfferedStep step) {
    var thrown = new TreeSet<String>();
    var matcher =
        Pattern.compile("new BpmnError\\(\\s*LeadLifecycle\\.([A-Z_]+)").matcher(source(step));
    while (matcher.find()) {
      thrown.add(matcher.group(1));
    }
    assertThat(Set.of(step.contract().errors())).as(step.bean()).isEqualTo(thrown);
  }

  @ParameterizedTest
  @MethodSource("steps")
  @DisplayName("speaks of facts that exist, in sentences")
  void speaksOfFactsThatExist(OfferedStep step) {
    var contract = step.contract();
    assertThat(contract.does()).as(step.bean()).endsWith(".");
    assertThat(Fact.all().keySet())
        .containsAll(named(contract.needs()))
        .containsAll(named(contract.mayLeave()))
        .containsAll(named(contract.leaves()));
  }

  /** Without what stands for the owners' own names. */
  private static List<String> named(String... promised) {
    return Arrays.stream(promised).filter(name -> !name.startsWith("*")).toList();
  }

  /** The facts on which the source calls one of these methods. */
  private static TreeSet<String> facts(String source, String calls) {
    var names = new TreeSet<String>();
    var matcher = Pattern.compile("Fact\\s*\\.([A-Z_]+)\\s*\\.(?:" + calls + ")").matcher(source);
    while (matcher.find()) {
      names.add(named(matcher.group(1)));
    }
    return names;
  }

  private static String named(String constant) {
    try {
      return ((Fact<?>) Fact.class.getField(constant).get(null)).name();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(constant + " is no fact", e);
    }
  }

  private static String source(OfferedStep step) {
    var name = StringUtils.capitalize(step.bean()) + ".java";
    var source =
        Stream.of("delegate", "form")
            .map(folder -> SOURCES.resolve(folder).resolve(name))
            .filter(Files::exists)
            .map(StepContractTest::read)
            .findFirst()
            .orElseThrow(() -> new AssertionError("No source of " + step.bean()));
    if (source.contains("contactForm.submit")) {
      return source + read(SOURCES.resolve("form/ContactForm.java"));
    }
    return source.contains("extends SignForm")
        ? source + read(SOURCES.resolve("form/SignForm.java"))
        : source;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
