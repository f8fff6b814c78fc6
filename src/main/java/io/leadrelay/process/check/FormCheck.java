package io.leadrelay.process.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.process.check.DiagramSteps.Use;
import io.leadrelay.process.translation.FormTexts;
import io.leadrelay.process.translation.WordsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the forms can be shown and what they submit is taken, before anybody fills one in. */
final class FormCheck implements ModelRules {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public List<Finding> findings(OwnersModels models) {
    var findings = new ArrayList<Finding>();
    var feel = new Feel();
    var diagrams = new DiagramSteps(models);
    var attributes = new AttributesFile(models).all();
    var german = german(models, findings);
    Map<String, String> fileOf = new HashMap<>();
    for (var file : models.files().names()) {
      if (file.endsWith(".form")) {
        read(file, models.files().read(file), findings)
            .ifPresent(
                form -> {
                  var id = form.path("id").asText("");
                  if (id.isBlank()) {
                    findings.add(Finding.error("form-id-missing", file, null, null));
                    return;
                  }
                  var other = fileOf.putIfAbsent(id, file);
                  if (other != null) {
                    findings.add(Finding.error("form-id-twice", file, id, null, id, other));
                  }
                  var uses = diagrams.ofForm(id);
                  if (uses.isEmpty() && diagrams.isComplete() && models.files().isOwners(file)) {
                    findings.add(Finding.warning("form-not-used", file, id, null, id));
                  }
                  if (!form.path("schemaVersion").isInt()) {
                    findings.add(Finding.warning("form-schema-missing", file, id, label(uses)));
                  }
                  var components = FormComponent.all(form);
                  findings.addAll(new FormParts(feel, file, id).findings(components));
                  findings.addAll(withoutGerman(file, id, form, german));
                  for (var use : uses) {
                    findings.addAll(FormContract.findings(file, id, use, components, attributes));
                  }
                });
      }
    }
    return findings;
  }

  private static WordsFile german(OwnersModels models, List<Finding> findings) {
    try {
      return WordsFile.of(models.files(), Locale.GERMAN);
    } catch (IllegalArgumentException broken) {
      findings.add(
          Finding.error(
              "form-words-unreadable",
              WordsFile.name(Locale.GERMAN),
              null,
              null,
              "" + broken.getMessage()));
      return new WordsFile(Map.of());
    }
  }

  /** Where no text at all has a translation, nobody reads German. */
  private static List<Finding> withoutGerman(
      String file, String id, JsonNode form, WordsFile german) {
    var missing = FormTexts.of(form).stream().filter(text -> german.find(text).isEmpty()).toList();
    return missing.isEmpty() || german.words().isEmpty()
        ? List.of()
        : List.of(
            Finding.warning(
                "form-words-missing",
                file,
                id,
                null,
                missing.stream().map(text -> "“" + text + "”").collect(Collectors.joining(", ")),
                WordsFile.name(Locale.GERMAN)));
  }

  private static @Nullable String label(List<Use> uses) {
    return uses.isEmpty() ? null : uses.get(0).label();
  }

  private static Optional<JsonNode> read(String file, byte[] content, List<Finding> findings) {
    try {
      var form = JSON.readTree(content);
      if (form.isObject()) {
        return Optional.of(form);
      }
      findings.add(broken(file, "1", "1", "{"));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      findings.add(
          broken(file, "" + at.getLineNr(), "" + at.getColumnNr(), e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.empty();
  }

  private static Finding broken(String file, String line, String column, String message) {
    return Finding.error("form-not-json", file, null, null, line, column, message);
  }
}
