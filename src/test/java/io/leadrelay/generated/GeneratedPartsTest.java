package io.leadrelay.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.process.template.ElementTemplates;
import io.leadrelay.process.template.TemplateFile;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What repeats the models")
class GeneratedPartsTest {

  private static final boolean GENERATE = Boolean.getBoolean("leadrelay.generate");
  private static final String MEND =
      "stale; make it anew with ./mvnw -q test -Dtest=GeneratedPartsTest -Dleadrelay.generate=true";

  @Test
  @DisplayName("in the element templates is made of them")
  void elementTemplates() throws IOException {
    var text = TemplateFile.text(ElementTemplates.ofLeadrelay(), TemplateFile.current());
    if (GENERATE) {
      Files.createDirectories(TemplateFile.PATH.getParent());
      Files.writeString(TemplateFile.PATH, text);
    }
    assertThat(TemplateFile.current()).as(TemplateFile.PATH + " is " + MEND).isEqualTo(text);
  }

  @Test
  @DisplayName("in README is made of them")
  void readme() throws IOException {
    var text = new GeneratedDocs().readme();
    if (GENERATE) {
      Files.writeString(GeneratedDocs.README, text);
    }
    assertThat(Files.readString(GeneratedDocs.README)).as("README is " + MEND).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("as a picture shows the diagram as it is")
  void picture(DiagramPicture picture) throws IOException {
    if (GENERATE) {
      picture.draw();
    }
    assertThat(picture.shown()).as(picture.file() + " is " + MEND).contains(picture.sha256());
  }
}
