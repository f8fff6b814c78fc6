package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.findInstant;

import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadStanding;
import io.leadrelay.lead.LeadStandings;
import io.leadrelay.lead.Leads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcLeadStandings implements LeadStandings {

  private static final String STANDING =
      """
      select l.*, c.waiting_since, h.contact_due_at, h.first_contact_at
      from %s l
      left join lead_cycle c on c.open_lead_id = l.id
      left join handoff h on h.lead_id = l.id and h.ended_at is null
      """;

  private final JdbcClient jdbc;
  private final Leads leads;

  JdbcLeadStandings(JdbcClient jdbc, Leads leads) {
    this.jdbc = jdbc;
    this.leads = leads;
  }

  @Override
  public Optional<LeadStanding> find(LeadId id) {
    return leads
        .find(id)
        .flatMap(
            lead ->
                jdbc.sql(STANDING.formatted("lead") + "where l.id = ?")
                    .param(id.value())
                    .query(JdbcLeadStandings::standing)
                    .optional()
                    .map(
                        standing ->
                            new LeadStanding(
                                lead,
                                standing.waitingForRoom(),
                                standing.contactDueAt(),
                                standing.firstContactAt())));
  }

  @Override
  public List<LeadStanding> search(Search search) {
    var conditions = new ArrayList<String>();
    var values = new LinkedHashMap<String, Object>();
    if (search.stage() != null) {
      conditions.add("stage = :stage");
      values.put("stage", search.stage().name());
    }
    if (search.reps() != null) {
      conditions.add("rep in (:reps)");
      values.put("reps", search.reps());
    }
    if (search.source() != null) {
      conditions.add("source = :source");
      values.put("source", search.source());
    }
    if (search.after() != null) {
      conditions.add("id < :after");
      values.put("after", search.after().value());
    }
    for (var word : search.words()) {
      var name = "word" + values.size();
      conditions.add("search_text like :" + name + " escape '!'");
      values.put(name, "%" + escaped(word.toLowerCase(Locale.ROOT)) + "%");
    }
    values.put("limit", search.limit());
    var page =
        "(select * from lead"
            + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
            + " order by id desc fetch first :limit rows only)";
    return jdbc.sql(STANDING.formatted(page) + "order by l.id desc")
        .params(values)
        .query(JdbcLeadStandings::standing)
        .list();
  }

  private static String escaped(String word) {
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static LeadStanding standing(ResultSet row, int n) throws SQLException {
    return new LeadStanding(
        JdbcLeads.leadWithoutAttributes(row),
        row.getTimestamp("waiting_since") != null,
        findInstant(row, "contact_due_at"),
        findInstant(row, "first_contact_at"));
  }
}
