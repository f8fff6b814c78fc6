package io.leadrelay.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.OwnersWords;
import io.leadrelay.lead.Refusal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Answers of ours in Tasklist, refusals in the language of the reader: Camunda's own mapper knows
 * no records of ours.
 */
@Component
class SaidInJson {

  private final OwnersWords words;
  private final Reader reader;
  private final ObjectMapper json;

  SaidInJson(OwnersWords words, Reader reader, ObjectMapper json) {
    this.words = words;
    this.reader = reader;
    this.json = json;
  }

  String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer cannot be written", e);
    }
  }

  /** 204, or what refuses it: 422 with the field at fault, or 409. */
  Response done(Runnable work) {
    return answered(
        () -> {
          work.run();
          return Response.noContent().build();
        });
  }

  private Response answered(Supplier<Response> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      return refused(refusal);
    } catch (TransientDataAccessException | DuplicateKeyException overtaken) {
      return refused(Refusal.conflict(PlainRefusals.MEANWHILE));
    }
  }

  private Response refused(Refusal refusal) {
    var body = new LinkedHashMap<String, @Nullable Object>(Map.of("type", "Refusal"));
    body.put("sentence", words.refusal(reader.language(), "" + refusal.getMessage()));
    if (!refusal.errors().isEmpty()) {
      body.put("field", refusal.errors().get(0).field());
    }
    return Response.status(
            refusal.kind() == Refusal.Kind.INVALID
                ? HttpStatus.UNPROCESSABLE_ENTITY.value()
                : HttpStatus.CONFLICT.value())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(written(body))
        .build();
  }
}
