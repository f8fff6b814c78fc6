package io.leadrelay.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.process.StepCatalogue;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The check of tables, forms and files")
class SoundTablesAndFormsTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"src/examples/online-school", "."})
  @DisplayName("finds nothing in what is shipped")
  void findsNothingInWhatIsShipped(@Nullable String folder) {
    var classes = getClass().getClassLoader();
    var models =
        new OwnersModels(ModelFiles.overlaid(folder, classes), StepCatalogue.ofLeadrelay(classes));

    var findings =
        Stream.of(new TableCheck(), new FormCheck(), new FilesCheck())
            .flatMap(rules -> ((ModelRules) rules).findings(models).stream())
            .map(finding -> finding.file() + ": " + finding.reason(Locale.ENGLISH));

    assertThat(findings).isEmpty();
  }
}
