package io.leadrelay.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a review keeps as it was shown, written as JSON. */
@Component
class ReviewColumns {

  private final ObjectMapper json;

  ReviewColumns(ObjectMapper json) {
    this.json = json;
  }

  String written(Object shown) {
    try {
      return json.writeValueAsString(shown);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was shown in a review cannot be written", e);
    }
  }

  <T> T read(@Nullable String column, TypeReference<T> type, T nothing) {
    try {
      return column == null ? nothing : json.readValue(column, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was shown in a review cannot be read", e);
    }
  }
}
