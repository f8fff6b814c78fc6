package io.leadrelay.process.form;

import io.leadrelay.lead.LeadId;
import io.leadrelay.process.LeadLifecycle;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Contact lead: what came of the first attempt. */
@Component
class ContactLeadForm implements TaskForm {

  private final ContactForm contactForm;

  ContactLeadForm(ContactForm contactForm) {
    this.contactForm = contactForm;
  }

  @Override
  public String task() {
    return LeadLifecycle.CONTACT_LEAD;
  }

  @Override
  public Set<String> keys() {
    return ContactForm.KEYS;
  }

  @Override
  public Map<String, TypedValue> submit(LeadId lead, FormValues values, String user) {
    return contactForm.submit(lead, values);
  }
}
