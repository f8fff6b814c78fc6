package io.leadrelay.handoff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.Signals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What marketing knew when it handed a lead over, frozen so that the board can judge by it. */
@Component
class Evidence {

  private static final int NEWEST = 25;
  private static final int LONGEST_TRAIT = 60;

  private final Signals signals;
  private final ObjectMapper json;

  Evidence(Signals signals, ObjectMapper json) {
    this.signals = signals;
    this.json = json;
  }

  /** The traits and signals of a lead as JSON of at most 4,000 characters, without who it is. */
  String of(Lead lead) {
    var evidence = new LinkedHashMap<String, @Nullable Object>();
    evidence.put("fit", lead.fit());
    evidence.put("fitReason", lead.fitReason());
    evidence.put("points", lead.points());
    evidence.put("grade", lead.grade());
    evidence.put("source", lead.details().source());
    evidence.put("country", lead.details().country());
    evidence.put("industry", lead.details().industry());
    evidence.put("employees", lead.details().employees());
    evidence.put("attributes", shortened(lead.details().attributes()));
    evidence.put(
        "signals", signals.of(lead.id()).stream().limit(NEWEST).map(Evidence::signal).toList());
    return written(evidence);
  }

  private static List<String> signal(io.leadrelay.lead.Signal signal) {
    return List.of(signal.type(), signal.dated() ? signal.at().toString() : "undated");
  }

  private static Map<String, String> shortened(Map<String, String> attributes) {
    var shortened = new LinkedHashMap<String, String>();
    attributes.forEach(
        (name, value) -> {
          if (value.length() <= LONGEST_TRAIT && shortened.size() < NEWEST) {
            shortened.put(name, value);
          }
        });
    return shortened;
  }

  private String written(Map<String, @Nullable Object> evidence) {
    try {
      var text = json.writeValueAsString(evidence);
      if (text.length() > 4000) {
        evidence.remove("attributes");
        text = json.writeValueAsString(evidence);
      }
      return text.length() > 4000 ? "{}" : text;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The evidence of a handoff cannot be written", e);
    }
  }
}
