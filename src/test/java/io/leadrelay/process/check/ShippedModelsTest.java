package io.leadrelay.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.process.StepCatalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The models that come with Leadrelay")
class ShippedModelsTest {

  private static final ClassLoader CLASSES = ShippedModelsTest.class.getClassLoader();

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "src/examples/online-school")
  @DisplayName("have no flaw, not even a small one")
  void haveNoFlaw(@Nullable String folder) {
    var steps = StepCatalogue.ofLeadrelay(CLASSES);

    assertThat(steps.all()).isNotEmpty();
    assertThat(CheckModels.check(ModelFiles.overlaid(folder, CLASSES), steps)).isEmpty();
  }
}
