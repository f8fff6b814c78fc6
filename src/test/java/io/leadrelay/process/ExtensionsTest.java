package io.leadrelay.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.OwnStepJar;
import io.leadrelay.engine.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

@DisplayName("Steps of the owner's own, in the jars of a folder,")
class ExtensionsTest {

  private static final ClassLoader CLASSES = ExtensionsTest.class.getClassLoader();

  private static final String STEP =
      """
      package com.example.test;

      import io.leadrelay.process.Fact;
      import io.leadrelay.process.StepContract;
      import org.camunda.bpm.engine.delegate.*;

      @StepContract(
          kind = StepContract.Kind.%s,
          name = "Weigh lead",
          does = "Weighs the lead.",
          leaves = {"weight"})
      class %s implements %s {
        static final Fact<Integer> WEIGHT = Fact.passing("%s", Integer.class);

        public void execute(DelegateExecution execution) {
          WEIGHT.set(execution, 7);
        }

        public void notify(DelegateExecution execution) {}
      }
      """;

  @TempDir Path temp;
  private Path folder = Path.of("");

  @BeforeEach
  void aFolder() throws IOException {
    folder = Files.createDirectory(temp.resolve("extensions"));
  }

  @Test
  @DisplayName("are offered beside those of Leadrelay, with the facts that they leave")
  void areOffered() throws IOException {
    jar("weigh.jar", "WeighLeadDelegate", step("WeighLeadDelegate"));
    Files.writeString(folder.resolve("readme.txt"), "no jar");

    var all = StepCatalogue.ofLeadrelay(CLASSES).withExtensions(folder, CLASSES);

    assertThat(all.find("weighLeadDelegate"))
        .hasValueSatisfying(
            step -> {
              assertThat(step.contract().name()).isEqualTo("Weigh lead");
              assertThat(step.contract().leaves()).containsExactly("weight");
            });
    assertThat(all.find("handOffLeadDelegate")).isPresent();
    assertThat(Fact.all()).containsKey("weight");
  }

  @Test
  @DisplayName("are parts of the application by the names that the diagram calls them")
  void areBeans() throws IOException {
    jar("weigh.jar", "WeighLeadDelegate", step("WeighLeadDelegate"));
    var beans = beans();

    assertThat(beans.getBean("weighLeadDelegate")).isInstanceOf(JavaDelegate.class);
    assertThat(beans.getBean(StepCatalogue.class).find("weighLeadDelegate")).isPresent();
  }

  @Test
  @DisplayName("may use further jars beside theirs, whose classes are not loaded for that")
  void mayUseFurtherJars() throws IOException {
    jar("weigh.jar", "WeighLeadDelegate", step("WeighLeadDelegate"));
    jar(
        "library.jar",
        "Scale",
        "package com.example.test; public class Scale { static { if (true) throw new"
            + " IllegalStateException(\"loaded\"); } }");

    assertThat(Extensions.in(folder, CLASSES).steps()).hasSize(1);
  }

  @Test
  @DisplayName("are refused where their contract is missing")
  void withoutContract() throws IOException {
    jar(
        "bare.jar",
        "BareDelegate",
        """
        package com.example.test;

        public class BareDelegate implements org.camunda.bpm.engine.delegate.JavaDelegate {
          public void execute(org.camunda.bpm.engine.delegate.DelegateExecution execution) {}
        }
        """);

    assertRefused(
        "has bare.jar, whose step com.example.test.BareDelegate does not say by @StepContract what"
            + " it does");
  }

  @Test
  @DisplayName("are refused where no jar has one, or the folder is not there")
  void withoutSteps() throws IOException {
    assertRefused("has no jar with a class that is marked with @StepContract");
    Files.delete(folder);
    assertRefused("is not a folder");
  }

  @Test
  @DisplayName("are refused in a jar that cannot be read")
  void brokenJar() throws IOException {
    Files.writeString(folder.resolve("broken.jar"), "no zip at all");

    assertRefused("has broken.jar, which cannot be read");
  }

  @Test
  @DisplayName("are refused where a class of theirs is broken, or made for a newer Java")
  void brokenClass() throws IOException {
    var name = "com/example/test/WeighLeadDelegate.class";
    jar("weigh.jar", "WeighLeadDelegate", step("WeighLeadDelegate"));
    var jar = folder.resolve("weigh.jar");
    byte[] content;
    try (var file = new java.util.jar.JarFile(jar.toFile())) {
      content = file.getInputStream(file.getEntry(name)).readAllBytes();
    }
    content[7] = 68; // Java 24
    var newer = Files.write(temp.resolve("newer.class"), content);
    OwnStepJar.build(jar, List.of(), Map.of(name, newer));
    assertRefused("has weigh.jar, whose step com.example.test.WeighLeadDelegate cannot be loaded");

    OwnStepJar.build(
        jar, List.of(), Map.of(name, Files.writeString(temp.resolve("no.class"), "no class")));
    assertRefused("has weigh.jar, which cannot be read");
  }

  @Test
  @DisplayName("are refused where they are not what their contract says, or a form")
  void wrongKind() throws IOException {
    jar(
        "weigh.jar",
        "WeighLead",
        STEP.formatted("SERVICE_TASK", "WeighLead", "ExecutionListener", "weight"));
    assertRefused(
        "whose step com.example.test.WeighLead is a SERVICE_TASK by its contract, so it must be a"
            + " org.camunda.bpm.engine.delegate.JavaDelegate");

    jar(
        "weigh.jar",
        "WeighLead",
        STEP.formatted("USER_TASK", "WeighLead", "JavaDelegate", "weight"));
    assertRefused("is a form; a form needs no code, its fields are attributes");
  }

  @Test
  @DisplayName("are refused where a fact that they leave is not declared")
  void unknownFact() throws IOException {
    jar(
        "weigh.jar",
        "WeighLeadDelegate",
        STEP.formatted("SERVICE_TASK", "WeighLeadDelegate", "JavaDelegate", "mass")
            .replace("\"weight\"", "\"heft\""));

    assertRefused("leaves 'heft', which no Fact of it declares");
  }

  @Test
  @DisplayName("are refused where a fact of theirs is another one already")
  void factOfAnother() throws IOException {
    jar(
        "weigh.jar",
        "WeighLeadDelegate",
        STEP.formatted("SERVICE_TASK", "WeighLeadDelegate", "JavaDelegate", "grade"));

    assertRefused("There is another fact 'grade' already");
    assertThatIllegalArgumentException().isThrownBy(() -> Fact.kept("points", Integer.class));
    assertThat(Fact.kept("grade", String.class)).isEqualTo(Fact.GRADE);
  }

  @Test
  @DisplayName("are refused where their name is that of a step, or of another part of Leadrelay")
  void nameOfAnother() throws IOException {
    jar("weigh.jar", "HandOffLeadDelegate", step("HandOffLeadDelegate"));
    assertThatThrownBy(() -> StepCatalogue.ofLeadrelay(CLASSES).withExtensions(folder, CLASSES))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(
            "offers the step 'handOffLeadDelegate', but there is another of that name");

    jar("weigh.jar", "Clock", step("Clock"));
    assertThatThrownBy(this::beans)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(
            "offers the step 'clock', but Leadrelay calls a part of its own by that name");
  }

  private DefaultListableBeanFactory beans() {
    var beans = new DefaultListableBeanFactory();
    beans.registerSingleton("clock", java.time.Clock.systemUTC());
    new ExtensionBeans(
            new MockEnvironment().withProperty(ExtensionBeans.PROPERTY, folder.toString()))
        .postProcessBeanDefinitionRegistry(beans);
    return beans;
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> Extensions.in(folder, CLASSES))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("The folder of extensions, " + folder)
        .hasMessageContaining(reason);
  }

  private static String step(String name) {
    return STEP.formatted("SERVICE_TASK", name, "JavaDelegate", "weight");
  }

  private void jar(String jar, String type, String source) throws IOException {
    var file = Files.writeString(temp.resolve(type + ".java"), source);
    OwnStepJar.build(folder.resolve(jar), List.of(file), Map.of());
  }
}
