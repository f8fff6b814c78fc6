package io.leadrelay.process.whatif;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.leadrelay.lead.EventType;
import io.leadrelay.process.whatif.Effect.Ended;
import io.leadrelay.process.whatif.Effect.Group;
import io.leadrelay.process.whatif.Effect.Handoffs;
import io.leadrelay.process.whatif.Effect.Judgements;
import io.leadrelay.process.whatif.Effect.Kind;
import io.leadrelay.process.whatif.Effect.Shift;
import io.leadrelay.process.whatif.Effect.Turn;
import io.leadrelay.process.whatif.LeadEnds.End;
import io.leadrelay.process.whatif.PastHandoffs.Handoff;
import io.leadrelay.process.whatif.PastJudgements.Judgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers the answer into figures. */
final class Gathering implements Listener {

  private @Nullable Effect begun;
  private @Nullable Judgements judgements;
  private @Nullable Handoffs handoffs;

  private @Nullable UUID lead;
  private @Nullable End end;
  private final Map<Way, Leads> turns = new HashMap<>();
  private final Map<Boolean, Leads> shifts = new TreeMap<>();

  /** From what to what a judgement turns. */
  private record Way(Kind kind, String was, String would) {}

  /** The effect, once all has been told. */
  Effect effect() {
    var told = requireNonNull(begun, "nothing has been told");
    return new Effect(
        told.agreement(), told.since(), told.until(), judgements, handoffs, told.notJudged());
  }

  @Override
  public void changes(Question question, int agreement, ChangedTables tables) {
    begun =
        new Effect(
            agreement, question.since(), question.until(), null, null, tables.namesNotJudged());
  }

  @Override
  public void lead(UUID next, End ended) {
    lead = next;
    end = ended;
  }

  @Override
  public void judgement(Judgement judgement, Verdict was, Verdict is, boolean already) {
    var kind = judgement.type() == EventType.FIT_CHECKED ? Kind.FIT : Kind.READINESS;
    turns
        .computeIfAbsent(new Way(kind, was.word(), is.word()), way -> new Leads())
        .add(requireNonNull(lead), requireNonNull(end), already);
  }

  @Override
  public void endJudgements(Tally tally) {
    judgements =
        new Judgements(
            tally.again(),
            tally.leadsJudged(),
            tally.leadsUnknown(),
            tally.incompleteJudgements(),
            tally.leadsOtherwise(),
            turns.entrySet().stream()
                .map(turn -> turn(turn.getKey(), turn.getValue()))
                .sorted(
                    comparing(Turn::kind)
                        .thenComparing(turn -> -turn.group().leads())
                        .thenComparing(Turn::was)
                        .thenComparing(Turn::would))
                .toList());
  }

  private static Turn turn(Way way, Leads leads) {
    return new Turn(way.kind(), way.was(), way.would(), leads.times, leads.already, leads.group());
  }

  @Override
  public void handoff(Handoff handoff, @Nullable Instant due, boolean overdue, boolean already) {
    shifts
        .computeIfAbsent(overdue, way -> new Leads())
        .add(requireNonNull(lead), requireNonNull(end), already);
  }

  @Override
  public void endHandoffs(Tally tally, long overdue, long inTime) {
    handoffs =
        new Handoffs(
            tally.again(),
            tally.leadsJudged(),
            tally.leadsOtherwise(),
            shifts.entrySet().stream()
                .map(shift -> shift(shift.getKey(), shift.getValue()))
                .sorted(comparing(shift -> !shift.overdue()))
                .toList());
  }

  private static Shift shift(boolean overdue, Leads leads) {
    return new Shift(overdue, leads.times, leads.already, leads.group());
  }

  /** Leads in one group, all of one lead in a row. */
  private static final class Leads {

    private long times;
    private long already;
    private long leads;
    private @Nullable UUID last;
    private final EndTally ends = new EndTally();
    private final List<UUID> examples = new ArrayList<>();

    void add(UUID lead, End end, boolean alreadySo) {
      times++;
      already += alreadySo ? 1 : 0;
      if (lead.equals(last)) {
        return;
      }
      last = lead;
      leads++;
      ends.add(end);
      if (examples.size() < Effect.EXAMPLES) {
        examples.add(lead);
      }
    }

    Group group() {
      return new Group(
          leads,
          ends.leads().entrySet().stream()
              .map(ended -> ended(ended.getKey(), ended.getValue()))
              .toList(),
          ends.won(),
          examples);
    }

    private static Ended ended(End end, long leads) {
      return new Ended(end.stage(), end.upheld(), leads);
    }
  }
}
