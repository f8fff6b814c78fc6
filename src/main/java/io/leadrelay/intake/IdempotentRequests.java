package io.leadrelay.intake;

import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.TakenIn;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Remembers which requests were answered, so that one sent twice is done once. */
@Component
class IdempotentRequests {

  /** As long as the column. */
  static final int LONGEST_KEY = 255;

  private final JdbcClient jdbc;
  private final Clock clock;

  IdempotentRequests(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A request that its sender may send again.
   *
   * @param client who sent it; the keys of two clients have nothing to do with each other
   * @param hash tells its body from any other
   */
  record Request(String client, String key, String hash) {}

  /**
   * What the request was answered, or what the work answers now. Runs in the caller's transaction,
   * together with the work.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the same request is being answered at
   *     this moment; the transaction is lost then, and a new one finds the answer
   * @throws ErrorResponseException 422 if the key came with another body before
   */
  TakenIn answer(Request request, Supplier<TakenIn> work) {
    var before = find(request);
    if (before.isPresent()) {
      if (!before.get().hash().equals(request.hash())) {
        throw otherBody();
      }
      return before.get().answer();
    }
    var taken = work.get();
    jdbc.sql(
            """
            insert into idempotent_request
              (client, idempotency_key, request_hash, lead_id, created, at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            request.client(),
            request.key(),
            request.hash(),
            taken.lead().value(),
            taken.created(),
            Timestamp.from(clock.instant()))
        .update();
    return taken;
  }

  private Optional<Answered> find(Request request) {
    return jdbc.sql(
            """
            select request_hash, lead_id, created from idempotent_request
            where client = ? and idempotency_key = ?
            """)
        .params(request.client(), request.key())
        .query(
            (row, n) ->
                new Answered(
                    row.getString("request_hash"),
                    new TakenIn(
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getBoolean("created"),
                        false)))
        .optional();
  }

  private static ErrorResponseException otherBody() {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "This Idempotency-Key came with another body before. Send a new request under a new"
                + " key.");
    return new ErrorResponseException(HttpStatus.UNPROCESSABLE_ENTITY, problem, null);
  }

  private record Answered(String hash, TakenIn answer) {}
}
