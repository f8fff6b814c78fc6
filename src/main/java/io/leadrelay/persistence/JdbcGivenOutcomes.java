package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.findBoolean;
import static io.leadrelay.persistence.Columns.findInstant;
import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import io.leadrelay.contact.GivenOutcome;
import io.leadrelay.contact.GivenOutcomes;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcGivenOutcomes implements GivenOutcomes {

  private static final String GIVEN =
      """
      select g.*, h.rep, l.company from given_outcome g
      join handoff h on h.id = g.handoff_id join lead l on l.id = g.lead_id
      """;

  /** What was filed last for that handoff with that outcome. */
  private static final String RECORD =
      """
      coalesce(
        (select id from contact_attempt where handoff_id = :handoff and outcome = :outcome
          and source = 'TYPED' order by at desc, id desc fetch first 1 rows only),
        (select id from opportunity where handoff_id = :handoff and outcome = :outcome
          order by at desc, id desc fetch first 1 rows only),
        (select id from rejection where handoff_id = :handoff and :outcome = 'REJECTED'
          order by at desc, id desc fetch first 1 rows only))
      """;

  /**
   * Each asks whether it is so, in the order of {@link Hindrance}. Ids grow with time: an attempt
   * that became known since with what came of it has moved the lead on, whenever it was made.
   */
  private static final List<String> HINDRANCES =
      List.of(
          "select count(*) from given_outcome where corrects = :id",
          """
          select count(*) from given_outcome o join given_outcome g on g.id = :id
          where o.lead_id = g.lead_id and (o.recorded_at > g.recorded_at
            or o.recorded_at = g.recorded_at and o.id > g.id)
          """,
          """
          select count(*) from contact_attempt a join given_outcome g on g.id = :id
          where a.lead_id = g.lead_id and a.same_as is null
            and (a.at > g.recorded_at or a.outcome is not null and a.id > g.id)
            and (g.record_id is null or a.id <> g.record_id)
          """,
          """
          select count(*) from handoff h join given_outcome g on g.id = :id
          join handoff own on own.id = g.handoff_id
          where h.lead_id = g.lead_id and h.id <> own.id
            and (h.cycle > own.cycle or h.cycle = own.cycle and h.number > own.number)
          """,
          """
          select count(*) from lead l join given_outcome g on g.id = :id
          where l.id = g.lead_id and l.cycle > g.cycle
          """,
          """
          select count(*) from ruling r join given_outcome g on g.id = :id
          where r.rejection_id = g.record_id
          """);

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcGivenOutcomes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Before> before(LeadId lead) {
    return jdbc.sql(
            """
            select l.*, h.id as handoff_id, h.pursued_at from lead l
            join handoff h on h.lead_id = l.id and h.ended_at is null
            where l.id = ?
            """)
        .param(lead.value())
        .query(
            (row, n) ->
                new Before(
                    lead,
                    row.getInt("cycle"),
                    uuid(row, "handoff_id"),
                    LifecycleStage.valueOf(row.getString("stage")),
                    instant(row, "stage_since"),
                    findBoolean(row, "mail_consent"),
                    row.getInt("signals_spent"),
                    findInstant(row, "pursued_at"),
                    clock.instant()))
        .optional();
  }

  @Override
  public void add(
      Before before, String task, String person, String outcome, @Nullable UUID corrects) {
    jdbc.sql(
            """
            insert into given_outcome (id, lead_id, cycle, handoff_id, task, person, at,
              recorded_at, outcome, record_id, corrects, stage, stage_since, mail_consent,
              signals_spent, pursued_at)
            select cast(:id as uuid), h.lead_id, l.cycle, h.id, :task, :person,
              cast(:at as timestamp), cast(:now as timestamp), :outcome,
            """
                + RECORD
                + """
                  , cast(:corrects as uuid), :stage, cast(:stageSince as timestamp),
                  cast(:consent as boolean), cast(:spent as integer), cast(:pursued as timestamp)
                from handoff h join lead l on l.id = h.lead_id where h.id = :handoff
                """)
        .param("id", LeadId.create().value())
        .param("task", task)
        .param("person", person)
        .param("at", timestamp(before.at()))
        .param("now", timestamp(clock.instant()))
        .param("outcome", outcome)
        .param("corrects", corrects)
        .param("stage", before.stage().name())
        .param("stageSince", timestamp(before.stageSince()))
        .param("consent", before.mailConsent())
        .param("spent", before.signalsSpent())
        .param("pursued", timestamp(before.pursuedAt()))
        .param("handoff", before.handoff())
        .update();
  }

  @Override
  public Optional<GivenOutcome> find(UUID id) {
    return jdbc.sql(GIVEN + "where g.id = ?").param(id).query(JdbcGivenOutcomes::given).optional();
  }

  @Override
  public List<GivenOutcome> of(String person, Instant since, int limit) {
    return jdbc.sql(
            GIVEN
                + """
                where g.person = ? and g.at >= ? and l.erased_at is null
                  and not exists (select 1 from given_outcome o where o.lead_id = g.lead_id
                    and (o.recorded_at > g.recorded_at
                      or o.recorded_at = g.recorded_at and o.id > g.id))
                  and not exists (select 1 from handoff n where n.lead_id = g.lead_id
                    and (n.cycle > h.cycle or n.cycle = h.cycle and n.number > h.number))
                  and not exists (select 1 from ruling r where r.rejection_id = g.record_id)
                order by g.at desc, g.id desc
                fetch first ? rows only
                """)
        .params(person, timestamp(since), limit)
        .query(JdbcGivenOutcomes::given)
        .list();
  }

  @Override
  public Optional<Hindrance> hindrance(GivenOutcome given) {
    for (var hindrance : Hindrance.values()) {
      var times =
          jdbc.sql(HINDRANCES.get(hindrance.ordinal()))
              .param("id", given.id())
              .query(Long.class)
              .single();
      if (times > 0) {
        return Optional.of(hindrance);
      }
    }
    return Optional.empty();
  }

  @Override
  public void takeBack(GivenOutcome given) {
    jdbc.sql(
            """
            update contact_attempt set same_as = null
            where same_as = (select record_id from given_outcome where id = ?)
            """)
        .param(given.id())
        .update();
    for (var table : List.of("contact_attempt", "opportunity", "rejection")) {
      jdbc.sql(
              "delete from "
                  + table
                  + " where id = (select record_id from given_outcome where id = ?)")
          .param(given.id())
          .update();
    }
    reopenHandoff(given);
    restoreLead(given);
  }

  private void reopenHandoff(GivenOutcome given) {
    jdbc.sql(
            """
            update handoff h set ended_at = null, end_reason = null,
              pursued_at = (select pursued_at from given_outcome where id = :id),
              first_contact_at =
                (select min(a.at) from contact_attempt a where a.handoff_id = h.id),
              first_reached_at =
                (select min(a.at) from contact_attempt a where a.handoff_id = h.id and a.reached),
              response_seconds = case
                when exists (select 1 from contact_attempt a where a.handoff_id = h.id)
                then response_seconds end
            where h.id = :handoff
            """)
        .param("id", given.id())
        .param("handoff", given.handoff())
        .update();
  }

  /** What was said anew of consent meanwhile, yes or no, stays. */
  private void restoreLead(GivenOutcome given) {
    jdbc.sql(
            """
            update lead l set rep = :rep,
              stage = (select stage from given_outcome where id = :id),
              stage_since = (select stage_since from given_outcome where id = :id),
              signals_spent = (select signals_spent from given_outcome where id = :id),
              mail_consent = case when :outcome = 'PROSPECT_SAYS_NO' and mail_consent = false
                  and not exists (select 1 from lead_event e join given_outcome g on g.id = :id
                    where e.lead_id = l.id and e.type = 'CONSENT_WITHDRAWN'
                      and e.at > g.recorded_at)
                then (select mail_consent from given_outcome where id = :id)
                else mail_consent end
            where l.id = :lead
            """)
        .param("rep", given.rep())
        .param("id", given.id())
        .param("outcome", given.outcome())
        .param("lead", given.lead().value())
        .update();
  }

  private static GivenOutcome given(ResultSet row, int n) throws SQLException {
    return new GivenOutcome(
        uuid(row, "id"),
        new LeadId(uuid(row, "lead_id")),
        uuid(row, "handoff_id"),
        row.getString("rep"),
        row.getString("company"),
        row.getString("task"),
        row.getString("person"),
        instant(row, "at"),
        row.getString("outcome"));
  }
}
