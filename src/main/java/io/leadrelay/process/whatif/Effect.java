package io.leadrelay.process.whatif;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.leadrelay.lead.LifecycleStage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What would have been otherwise in the past by changed tables, in figures. It holds no personal
 * data and stays small however many leads there are, so that it can be kept.
 *
 * @param agreement the number of the agreement whose tables the changed ones were compared with
 * @param since the first moment that was looked at
 * @param until the first moment that was not
 * @param judgements null if no changed table judges a lead
 * @param handoffs null if the deadline of the first contact stands in no changed table
 * @param notJudged what people call the changed tables that past leads cannot be judged by
 */
public record Effect(
    int agreement,
    Instant since,
    Instant until,
    @Nullable Judgements judgements,
    @Nullable Handoffs handoffs,
    List<String> notJudged) {

  /** How many leads a group names at most. */
  public static final int EXAMPLES = 5;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /**
   * Leads judged again.
   *
   * @param judgements how many judgements were made again
   * @param leads of how many leads
   * @param leadsNotKept how many leads have judgements that could not be made again, as their facts
   *     were not kept or have been erased
   * @param incomplete how many of the judgements rest on facts of which some were not kept in full
   * @param leadsOtherwise how many leads would have been judged otherwise at least once
   * @param turns from what to what; a lead that was judged several times may be in several
   */
  public record Judgements(
      long judgements,
      long leads,
      long leadsNotKept,
      long incomplete,
      long leadsOtherwise,
      List<Turn> turns) {}

  /**
   * Leads that would have been judged otherwise in the same way.
   *
   * @param kind what they were judged for
   * @param was as they were judged: {@code FITS}, {@code NO_FIT}, {@code UNKNOWN} or {@code HOT},
   *     {@code STANDARD}, {@code NOT_READY}
   * @param would as they would have been judged: one of those, or {@code NONE} for no answer
   * @param judgements how many judgements of those leads
   * @param already how many of them the tables in force would make so too
   */
  public record Turn(
      Kind kind, String was, String would, long judgements, long already, Group group) {}

  /** What a lead is judged for. */
  public enum Kind {
    FIT,
    READINESS
  }

  /**
   * Handoffs measured again.
   *
   * @param leads of how many leads they are
   * @param leadsOtherwise how many of those have one that would have been measured otherwise
   */
  public record Handoffs(long handoffs, long leads, long leadsOtherwise, List<Shift> shifts) {}

  /**
   * First contacts that would have been measured otherwise in the same way.
   *
   * @param overdue whether they would have been overdue instead of in time, or the reverse
   * @param handoffs how many
   * @param already how many of them would be so by the table in force too
   * @param group the leads they are of
   */
  public record Shift(boolean overdue, long handoffs, long already, Group group) {}

  /**
   * Leads, and how they really ended.
   *
   * @param won what they bought, by currency
   * @param examples some of them, the oldest first
   */
  public record Group(
      long leads, List<Ended> ended, Map<String, BigDecimal> won, List<UUID> examples) {}

  /**
   * Leads that ended, or stand, in the same way.
   *
   * @param upheld whether they are out of sales because sales gave them back and that was upheld
   */
  public record Ended(LifecycleStage stage, boolean upheld, long leads) {}

  /**
   * A sentence for people.
   *
   * @param examples some of the leads that it speaks of
   */
  public record Sentence(String text, List<UUID> examples) {}

  /** As text to be kept. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An effect cannot be written", e);
    }
  }

  /**
   * Reads what {@link #json()} has written.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Effect of(String json) {
    try {
      return JSON.readValue(json, Effect.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no effect: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * In words, a line for each sentence.
   *
   * @param language any other than German reads English
   * @param zone whose days are named
   */
  public List<Sentence> inWords(Locale language, ZoneId zone) {
    return new EffectText(this, language, zone).sentences();
  }
}
