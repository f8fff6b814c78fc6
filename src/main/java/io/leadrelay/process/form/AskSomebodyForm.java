package io.leadrelay.process.form;

import io.leadrelay.lead.LeadAttribute;
import io.leadrelay.lead.LeadAttribute.Type;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Refusal;
import io.leadrelay.process.StepContract;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ask somebody: a user task of the owner's own, at any place and under any id. Its form asks for
 * attributes, and for a note if it has a field of that key.
 */
@StepContract(
    kind = StepContract.Kind.USER_TASK,
    name = "Ask somebody",
    does =
        "Somebody answers the questions of a form of your own; each is an attribute of the lead. A"
            + " gateway right behind can read every answer that is no text.",
    leaves = {StepContract.ANSWERS},
    keys = {AskSomebodyForm.NOTE})
@Component
public class AskSomebodyForm {

  static final String NOTE = "note";

  private final AttributeAnswers attributeAnswers;
  private final Leads leads;

  AskSomebodyForm(AttributeAnswers attributeAnswers, Leads leads) {
    this.attributeAnswers = attributeAnswers;
    this.leads = leads;
  }

  /**
   * Checks and files what was submitted; the caller holds the lock of the lead.
   *
   * @param task what people call the task
   * @return the answers that are no texts, by name: what was answered now, else what was known
   *     before. A gateway must find each: where nothing is known, a yes or no is false and others
   *     are null
   * @throws Refusal if the values are not valid; nothing is filed
   */
  public Map<String, TypedValue> submit(
      LeadId lead, String task, AskedForm asked, Map<String, @Nullable Object> submitted) {
    var answers = new LinkedHashMap<>(submitted);
    var note =
        asked.keys().contains(NOTE)
            ? noteOf(submitted.containsKey(NOTE) ? answers.remove(NOTE) : null)
            : null;
    attributeAnswers.file(lead, task, asked, attributeAnswers.take(answers, asked), note);
    var known = leads.get(lead).details().attributes();
    var facts = new LinkedHashMap<String, TypedValue>();
    for (var attribute : asked.attributes().passing(asked.keys())) {
      facts.put(
          attribute.name(),
          Variables.untypedValue(passed(attribute, known.get(attribute.name())), true));
    }
    return facts;
  }

  private static @Nullable String noteOf(@Nullable Object submitted) {
    var note = new LinkedHashMap<String, @Nullable Object>();
    note.put(NOTE, submitted);
    return FormValues.of(note, Set.of(NOTE)).text(NOTE, FormValues.LONGEST_NOTE);
  }

  private static @Nullable Object passed(LeadAttribute attribute, @Nullable String stored) {
    var value = attribute.typed(stored);
    return value == null && attribute.type() == Type.YES_NO ? Boolean.FALSE : value;
  }
}
