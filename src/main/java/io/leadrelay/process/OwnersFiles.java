package io.leadrelay.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.lead.SignalTypes.SignalType;
import io.leadrelay.nurturing.NurtureTexts;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What belongs to the process owners besides the diagram: files beside it, and steps in jars. */
@Configuration(proxyBeanMethods = false)
public class OwnersFiles {

  private static final String SIGNAL_TYPES = "bpmn/decisions/signal-types.yaml";
  private static final String SUBJECT = "Subject:";

  private record SignalTypeList(List<SignalType> signalTypes) {}

  @Bean
  static ExtensionBeans extensionBeans(Environment environment) {
    return new ExtensionBeans(environment);
  }

  /**
   * The types of signals that the owners list.
   *
   * @throws StartRefused if their file cannot be read
   */
  @Bean
  public static SignalTypes signalTypes(ModelFiles models) {
    var yaml =
        new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    try {
      return new SignalTypes(
          yaml.readValue(models.text(SIGNAL_TYPES), SignalTypeList.class).signalTypes());
    } catch (JsonProcessingException e) {
      throw new StartRefused(
          SIGNAL_TYPES + " cannot be read: " + e.getOriginalMessage() + ".",
          "Give each signal type a type, fact, days and label, as in the built-in file.");
    }
  }

  @Bean
  LeadAttributes leadAttributes(ModelFiles models, StepCatalogue steps) {
    return DeclaredAttributes.in(models, steps);
  }

  @Bean
  NurtureTexts nurtureTexts(ModelFiles models) {
    return (piece, language) ->
        models
            .find("bpmn/nurture/" + piece + "." + language + ".txt")
            .map(file -> piece(new String(file, java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static NurtureTexts.Piece piece(String file) {
    var lines = file.strip().split("\\R", 2);
    var subject = lines[0].startsWith(SUBJECT) ? lines[0].substring(SUBJECT.length()) : lines[0];
    return new NurtureTexts.Piece(
        subject.strip(),
        Optional.of(lines).filter(all -> all.length > 1).map(all -> all[1].strip()).orElse(""));
  }
}
