package io.leadrelay.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.FrozenFacts;
import java.util.Comparator;
import java.util.Map;

/**
 * Writes frozen facts into their column, as a JSON object of at most 4,000 characters. The shortest
 * come first, so that a few long texts never crowd out the rest; a fact that has no room any more
 * is left out. Where one was left out or shortened, the object says {@code "incomplete":true} under
 * a name that no fact can have, {@value #INCOMPLETE}.
 */
final class FactsColumn {

  static final int LENGTH = 4_000;

  /** The name of no input: those start with a letter. */
  static final String INCOMPLETE = "…";

  private static final String MARK = ",\"" + INCOMPLETE + "\":true";

  private final ObjectMapper json;

  FactsColumn(ObjectMapper json) {
    this.json = json;
  }

  String written(FrozenFacts facts) {
    var members =
        facts.values().entrySet().stream()
            .map(this::member)
            .sorted(Comparator.comparingInt(String::length))
            .toList();
    var text = new StringBuilder();
    var incomplete = facts.incomplete();
    for (var member : members) {
      if (text.length() + member.length() + MARK.length() + 2 > LENGTH) {
        incomplete = true;
        break;
      }
      text.append(text.isEmpty() ? "" : ",").append(member);
    }
    if (incomplete) {
      text.append(text.isEmpty() ? MARK.substring(1) : MARK);
    }
    return "{" + text + "}";
  }

  private String member(Map.Entry<String, Object> fact) {
    try {
      return json.writeValueAsString(fact.getKey())
          + ":"
          + json.writeValueAsString(fact.getValue());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The fact " + fact.getKey() + " cannot be written", e);
    }
  }
}
