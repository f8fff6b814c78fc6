package io.leadrelay.reporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.lead.Grade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a scorecard by their keys, such as {@code delivery.points} or {@code
 * contact.HOT.triedInTime}, in the order in which people read them. A figure that there is none of,
 * such as the median of no response, has no key.
 */
public record Figures(Map<String, BigDecimal> values) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final TypeReference<LinkedHashMap<String, BigDecimal>> VALUES =
      new TypeReference<>() {};

  public Figures {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static Figures of(Scorecard card) {
    var values = new Collected();
    delivery(card, values);
    card.contacts().forEach(contact -> contact(contact, values));
    var attempts = card.attempts();
    values.put("attempts.made", attempts.made());
    values.put("attempts.perLead", attempts.perLead());
    values.put("attempts.ended", attempts.ended());
    values.put("attempts.madeBeforeEnd", attempts.madeBeforeEnd());
    values.put("attempts.owedBeforeEnd", attempts.owedBeforeEnd());
    values.put("attempts.belowMinimum", attempts.belowMinimum());
    card.rejections().forEach(reason -> rejections(reason, values));
    values.put("rulings.upheld", card.rulings().upheld());
    values.put("rulings.overruled", card.rulings().overruled());
    values.put("rulings.byPrecedent", card.rulings().byPrecedent());
    return new Figures(values.values);
  }

  private static void delivery(Scorecard card, Collected values) {
    values.put("delivery.target", card.quota().target());
    values.put("delivery.points", card.quota().points());
    for (var grade : List.of(Grade.HOT, Grade.STANDARD)) {
      var lines = card.quota().delivered().stream().filter(line -> line.grade() == grade).toList();
      values.put("delivery." + grade + ".leads", lines.stream().mapToInt(Delivered::leads).sum());
      values.put(
          "delivery." + grade + ".subtracted",
          lines.stream().mapToInt(Delivered::subtracted).sum());
    }
  }

  private static void contact(Contact contact, Collected values) {
    var key = "contact." + (contact.grade() == null ? "all" : contact.grade().name()) + ".";
    values.put(key + "handoffs", contact.handoffs());
    values.put(key + "due", contact.due());
    values.put(key + "triedInTime", contact.triedInTime());
    values.put(key + "reachedInTime", contact.reachedInTime());
    values.put(key + "overdue", contact.overdue());
    values.put(key + "contacted", contact.contacted());
    values.put(key + "medianMinutes", contact.medianMinutes());
    values.put(key + "p90Minutes", contact.p90Minutes());
    values.put(key + "typed", contact.typed());
    values.put(key + "logged", contact.logged());
  }

  private static void rejections(Rejections rejections, Collected values) {
    var key = "rejections." + rejections.reason() + ".";
    values.put(key + "made", rejections.made());
    values.put(key + "upheld", rejections.upheld());
    values.put(key + "overruled", rejections.overruled());
    values.put(key + "byPrecedent", rejections.byPrecedent());
  }

  /** Whose figure it is, by its key. */
  public static Owner owner(String key) {
    return switch (key.substring(0, key.indexOf('.'))) {
      case "delivery" -> Owner.MARKETING;
      case "rulings" -> Owner.ARBITRATION;
      // Upheld, it was marketing's lead; else it was sales that gave a lead back.
      case "rejections" -> key.endsWith(".upheld") ? Owner.MARKETING : Owner.SALES;
      default -> Owner.SALES;
    };
  }

  /**
   * What has changed since.
   *
   * @param then the figures as they were
   * @return in the order of these figures; those that are gone come last
   */
  public List<Restated> changedSince(Figures then) {
    var keys = new LinkedHashSet<>(values.keySet());
    keys.addAll(then.values.keySet());
    var changed = new ArrayList<Restated>();
    for (var key : keys) {
      var before = then.values.get(key);
      var now = values.get(key);
      if (before == null || now == null || before.compareTo(now) != 0) {
        changed.add(new Restated(key, owner(key), before, now));
      }
    }
    return changed;
  }

  /** A JSON object with a number for each key, to be kept with a review. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The figures as {@link #toJson} wrote them.
   *
   * @throws IllegalArgumentException if that is none of it
   */
  public static Figures ofJson(String json) {
    try {
      return new Figures(JSON.readValue(json, VALUES));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("These are no figures of a scorecard", e);
    }
  }

  private static final class Collected {

    private final Map<String, BigDecimal> values = new LinkedHashMap<>();

    void put(String key, int value) {
      values.put(key, BigDecimal.valueOf(value));
    }

    void put(String key, @Nullable BigDecimal value) {
      if (value != null) {
        values.put(key, value);
      }
    }
  }
}
