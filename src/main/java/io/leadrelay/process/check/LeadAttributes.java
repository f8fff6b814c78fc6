package io.leadrelay.process.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.leadrelay.engine.ModelFiles;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The further traits of a lead that the owners have declared, beside those that every lead has. */
final class LeadAttributes {

  private static final String FILE = "bpmn/decisions/lead-attributes.yaml";

  private LeadAttributes() {}

  /** Their names; nothing if there is no list, so that any name may come in with a lead. */
  static Optional<Set<String>> declared(ModelFiles files) {
    return files.find(FILE).flatMap(LeadAttributes::names);
  }

  private static Optional<Set<String>> names(byte[] file) {
    try {
      var names = new HashSet<String>();
      new ObjectMapper(new YAMLFactory())
          .readTree(file)
          .path("attributes")
          .forEach(attribute -> names.add(attribute.path("name").asText("")));
      return Optional.of(names);
    } catch (IOException e) {
      // What is wrong with the list is told elsewhere.
      return Optional.empty();
    }
  }
}
