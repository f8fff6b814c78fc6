package io.leadrelay.process.whatif;

import static java.util.Objects.requireNonNullElse;

import io.leadrelay.process.whatif.LeadEnds.End;
import io.leadrelay.process.whatif.PastHandoffs.Handoff;
import io.leadrelay.process.whatif.PastJudgements.Judgement;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Judges past leads and handoffs by changed tables and tells which would have been judged
 * otherwise, and how those leads really ended. Reads only, a page at a time.
 */
public final class WhatIf {

  static final String SENTENCES = "messages-whatif";

  private static final String POLICY = "contactPolicy";

  private final JdbcClient jdbc;
  private final Clock clock;

  public WhatIf(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Answers the question.
   *
   * @throws CannotJudge if a table is broken, or the database is not one that Leadrelay has set up
   * @throws org.springframework.dao.DataAccessException if the database fails
   */
  public void answer(Question question, Locale language, PrintStream out) {
    answer(question, new Report(language, out));
  }

  /** Answers the question to a listener. */
  void answer(Question question, Listener listener) {
    try {
      var deployed = new TableFiles(jdbc, clock.instant());
      var tables = new ChangedTables(deployed, question.files());
      listener.changes(question, deployed.agreement(), tables);
      var judge = new Judge(tables, question.signals());
      if (!judge.touched().isEmpty()) {
        judgements(question, judge, listener);
      }
      if (tables.find(POLICY).isPresent() || question.calendar() != null) {
        var duty = new DutyRows(jdbc);
        var reps = duty.reps();
        var policy = tables.inForce(POLICY);
        var calendar = duty.calendar(deployed.agreement());
        handoffs(
            question,
            new Deadlines(
                tables.find(POLICY).orElse(policy),
                requireNonNullElse(question.calendar(), calendar),
                reps),
            new Deadlines(policy, calendar, reps),
            listener);
      }
    } catch (BadSqlGrammarException e) {
      throw new CannotJudge("old.database");
    }
  }

  private void judgements(Question question, Judge judge, Listener listener) {
    listener.beginJudgements();
    var past = new PastJudgements(jdbc, question, judge.touched());
    var tally = new Tally();
    @Nullable Judgement last = null;
    for (var page = past.after(last); !page.isEmpty(); page = past.after(last)) {
      last = page.get(page.size() - 1);
      var otherwise = new HashMap<UUID, Verdict>();
      for (var judgement : page) {
        if (judgement.facts() != null) {
          var verdict = judge.changed(judgement, judgement.facts());
          if (!verdict.sameAs(Judge.recorded(judgement))) {
            otherwise.put(judgement.id(), verdict);
          }
        }
      }
      var ends = ends(page, judgement -> otherwise.containsKey(judgement.id()), Judgement::lead);
      for (var judgement : page) {
        tell(judgement, otherwise.get(judgement.id()), ends, judge, tally, listener);
      }
    }
    listener.endJudgements(tally);
  }

  private static void tell(
      Judgement judgement,
      @Nullable Verdict verdict,
      Map<UUID, End> ends,
      Judge judge,
      Tally tally,
      Listener listener) {
    var facts = judgement.facts();
    if (facts == null) {
      tally.unknown(judgement.lead());
      return;
    }
    tally.judged(judgement.lead());
    if (judgement.incomplete()) {
      tally.incomplete();
    }
    var end = ends.get(judgement.lead());
    if (verdict != null && end != null) {
      var already = verdict.sameAs(judge.inForce(judgement, facts));
      if (tally.otherwise(judgement.lead(), end, already)) {
        listener.lead(judgement.lead(), end);
      }
      listener.judgement(judgement, Judge.recorded(judgement), verdict, already);
    }
  }

  private void handoffs(
      Question question, Deadlines deadlines, Deadlines deadlinesInForce, Listener listener) {
    listener.beginHandoffs();
    var now = clock.instant();
    var past = new PastHandoffs(jdbc, question);
    var tally = new Tally();
    var nowOverdue = 0L;
    var nowInTime = 0L;
    @Nullable Handoff last = null;
    for (var page = past.after(last); !page.isEmpty(); page = past.after(last)) {
      last = page.get(page.size() - 1);
      var ends =
          ends(
              page,
              handoff ->
                  handoff.overdue(handoff.due(), now)
                      != handoff.overdue(deadlines.of(handoff), now),
              Handoff::lead);
      for (var handoff : page) {
        tally.judged(handoff.lead());
        var was = handoff.overdue(handoff.due(), now);
        var is = handoff.overdue(deadlines.of(handoff), now);
        var end = ends.get(handoff.lead());
        if (was != is && end != null) {
          nowOverdue += is ? 1 : 0;
          nowInTime += is ? 0 : 1;
          var already = handoff.overdue(deadlinesInForce.of(handoff), now) == is;
          if (tally.otherwise(handoff.lead(), end, already)) {
            listener.lead(handoff.lead(), end);
          }
          listener.handoff(handoff, deadlines.of(handoff), is, already);
        }
      }
    }
    listener.endHandoffs(tally, nowOverdue, nowInTime);
  }

  private <T> Map<UUID, End> ends(List<T> page, Predicate<T> otherwise, Function<T, UUID> lead) {
    var leads = new ArrayList<UUID>();
    page.stream().filter(otherwise).map(lead).distinct().forEach(leads::add);
    return new LeadEnds(jdbc).of(leads);
  }
}
