package io.leadrelay.process.whatif;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Words;
import io.leadrelay.process.change.FileChange;
import io.leadrelay.process.whatif.LeadEnds.End;
import io.leadrelay.process.whatif.PastHandoffs.Handoff;
import io.leadrelay.process.whatif.PastJudgements.Judgement;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints the answer, in the reader's language and without personal data. */
final class Report implements Listener {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private final Locale language;
  private final Words words;
  private final PrintStream out;

  Report(Locale language, PrintStream out) {
    this.language = language;
    this.words = Words.of(WhatIf.SENTENCES, language);
    this.out = out;
  }

  @Override
  public void changes(Question question, int agreement, ChangedTables tables) {
    if (tables.judged().isEmpty()) {
      say("changes.none", "" + agreement);
    } else {
      say("changes", "" + agreement);
      tables.judged().forEach(this::change);
    }
    if (!tables.notJudged().isEmpty()) {
      say("changes.notJudged");
      tables.notJudged().forEach(this::change);
    }
    if (!tables.judged().isEmpty()) {
      out.println();
      say("period", time(question.since()), time(question.until().minusSeconds(1)));
    }
  }

  private void change(FileChange change) {
    out.println("  " + change.summary(language));
    change.details(language).forEach(detail -> out.println("    " + detail));
  }

  @Override
  public void beginJudgements() {
    out.println();
    say("judgements");
  }

  @Override
  public void lead(UUID lead, End end) {
    out.println("  " + words.say("lead", lead.toString(), how(end)));
  }

  @Override
  public void judgement(Judgement judgement, Verdict was, Verdict is, boolean already) {
    var kind = judgement.type() == EventType.FIT_CHECKED ? "fit" : "readiness";
    out.println(
        "    "
            + time(judgement.at())
            + "  "
            + words.say(kind, verdict(was), verdict(is))
            + (is.why().isEmpty() ? "" : " " + words.say("why", is.why()))
            + (already ? " " + words.say("already") : ""));
  }

  private String verdict(Verdict verdict) {
    var word = words.say("verdict." + verdict.word());
    return verdict.points() == null ? word : words.say("points", word, verdict.points());
  }

  @Override
  public void endJudgements(Tally tally) {
    say("judgements.end", tally.leadsJudged(), tally.leadsOtherwise());
    ends(tally);
    sayIfAny("already.end", tally.alreadyInForce());
    sayIfAny("unknown", tally.leadsUnknown());
    sayIfAny("incomplete", tally.incompleteJudgements());
  }

  @Override
  public void beginHandoffs() {
    out.println();
    say("handoffs");
  }

  @Override
  public void handoff(Handoff handoff, @Nullable Instant due, boolean overdue, boolean already) {
    out.println(
        "    "
            + time(handoff.at())
            + "  "
            + words.say(
                overdue ? "handoff.overdue" : "handoff.inTime",
                words.say("verdict." + handoff.grade()),
                after(handoff, handoff.due(), "due.none"),
                after(handoff, due, "due.none"),
                after(handoff, handoff.firstContact(), "contact.none")));
  }

  @Override
  public void endHandoffs(Tally tally, long overdue, long inTime) {
    say("handoffs.end", tally.leadsJudged(), tally.leadsOtherwise(), overdue, inTime);
    ends(tally);
  }

  private void ends(Tally tally) {
    if (tally.leadsOtherwise() == 0) {
      return;
    }
    var ends = tally.ends();
    say("ends");
    ends.leads()
        .forEach((end, leads) -> out.println("  " + words.say("end.line", leads, kind(end))));
    if (!ends.won().isEmpty()) {
      out.println(
          "  "
              + words.say(
                  "end.won",
                  ends.won().entrySet().stream()
                      .map(sum -> money(sum.getValue(), sum.getKey()))
                      .collect(Collectors.joining(", "))));
    }
  }

  private String kind(End end) {
    return words.say("end." + end.stage() + (end.upheld() ? ".upheld" : ""));
  }

  private String how(End end) {
    var kind = kind(end);
    if (end.amount() != null && end.currency() != null) {
      return words.say("end.with", kind, money(end.amount(), end.currency()));
    }
    if (end.lostReason() != null) {
      return words.say("end.with", kind, lostReason(end.lostReason()));
    }
    return end.mergedInto() == null
        ? kind
        : words.say("end.with", kind, end.mergedInto().toString());
  }

  /** The reasons of the shipped form have words; those of the owner's own form speak themselves. */
  private String lostReason(String reason) {
    return List.of("PRICE", "COMPETITOR", "NO_BUDGET", "NO_DECISION", "MISSING_FUNCTION", "OTHER")
            .contains(reason)
        ? words.say("lost." + reason)
        : reason;
  }

  private String money(BigDecimal amount, String currency) {
    var format = NumberFormat.getNumberInstance(language);
    format.setMinimumFractionDigits(2);
    return format.format(amount) + " " + currency;
  }

  private String after(Handoff handoff, @Nullable Instant moment, String otherwise) {
    if (moment == null) {
      return words.say(otherwise);
    }
    var after = Duration.between(handoff.at(), moment);
    return words.say("after", "" + after.toHours(), after.toMinutesPart());
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  private void sayIfAny(String key, long number) {
    if (number > 0) {
      say(key, number);
    }
  }

  private void say(String key, Object... blanks) {
    out.println(words.say(key, blanks));
  }
}
