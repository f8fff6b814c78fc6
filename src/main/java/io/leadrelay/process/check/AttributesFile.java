package io.leadrelay.process.check;

import io.leadrelay.engine.StartRefused;
import io.leadrelay.lead.LeadAttribute;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.process.DeclaredAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The further traits of a lead that the owners have declared, beside those that every lead has. */
final class AttributesFile {

  private final Optional<LeadAttributes> declared;
  private final List<Finding> findings;

  AttributesFile(OwnersModels models) {
    Optional<LeadAttributes> read = Optional.empty();
    List<Finding> flaws = List.of();
    try {
      read = Optional.of(DeclaredAttributes.in(models.files(), models.steps()));
    } catch (StartRefused refused) {
      flaws =
          List.of(
              Finding.error(
                  "file-attributes-unusable",
                  DeclaredAttributes.FILE,
                  null,
                  null,
                  String.valueOf(refused.getMessage())));
    }
    declared = read;
    findings = flaws;
  }

  List<Finding> findings() {
    return findings;
  }

  LeadAttributes all() {
    return declared.orElseGet(LeadAttributes::none);
  }

  /** Their names; nothing if the list cannot be read, so that any name may come in with a lead. */
  Optional<Set<String>> names() {
    return declared.map(
        attributes ->
            attributes.all().stream().map(LeadAttribute::name).collect(Collectors.toSet()));
  }
}
