package io.leadrelay.agreement;

import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.lead.Languages;
import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Mailbox;
import io.leadrelay.lead.People;
import io.leadrelay.lead.TaskLinks;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.SpeaksForSide;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails those whom a proposal concerns. */
@Component
@Transactional
public class TellOfAgreement {

  private static final String MANAGEMENT = "management";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm z", Locale.ENGLISH);

  private final Proposals proposals;
  private final Mailbox mailbox;
  private final People people;
  private final Languages languages;
  private final MessageSource messages;
  private final TaskLinks links;

  TellOfAgreement(
      Proposals proposals,
      Mailbox mailbox,
      People people,
      Languages languages,
      MessageSource messages,
      TaskLinks links) {
    this.proposals = proposals;
    this.mailbox = mailbox;
    this.people = people;
    this.languages = languages;
    this.messages = messages;
    this.links = links;
  }

  /** Asks the leads of both teams to sign. */
  public void ask(int number) {
    var proposal = get(number);
    for (var side : Side.values()) {
      people
          .membersOf(SpeaksForSide.leadsOf(side))
          .forEach(lead -> post(proposal, "ask", lead, by(proposal, proposal.signBy())));
    }
  }

  /** Reminds the leads of the sides that have not answered. */
  public void remind(int number) {
    var proposal = get(number);
    for (var side : Side.values()) {
      if (proposal.signature(side).isEmpty()) {
        people
            .membersOf(SpeaksForSide.leadsOf(side))
            .forEach(lead -> post(proposal, "remind", lead, by(proposal, proposal.signBy())));
      }
    }
  }

  private Proposal get(int number) {
    return proposals
        .find(number)
        .orElseThrow(() -> new IllegalArgumentException("There is no agreement no. " + number));
  }

  /** Tells both leads, the management and the proposer from when it is in force. */
  void agreed(Proposal proposal) {
    all(proposal)
        .forEach(person -> post(proposal, "agreed", person, by(proposal, proposal.inForceFrom())));
  }

  /** Tells them that it does not come into force, and why. */
  void closed(Proposal proposal) {
    var how = proposal.state() == State.REFUSED ? "refused" : "lapsed";
    all(proposal)
        .forEach(
            person ->
                post(
                    proposal,
                    how,
                    person,
                    language -> Objects.requireNonNullElse(proposal.decisionReason(), "-")));
  }

  private List<String> all(Proposal proposal) {
    var all = new TreeSet<String>();
    Stream.concat(Arrays.stream(Side.values()).map(SpeaksForSide::leadsOf), Stream.of(MANAGEMENT))
        .map(people::membersOf)
        .forEach(all::addAll);
    if (proposal.proposedBy() != null) {
      all.add(proposal.proposedBy());
    }
    return List.copyOf(all);
  }

  private void post(
      Proposal proposal, String what, String person, Function<Locale, String> detail) {
    var language = languages.of(person);
    people
        .emailOf(person)
        .ifPresent(
            address ->
                mailbox.post(
                    new Mail(
                        null,
                        "agreement",
                        address,
                        text(language, "mail.agreement." + what + ".subject", proposal.number()),
                        text(
                            language,
                            "mail.agreement." + what + ".text",
                            people.nameOf(person),
                            proposal.number(),
                            detail.apply(language),
                            links.toTaskAbout("" + proposal.number())),
                        "agreement-%d-%s-%s".formatted(proposal.number(), what, person))));
  }

  private static Function<Locale, String> by(Proposal proposal, @Nullable Instant at) {
    return language ->
        at == null
            ? "-"
            : MINUTE.withLocale(language).format(at.atZone(proposal.terms().calendar().zone()));
  }

  private String text(Locale language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }
}
