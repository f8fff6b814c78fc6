package io.leadrelay.tasklist;

import io.leadrelay.absence.NameStandIn;
import io.leadrelay.engine.FormData;
import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Words;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Rep.Absence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows an absence in the form of who names the stand-in, and who could do it. */
@Component
class AbsenceInForm implements FormData {

  private final NameStandIn nameStandIn;
  private final AgreementInForce agreement;
  private final People people;
  private final Reader reader;

  AbsenceInForm(NameStandIn nameStandIn, AgreementInForce agreement, People people, Reader reader) {
    this.nameStandIn = nameStandIn;
    this.agreement = agreement;
    this.people = people;
    this.reader = reader;
  }

  @Override
  public boolean govern(String processDefinitionKey) {
    return RepAbsence.PROCESS.equals(processDefinitionKey);
  }

  @Override
  public Map<String, @Nullable Object> of(TaskAtHand task) {
    var id = UUID.fromString(task.businessKey());
    return nameStandIn.find(id).map(absence -> shown(id, absence)).orElseGet(Map::of);
  }

  private Map<String, @Nullable Object> shown(UUID id, Absence absence) {
    var card = new LinkedHashMap<String, @Nullable Object>();
    card.put("rep", nameStandIn.repOf(id));
    card.put("from", text(absence.from()));
    card.put("to", text(absence.to()));
    card.put(
        "standIns",
        nameStandIn.choices(id).stream()
            .map(rep -> Map.of("value", rep, "label", people.nameOf(rep)))
            .toList());
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("absence", card);
    return shown;
  }

  private String text(Instant at) {
    return Words.minute(reader.language())
        .format(at.atZone(agreement.now().terms().calendar().zone()));
  }
}
