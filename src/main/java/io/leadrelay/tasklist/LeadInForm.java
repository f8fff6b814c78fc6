package io.leadrelay.tasklist;

import io.leadrelay.contact.WhichAttempt;
import io.leadrelay.engine.FormData;
import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.lead.LeadId;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.reporting.LeadCard;
import io.leadrelay.reporting.LeadCard.Beside;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows the lead in the form of its task, as it stands at the moment of reading; a field that is an
 * attribute begins with what is known.
 */
@Component
class LeadInForm implements FormData {

  /** The fields of the research form that begin with what is known. */
  private static final List<String> RESEARCHED =
      List.of("company", "jobTitle", "country", "industry", "employees", "phone");

  private final LeadCard card;
  private final Reader reader;

  LeadInForm(LeadCard card, Reader reader) {
    this.card = card;
    this.reader = reader;
  }

  @Override
  public boolean govern(String processDefinitionKey) {
    return LeadLifecycle.PROCESS.equals(processDefinitionKey);
  }

  @Override
  public Map<String, @Nullable Object> of(TaskAtHand task) {
    var lead = card.of(LeadId.of(task.businessKey()), beside(task), reader.language());
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("lead", lead);
    if (lead.get(LeadCard.KNOWN) instanceof Map<?, ?> known) {
      known.forEach((attribute, value) -> shown.put(attribute.toString(), value));
    }
    if (lead.get("loggedAttempts") instanceof List<?> logged
        && !logged.isEmpty()
        && logged.get(0) instanceof Map<?, ?> newest) {
      // What a rep types is mostly the call that was logged last.
      shown.put(WhichAttempt.FIELD, newest.get("value"));
    }
    if (LeadLifecycle.RESEARCH_LEAD.equals(task.element())) {
      RESEARCHED.forEach(field -> shown.put(field, lead.get(field)));
    }
    return shown;
  }

  private static Set<Beside> beside(TaskAtHand task) {
    return switch (task.element()) {
      case LeadLifecycle.ASSIGN_LEAD_BY_HAND, LeadLifecycle.RESCUE_OVERDUE_LEAD ->
          EnumSet.of(Beside.REPS);
      case LeadLifecycle.ARBITRATE_LEAD -> EnumSet.of(Beside.CASE);
      default -> EnumSet.noneOf(Beside.class);
    };
  }
}
