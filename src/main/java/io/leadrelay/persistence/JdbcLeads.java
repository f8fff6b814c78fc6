package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.findBoolean;
import static io.leadrelay.persistence.Columns.findEnum;
import static io.leadrelay.persistence.Columns.findInteger;
import static io.leadrelay.persistence.Columns.findUuid;
import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import io.leadrelay.lead.EmailAddress;
import io.leadrelay.lead.Fit;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.UnknownLead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcLeads implements Leads {

  private static final String SELECT =
      """
      select l.*, a.name as attribute_name, a.content as attribute_value
      from lead l left join lead_attribute a on a.lead_id = l.id
      where l.id = ?
      order by a.name
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  JdbcLeads(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Override
  public Optional<Lead> find(LeadId id) {
    return jdbc.sql(SELECT).param(id.value()).query(JdbcLeads::lead);
  }

  @Override
  public Lead lock(LeadId id) {
    jdbc.sql("select id from lead where id = ? for update")
        .param(id.value())
        .query(rows -> rows.next() ? id : null);
    return find(id).orElseThrow(() -> new UnknownLead(id));
  }

  @Override
  public Optional<LeadId> findByExternalId(String source, String externalId) {
    return jdbc.sql("select id from lead where source = ? and external_id = ?")
        .params(source, externalId)
        .query((row, n) -> new LeadId(uuid(row, "id")))
        .optional();
  }

  @Override
  public Optional<LeadId> findByEmail(String emailKey) {
    return jdbc.sql("select id from lead where email_key = ?")
        .param(emailKey)
        .query((row, n) -> new LeadId(uuid(row, "id")))
        .optional();
  }

  @Override
  public void insert(
      LeadId id, LeadDetails details, LifecycleStage stage, Instant at, boolean history) {
    jdbc.sql(
            """
            insert into lead (id, source, external_id, email, email_key, phone, first_name,
              last_name, company, job_title, country, industry, employees, language, mail_consent,
              search_text, stage, cycle, signal_count, signals_heard, signals_spent, received_at,
              stage_since, history)
            values (:id, :source, :externalId, :email, :emailKey, :phone, :firstName, :lastName,
              :company, :jobTitle, :country, :industry, :employees, :language, :mailConsent,
              :searchText, :stage, 0, 0, 0, 0, :at, :at, :history)
            """)
        .param("id", id.value())
        .params(columns(details))
        .param("stage", stage.name())
        .param("at", timestamp(at))
        .param("history", history)
        .update();
    insertAttributes(id, details.attributes());
  }

  @Override
  public void update(LeadId id, LeadDetails details) {
    jdbc.sql(
            """
            update lead set source = :source, external_id = :externalId, email = :email,
              email_key = :emailKey, phone = :phone, first_name = :firstName,
              last_name = :lastName, company = :company, job_title = :jobTitle,
              country = :country, industry = :industry, employees = :employees,
              language = :language, mail_consent = :mailConsent, search_text = :searchText
            where id = :id
            """)
        .param("id", id.value())
        .params(columns(details))
        .update();
    if (!details.attributes().isEmpty()) {
      batches.batchUpdate(
          "delete from lead_attribute where lead_id = ? and name = ?",
          details.attributes().keySet().stream()
              .map(name -> new Object[] {id.value(), name})
              .toList());
      insertAttributes(id, details.attributes());
    }
  }

  @Override
  public void setStage(LeadId id, LifecycleStage stage, Instant at) {
    jdbc.sql(
            "update lead set stage = ?, stage_since = case when stage = ? then stage_since else ?"
                + " end where id = ?")
        .params(stage.name(), stage.name(), timestamp(at), id.value())
        .update();
  }

  @Override
  public void setFit(LeadId id, Fit fit, String reason) {
    jdbc.sql("update lead set fit = ?, fit_reason = ? where id = ?")
        .params(fit.name(), reason, id.value())
        .update();
  }

  @Override
  public void setReadiness(LeadId id, int points, @Nullable Grade grade) {
    jdbc.sql("update lead set points = ?, grade = ? where id = ?")
        .param(points)
        .param(grade == null ? null : grade.name())
        .param(id.value())
        .update();
  }

  @Override
  public void setRep(LeadId id, @Nullable String rep) {
    jdbc.sql("update lead set rep = ? where id = ?").param(rep).param(id.value()).update();
  }

  @Override
  public void setCycle(LeadId id, int cycle) {
    jdbc.sql("update lead set cycle = ? where id = ?").params(cycle, id.value()).update();
  }

  @Override
  public void setConsent(LeadId id, boolean mailConsent) {
    jdbc.sql("update lead set mail_consent = ? where id = ?")
        .params(mailConsent, id.value())
        .update();
  }

  @Override
  public void hearSignals(LeadId id) {
    jdbc.sql(
            "update lead set signals_heard = signal_count"
                + " where id = ? and signals_heard < signal_count")
        .param(id.value())
        .update();
  }

  @Override
  public void spendSignals(LeadId id) {
    jdbc.sql(
            "update lead set signals_heard = signal_count, signals_spent = signal_count where id = ?")
        .param(id.value())
        .update();
  }

  @Override
  public void markMerged(
      LeadId id, LeadId into, boolean keepsEmail, boolean keepsExternalId, Instant at) {
    setStage(id, LifecycleStage.MERGED, at);
    jdbc.sql(
            """
            update lead set merged_into = :into,
              email_key = case when :keepsEmail then email_key end,
              external_id = case when :keepsExternalId then external_id end
            where id = :id
            """)
        .param("into", into.value())
        .param("keepsEmail", keepsEmail)
        .param("keepsExternalId", keepsExternalId)
        .param("id", id.value())
        .update();
  }

  private void insertAttributes(LeadId id, Map<String, String> attributes) {
    var entries = List.copyOf(attributes.entrySet());
    if (entries.isEmpty()) {
      return;
    }
    batches.batchUpdate(
        "insert into lead_attribute (lead_id, name, content) values (?, ?, ?)",
        new BatchPreparedStatementSetter() {
          @Override
          public void setValues(java.sql.PreparedStatement statement, int i) throws SQLException {
            statement.setObject(1, id.value());
            statement.setString(2, entries.get(i).getKey());
            statement.setString(3, entries.get(i).getValue());
          }

          @Override
          public int getBatchSize() {
            return entries.size();
          }
        });
  }

  /** The named columns of what is known of a lead. */
  static Map<String, @Nullable Object> columns(LeadDetails details) {
    var columns = new LinkedHashMap<String, @Nullable Object>();
    columns.put("source", details.source());
    columns.put("externalId", details.externalId());
    columns.put("email", details.email());
    columns.put(
        "emailKey", details.email() == null ? null : EmailAddress.parse(details.email()).key());
    columns.put("phone", details.phone());
    columns.put("firstName", details.firstName());
    columns.put("lastName", details.lastName());
    columns.put("company", details.company());
    columns.put("jobTitle", details.jobTitle());
    columns.put("country", details.country());
    columns.put("industry", details.industry());
    columns.put("employees", details.employees());
    columns.put("language", details.language());
    columns.put("mailConsent", details.mailConsent());
    columns.put("searchText", searchText(details));
    return columns;
  }

  static String searchText(LeadDetails details) {
    return Stream.of(
            details.firstName(),
            details.lastName(),
            details.company(),
            details.email(),
            details.externalId())
        .filter(Objects::nonNull)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private static Optional<Lead> lead(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    var lead = leadWithoutAttributes(rows);
    var attributes = new LinkedHashMap<String, String>();
    do {
      var name = rows.getString("attribute_name");
      if (name != null) {
        attributes.put(name, rows.getString("attribute_value"));
      }
    } while (rows.next());
    return Optional.of(attributes.isEmpty() ? lead : withAttributes(lead, attributes));
  }

  /** The lead of the current row, its attributes left out. */
  static Lead leadWithoutAttributes(ResultSet row) throws SQLException {
    var details =
        new LeadDetails(
            row.getString("external_id"),
            row.getString("source"),
            row.getString("email"),
            row.getString("phone"),
            row.getString("first_name"),
            row.getString("last_name"),
            row.getString("company"),
            row.getString("job_title"),
            row.getString("country"),
            row.getString("industry"),
            findInteger(row, "employees"),
            row.getString("language"),
            findBoolean(row, "mail_consent"),
            Map.of());
    var mergedInto = findUuid(row, "merged_into");
    return new Lead(
        new LeadId(uuid(row, "id")),
        details,
        LifecycleStage.valueOf(row.getString("stage")),
        findEnum(row, "grade", Grade.class),
        findEnum(row, "fit", Fit.class),
        row.getString("fit_reason"),
        findInteger(row, "points"),
        row.getString("rep"),
        row.getInt("cycle"),
        row.getInt("signal_count"),
        row.getInt("signals_heard"),
        row.getInt("signals_spent"),
        instant(row, "received_at"),
        instant(row, "stage_since"),
        mergedInto == null ? null : new LeadId(mergedInto),
        row.getBoolean("history"));
  }

  private static Lead withAttributes(Lead lead, Map<String, String> attributes) {
    return new Lead(
        lead.id(),
        lead.details().withAttributes(attributes),
        lead.stage(),
        lead.grade(),
        lead.fit(),
        lead.fitReason(),
        lead.points(),
        lead.rep(),
        lead.cycle(),
        lead.signalCount(),
        lead.signalsHeard(),
        lead.signalsSpent(),
        lead.receivedAt(),
        lead.stageSince(),
        lead.mergedInto(),
        lead.history());
  }
}
