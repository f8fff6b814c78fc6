package io.leadrelay.process.check;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.process.StepCatalogue;
import java.util.Comparator;
import java.util.List;

/** Checks the owners' files against all rules; needs no engine and no database. */
public final class CheckModels {

  private static final List<ModelRules> RULES =
      List.of(new DiagramCheck(), new TableCheck(), new FormCheck(), new FilesCheck());

  private CheckModels() {}

  /** All findings: errors first, then by file. */
  public static List<Finding> check(ModelFiles files, StepCatalogue steps) {
    var models = new OwnersModels(files, steps);
    return RULES.stream()
        .flatMap(rules -> rules.findings(models).stream())
        .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::file))
        .toList();
  }
}
