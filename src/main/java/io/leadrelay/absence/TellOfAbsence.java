package io.leadrelay.absence;

import static java.util.stream.Collectors.joining;

import io.leadrelay.lead.Languages;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Mailbox;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Words;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Rep.Absence;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells the rep and who acts for them, in one mail each, which leads have changed hands. */
@Component
class TellOfAbsence {

  private static final String SALES_LEAD = "sales-lead";

  /** More are not listed one by one. */
  private static final int LISTED = 100;

  private final Leads leads;
  private final Mailbox mailbox;
  private final People people;
  private final Languages languages;
  private final AgreementInForce agreement;
  private final MessageSource messages;

  TellOfAbsence(
      Leads leads,
      Mailbox mailbox,
      People people,
      Languages languages,
      AgreementInForce agreement,
      MessageSource messages) {
    this.leads = leads;
    this.mailbox = mailbox;
    this.people = people;
    this.languages = languages;
    this.agreement = agreement;
    this.messages = messages;
  }

  /**
   * Tells both of the leads whose task has changed hands, once; nobody if there are none.
   *
   * @param acting who has the tasks now; the rep again once they are back
   */
  void ofTasks(String rep, String acting, Absence absence, List<LeadId> moved) {
    if (moved.isEmpty()) {
      return;
    }
    var back = acting.equals(rep);
    mail(back ? "absence.back" : "absence.away", rep, rep, acting, absence, moved);
    var standIn = back ? absence.standIn() : acting;
    if (standIn != null) {
      mail(back ? "absence.ended" : "absence.standIn", standIn, rep, acting, absence, moved);
    }
  }

  /** Tells the sales lead that who stood in is gone, and the tasks are with nobody at work. */
  void ofNobody(String rep, Absence absence, List<LeadId> moved) {
    if (!moved.isEmpty()) {
      people
          .membersOf(SALES_LEAD)
          .forEach(salesLead -> mail("absence.nobody", salesLead, rep, rep, absence, moved));
    }
  }

  private String until(Locale language, Absence absence) {
    return Words.day(language)
        .format(absence.to().atZone(agreement.now().terms().calendar().zone()));
  }

  private String list(Locale language, List<LeadId> moved) {
    return moved.stream()
        .limit(LISTED)
        .map(leads::get)
        .map(lead -> line(language, lead))
        .collect(joining("\n"));
  }

  private String line(Locale language, Lead lead) {
    return "- %s (%s)"
        .formatted(
            Objects.requireNonNullElse(lead.details().company(), "-"),
            lead.grade() == null ? "-" : text(language, "mail.grade." + lead.grade()));
  }

  private void mail(
      String purpose, String to, String rep, String acting, Absence absence, List<LeadId> moved) {
    var language = languages.of(to);
    people
        .emailOf(to)
        .ifPresent(
            address ->
                mailbox.post(
                    new Mail(
                        null,
                        purpose,
                        address,
                        text(
                            language,
                            "mail." + purpose + ".subject",
                            people.nameOf(rep),
                            moved.size()),
                        text(
                            language,
                            "mail." + purpose + ".text",
                            people.nameOf(to),
                            people.nameOf(rep),
                            people.nameOf(acting),
                            moved.size(),
                            until(language, absence),
                            list(language, moved)),
                        "%s-%s-%s-%s".formatted(purpose, absence.id(), acting, to))));
  }

  private String text(Locale language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }
}
