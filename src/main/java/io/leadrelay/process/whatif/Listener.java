package io.leadrelay.process.whatif;

import io.leadrelay.process.whatif.LeadEnds.End;
import io.leadrelay.process.whatif.PastHandoffs.Handoff;
import io.leadrelay.process.whatif.PastJudgements.Judgement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Is told the answer: first what changes, then the judgements if some would be otherwise by what
 * changes, then the handoffs likewise. All of one lead comes in a row.
 */
interface Listener {

  /**
   * What changes.
   *
   * @param agreement the number of the one in force
   */
  void changes(Question question, int agreement, ChangedTables tables);

  /** Judgements follow. */
  default void beginJudgements() {}

  /** What follows is of this lead, until the next one is named. */
  void lead(UUID lead, End end);

  /**
   * A judgement that would have been otherwise.
   *
   * @param already whether the tables in force would judge so too
   */
  void judgement(Judgement judgement, Verdict was, Verdict is, boolean already);

  /** No more judgements. */
  void endJudgements(Tally tally);

  /** Handoffs follow. */
  default void beginHandoffs() {}

  /**
   * A handoff whose first contact would have been overdue instead of in time, or the reverse.
   *
   * @param due by when it would have been due, null for never
   * @param overdue whether it would have been
   * @param already whether it would be so by the table in force too
   */
  void handoff(Handoff handoff, @Nullable Instant due, boolean overdue, boolean already);

  /** No more handoffs. */
  void endHandoffs(Tally tally, long overdue, long inTime);
}
