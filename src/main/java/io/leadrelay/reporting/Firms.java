package io.leadrelay.reporting;

import io.leadrelay.lead.LeadId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The firms by which people know leads, read anew each time, so that nothing stays of a lead that
 * was erased.
 */
@Component
public class Firms {

  /** PostgreSQL takes 65,535 parameters in a statement. */
  private static final int AT_ONCE = 10_000;

  private final JdbcClient jdbc;

  Firms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The firm of a lead.
   *
   * @param name null if it is not known
   * @param erased whether the person's data were erased, and the firm with them
   */
  public record Firm(@Nullable String name, boolean erased) {

    static final Firm UNKNOWN = new Firm(null, false);
  }

  /** The firms of some leads. */
  public record Named(Map<LeadId, Firm> firms) {

    public Firm of(LeadId lead) {
      return Objects.requireNonNullElse(firms.get(lead), Firm.UNKNOWN);
    }
  }

  /** Those of all leads that a scorecard names. */
  public Named of(Scorecard card) {
    return of(
        card.missed().stream()
            .flatMap(missed -> missed.leads().stream())
            .map(MissedTerm.LeadBehind::lead)
            .toList());
  }

  /** Those of these leads, in one statement for each ten thousand. */
  public Named of(Collection<LeadId> leads) {
    var ids = List.copyOf(new LinkedHashSet<>(leads));
    var firms = new HashMap<LeadId, Firm>();
    for (var from = 0; from < ids.size(); from += AT_ONCE) {
      jdbc.sql("select id, company, erased_at from lead where id in (:ids)")
          .param(
              "ids",
              ids.subList(from, Math.min(from + AT_ONCE, ids.size())).stream()
                  .map(LeadId::value)
                  .toList())
          .query(
              (row, n) ->
                  firms.put(
                      new LeadId(row.getObject("id", UUID.class)),
                      new Firm(row.getString("company"), row.getTimestamp("erased_at") != null)))
          .list();
    }
    return new Named(firms);
  }
}
