package io.leadrelay.process.check;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.ModelGate;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.process.StepCatalogue;
import io.leadrelay.process.check.Finding.Severity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** No start with models that would not run: a lead in them would stand still, and nobody know. */
@Component
class CheckAtStart implements ModelGate {

  private static final Logger log = LoggerFactory.getLogger(CheckAtStart.class);

  private final FindingText text;
  private final StepCatalogue steps;

  CheckAtStart(LanguageSettings settings, StepCatalogue steps) {
    this.steps = steps;
    text = new FindingText(settings.locale());
  }

  @Override
  public void letThrough(ModelFiles models) {
    var findings = CheckModels.check(models, steps);
    for (var finding : findings) {
      if (finding.severity() == Severity.WARNING) {
        log.warn(text.line(finding));
      }
    }
    var errors = findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new StartRefused(text.refusal(errors), text.wayOut());
    }
  }
}
