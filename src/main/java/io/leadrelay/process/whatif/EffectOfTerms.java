package io.leadrelay.process.whatif;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.agreement.Deliveries;
import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.agreement.PastEffect;
import io.leadrelay.agreement.Proposal;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Words;
import io.leadrelay.process.whatif.Effect.Sentence;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.Terms.SignedTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What proposed terms would have made otherwise in the three months before. */
@Component
class EffectOfTerms implements PastEffect {

  private static final String SENTENCES = "messages-terms";
  private static final int MONTHS = 3;

  /**
   * So many judgements are made again at most: at some 10 ms each, the job stays below a third of
   * its lock.
   */
  private static final int MOST_JUDGEMENTS = 8_000;

  private final JdbcClient jdbc;
  private final EffectOfTables tables;
  private final Agreements agreements;
  private final Deliveries deliveries;
  private final ObjectMapper json;

  EffectOfTerms(
      JdbcClient jdbc,
      EffectOfTables tables,
      Agreements agreements,
      Deliveries deliveries,
      ObjectMapper json) {
    this.jdbc = jdbc;
    this.tables = tables;
    this.agreements = agreements;
    this.deliveries = deliveries;
    this.json = json;
  }

  /**
   * What is kept.
   *
   * @param since from when on judgements were made again
   * @param shortened whether there were more of them
   * @param tables null if neither a table nor the calendar changes
   * @param delivered null if neither target nor weights change
   */
  record Found(
      Instant since, boolean shortened, @Nullable Effect tables, @Nullable Reckoned delivered) {}

  /**
   * What the target and the weights come to.
   *
   * @param leads that were handed over and count
   * @param points by the proposed weights
   * @param target of three months, as proposed
   */
  record Reckoned(
      Instant since,
      Instant until,
      int leads,
      BigDecimal points,
      BigDecimal pointsInForce,
      int target,
      int targetInForce) {}

  @Override
  public String of(Proposal proposal) {
    var until = proposal.proposedAt();
    var zone = proposal.terms().calendar().zone();
    var since = until.atZone(zone).minusMonths(MONTHS).toInstant();
    var before = before(proposal);
    var changed =
        proposal.terms().tables().stream()
            .filter(table -> !before.tables().contains(table))
            .collect(toMap(SignedTable::decision, SignedTable::version));
    var calendar =
        before.calendar().equals(proposal.terms().calendar()) ? null : proposal.terms().calendar();
    var newest = changed.isEmpty() ? null : newestSince(since, until);
    var from = newest == null ? since : newest;
    return written(
        new Found(
            from,
            newest != null,
            changed.isEmpty() && calendar == null
                ? null
                : tables.ofVersions(changed, calendar, from, until),
            delivered(before, proposal.terms(), since, until)));
  }

  private Terms before(Proposal proposal) {
    return agreements.all().stream()
        .filter(agreement -> Integer.valueOf(agreement.number()).equals(proposal.comparedWith()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("A proposal is compared with an agreement"))
        .terms();
  }

  /** Since when there are no more judgements than can be made again; null if all can. */
  private @Nullable Instant newestSince(Instant since, Instant until) {
    return jdbc.sql(
            """
            select at from lead_event where type in (:types) and at >= :since and at < :until
            order by at desc offset :most rows fetch first 1 rows only
            """)
        .param("types", List.of(EventType.FIT_CHECKED.name(), EventType.READINESS_ASSESSED.name()))
        .param("since", Utc.column(since))
        .param("until", Utc.column(until))
        .param("most", MOST_JUDGEMENTS)
        .query((row, n) -> Utc.get(row, "at").plusNanos(1_000))
        .optional()
        .orElse(null);
  }

  private @Nullable Reckoned delivered(Terms before, Terms after, Instant since, Instant until) {
    if (before.monthlyTarget() == after.monthlyTarget()
        && before.weightStandard().compareTo(after.weightStandard()) == 0
        && before.weightHot().compareTo(after.weightHot()) == 0) {
      return null;
    }
    var leads = handedOver(since, until);
    return new Reckoned(
        since,
        until,
        leads.values().stream().mapToInt(Integer::intValue).sum(),
        points(leads, after),
        points(leads, before),
        MONTHS * after.monthlyTarget(),
        MONTHS * before.monthlyTarget());
  }

  private static BigDecimal points(Map<Grade, Integer> leads, Terms terms) {
    return leads.entrySet().stream()
        .map(each -> terms.weight(each.getKey()).multiply(BigDecimal.valueOf(each.getValue())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Map<Grade, Integer> handedOver(Instant since, Instant until) {
    return deliveries.between(since, until).stream()
        .collect(groupingBy(Delivered::grade, summingInt(Delivered::leads)));
  }

  @Override
  public List<String> inWords(Proposal proposal, Locale language) {
    if (proposal.effect() == null) {
      return List.of();
    }
    var zone = proposal.terms().calendar().zone();
    var say = Words.of(SENTENCES, language);
    var day = Words.day(language);
    var found = read(proposal.effect());
    var sentences = new ArrayList<String>();
    if (found.tables() != null) {
      found.tables().inWords(language, zone).stream().map(Sentence::text).forEach(sentences::add);
    }
    if (found.shortened()) {
      sentences.add(
          say.say("effect.shortened", MOST_JUDGEMENTS, day.format(found.since().atZone(zone))));
    }
    var delivered = found.delivered();
    if (delivered != null) {
      sentences.add(
          say.say(
              delivered.points().compareTo(delivered.pointsInForce()) == 0
                  ? "effect.target"
                  : "effect.weights",
              delivered.leads(),
              day.format(delivered.since().atZone(zone)),
              day.format(delivered.until().atZone(zone)),
              delivered.points(),
              delivered.pointsInForce(),
              delivered.target(),
              delivered.targetInForce()));
    }
    if (sentences.isEmpty()) {
      sentences.add(say.say("effect.none"));
    }
    return sentences;
  }

  private String written(Found found) {
    try {
      return json.writeValueAsString(found);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was found cannot be written", e);
    }
  }

  private Found read(String effect) {
    try {
      return json.readValue(effect, Found.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was found cannot be read", e);
    }
  }
}
