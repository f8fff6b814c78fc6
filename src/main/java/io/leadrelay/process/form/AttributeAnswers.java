package io.leadrelay.process.form;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fields of a form that are attributes: the owners may add them to any form. */
@Component
public class AttributeAnswers {

  private final Leads leads;
  private final Timeline timeline;

  AttributeAnswers(Leads leads, Timeline timeline) {
    this.leads = leads;
    this.timeline = timeline;
  }

  /**
   * Takes the answers out of what was submitted.
   *
   * @return the attributes by name as they are to be stored; blank ones are left out
   * @throws Refusal with every field that the form does not have, that is no attribute, or that
   *     holds what its attribute does not take
   */
  public Map<String, String> take(
      Map<String, ? extends @Nullable Object> submitted, AskedForm asked) {
    var errors = new ArrayList<FieldError>();
    var answers = new LinkedHashMap<String, String>();
    submitted.forEach(
        (name, value) -> {
          var attribute = asked.attributes().find(name);
          if (!asked.keys().contains(name)) {
            errors.add(new FieldError(name, "This form has no field '" + name + "'."));
          } else if (attribute.isEmpty()) {
            errors.add(new FieldError(name, "The field '" + name + "' is no declared attribute."));
          } else if (value != null && !value.toString().isBlank()) {
            try {
              answers.put(name, attribute.get().stored(storable(value.toString())));
            } catch (IllegalArgumentException e) {
              errors.add(new FieldError(name, String.valueOf(e.getMessage())));
            }
          }
        });
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return answers;
  }

  private static String storable(String text) {
    LeadDetails.refusalOf(text, LeadDetails.MAX_ATTRIBUTE_VALUE)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    return text;
  }

  /**
   * Files answers; the caller holds the lock of the lead.
   *
   * @param task what people call the task
   * @param note what somebody wrote beside them
   */
  public void file(
      LeadId id, String task, AskedForm asked, Map<String, String> answers, @Nullable String note) {
    var details = leads.get(id).details();
    var known = new LinkedHashMap<>(details.attributes());
    known.putAll(answers);
    if (known.size() > LeadDetails.MAX_ATTRIBUTES) {
      throw Refusal.conflict("A lead has at most " + LeadDetails.MAX_ATTRIBUTES + " attributes.");
    }
    if (!answers.isEmpty()) {
      leads.update(id, details.withAttributes(answers));
    }
    timeline.recordWithNote(id, EventType.ANSWERED, note(asked, answers, note), task);
  }

  /** The answers stand in the note, for they go with the person's data. */
  private @Nullable String note(
      AskedForm asked, Map<String, String> answers, @Nullable String note) {
    var lines = new ArrayList<String>();
    if (note != null) {
      lines.add(note);
    }
    asked
        .attributes()
        .known(LeadDetails.empty().withAttributes(answers))
        .forEach(known -> lines.add(known.label() + ": " + known.value()));
    var all = String.join("\n", lines);
    return all.isEmpty() ? null : all.substring(0, Math.min(all.length(), FormValues.LONGEST_NOTE));
  }
}
