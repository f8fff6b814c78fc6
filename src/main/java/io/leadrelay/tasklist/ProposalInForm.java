package io.leadrelay.tasklist;

import io.leadrelay.agreement.PastEffect;
import io.leadrelay.agreement.Proposal;
import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.TermsInWords;
import io.leadrelay.engine.FormData;
import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Words;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.terms.Side;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Shows a proposal in the form of those who sign it: what changes, and what it would have done. */
@Component
class ProposalInForm implements FormData {

  private final Proposals proposals;
  private final TermsInWords words;
  private final PastEffect past;
  private final People people;
  private final Reader reader;
  private final MessageSource messages;

  ProposalInForm(
      Proposals proposals,
      TermsInWords words,
      PastEffect past,
      People people,
      Reader reader,
      MessageSource messages) {
    this.proposals = proposals;
    this.words = words;
    this.past = past;
    this.people = people;
    this.reader = reader;
    this.messages = messages;
  }

  @Override
  public boolean govern(String processDefinitionKey) {
    return SlaAgreement.PROCESS.equals(processDefinitionKey);
  }

  @Override
  public Map<String, @Nullable Object> of(TaskAtHand task) {
    return proposals
        .find(Integer.parseInt(task.businessKey()))
        .map(proposal -> shown(proposal, task))
        .orElseGet(Map::of);
  }

  private Map<String, @Nullable Object> shown(Proposal proposal, TaskAtHand task) {
    var side = SlaAgreement.SIGN_FOR_SALES.equals(task.element()) ? Side.SALES : Side.MARKETING;
    var language = reader.language();
    var card = new LinkedHashMap<String, @Nullable Object>();
    card.put("number", proposal.number());
    card.put("comparedWith", proposal.comparedWith());
    card.put("by", proposal.proposedBy() == null ? null : people.nameOf(proposal.proposedBy()));
    card.put("origin", proposal.origin().name());
    card.put("at", text(proposal, proposal.proposedAt(), language));
    card.put("reason", proposal.reason());
    card.put("from", words.wantedFrom(proposal, language));
    card.put(
        "signBy", proposal.signBy() == null ? null : text(proposal, proposal.signBy(), language));
    card.put("changes", changes(proposal, language));
    card.put("effect", past.inWords(proposal, language));
    card.put("declaration", words.declaration(proposal, side, language));
    card.put(
        "other",
        proposal
            .signature(side.other())
            .map(
                other ->
                    messages.getMessage(
                        "card.signed." + other.side(), new Object[] {other.name()}, language))
            .orElse(null));
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("proposal", card);
    return shown;
  }

  private List<String> changes(Proposal proposal, Locale language) {
    return proposals
        .find(proposal.comparedWith() == null ? proposal.number() : proposal.comparedWith())
        .map(before -> words.changes(before.terms(), proposal.terms(), language))
        .orElseGet(List::of);
  }

  private static String text(Proposal proposal, Instant at, Locale language) {
    return Words.minute(language).format(at.atZone(proposal.terms().calendar().zone()));
  }
}
