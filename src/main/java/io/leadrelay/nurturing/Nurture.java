package io.leadrelay.nurturing;

import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Mailbox;
import io.leadrelay.lead.Timeline;
import io.leadrelay.nurturing.NurtureTexts.Piece;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Warms up a lead that is not ready, piece by piece, and takes it back from sales. */
@Component
public class Nurture {

  private final Leads leads;
  private final Cycles cycles;
  private final NurtureTexts texts;
  private final Mailbox mailbox;
  private final Timeline timeline;
  private final Clock clock;

  Nurture(
      Leads leads,
      Cycles cycles,
      NurtureTexts texts,
      Mailbox mailbox,
      Timeline timeline,
      Clock clock) {
    this.leads = leads;
    this.cycles = cycles;
    this.texts = texts;
    this.mailbox = mailbox;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * The inputs of the nurture track's table: {@code mailAllowed} (the lead agreed to mail and has
   * an address), {@code piecesSent}, and {@code pieceDue} (the wait after the last piece is over).
   */
  public Map<String, @Nullable Object> facts(LeadId id) {
    var lead = leads.get(id);
    var cycle = cycles.getOpen(id);
    var next = cycle.nextPieceAt();
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("mailAllowed", mayMail(lead));
    facts.put("piecesSent", cycle.piecesSent());
    facts.put("pieceDue", next == null || !clock.instant().isBefore(next));
    return facts;
  }

  /** The lead is with marketing now: it no longer waits for room in sales. */
  public void begin(LeadId lead) {
    if (cycles.getOpen(lead).waitingSince() != null) {
      cycles.setWaitingSince(lead, null);
    }
    leads.setStage(lead, LifecycleStage.NURTURING, clock.instant());
  }

  /** The track is played out: only a signal wakes the lead. */
  public void dormant(LeadId lead) {
    timeline.record(lead, EventType.DORMANT);
  }

  /** When the next piece is due, for a lead that goes on waiting. */
  public Instant nextPieceAt(LeadId lead) {
    return Objects.requireNonNullElseGet(cycles.getOpen(lead).nextPieceAt(), clock::instant);
  }

  /**
   * Sends a piece and sets when the next may follow.
   *
   * @param piece the key of the piece
   * @return when the next piece is due
   * @throws IllegalStateException if the piece is written in no language we can fall back on
   */
  public Instant send(LeadId id, String piece, Duration wait) {
    var lead = leads.get(id);
    var cycle = cycles.getOpen(id);
    var next = clock.instant().plus(wait);
    mail(lead, piece, id + "-" + cycle.number() + "-" + clock.instant().toEpochMilli());
    cycles.pieceSent(id, next);
    return next;
  }

  /**
   * Sends a piece outside the track, to a lead that agreed to mail; where the track stands does not
   * change.
   *
   * @param step names this run of the step, so that a piece goes out once
   * @throws IllegalStateException if the piece is written in no language we can fall back on
   */
  public void sendBesideTrack(LeadId id, String piece, String step) {
    mail(leads.get(id), piece, id + "-" + step);
  }

  private void mail(Lead lead, String piece, String key) {
    if (!mayMail(lead)) {
      return;
    }
    var text = text(piece, lead);
    mailbox.post(
        new Mail(
            lead.id().value(),
            Mail.NURTURE,
            Objects.requireNonNull(lead.details().email()),
            filled(text.subject(), lead).replaceAll("\\R", " "),
            filled(text.text(), lead),
            "nurture-" + key));
    timeline.record(lead.id(), EventType.NURTURE_MAIL_SENT, piece);
  }

  /** Sales is done with the lead for now: its signals are spent, the track starts anew. */
  public void takeBack(LeadId lead, String reason) {
    leads.lock(lead);
    leads.spendSignals(lead);
    cycles.restartTrack(lead);
    leads.setStage(lead, LifecycleStage.NURTURING, clock.instant());
    timeline.record(lead, EventType.RETURNED_TO_NURTURING, reason);
  }

  private static boolean mayMail(Lead lead) {
    return Boolean.TRUE.equals(lead.details().mailConsent()) && lead.details().email() != null;
  }

  private Piece text(String piece, Lead lead) {
    var tag = Objects.requireNonNullElse(lead.details().language(), "en");
    return texts
        .find(piece, Locale.forLanguageTag(tag).getLanguage())
        .or(() -> texts.find(piece, "en"))
        .orElseThrow(
            () -> new IllegalStateException("There is no text for the nurture piece " + piece));
  }

  private static String filled(String text, Lead lead) {
    return text.replace("{{firstName}}", Objects.requireNonNullElse(lead.details().firstName(), ""))
        .replace("{{company}}", Objects.requireNonNullElse(lead.details().company(), ""));
  }
}
