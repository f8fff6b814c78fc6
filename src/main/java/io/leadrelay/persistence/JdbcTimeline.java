package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.Actor;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.FrozenFacts;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.OwnersWords;
import io.leadrelay.lead.People;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.lead.Timeline;
import io.leadrelay.lead.TimelineEntry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTimeline implements Timeline {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Actor actor;
  private final MessageSource messages;
  private final OwnersWords owners;
  private final ObjectMapper json;
  private final FactsColumn facts;
  private final People people;
  private final SignalTypes signalTypes;
  private final ZoneId zone;

  JdbcTimeline(
      JdbcClient jdbc,
      Clock clock,
      Actor actor,
      MessageSource messages,
      ObjectMapper json,
      People people,
      SignalTypes signalTypes,
      OwnersWords owners,
      @Value("${leadrelay.zone:Europe/Berlin}") ZoneId zone) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.actor = actor;
    this.messages = messages;
    this.owners = owners;
    this.json = json;
    this.facts = new FactsColumn(json);
    this.people = people;
    this.signalTypes = signalTypes;
    this.zone = zone;
  }

  @Override
  public void recordWithNote(
      LeadId lead, EventType type, @Nullable String note, Object... details) {
    insert(lead, type, details, note, null, null);
  }

  @Override
  public void recordJudgement(
      LeadId lead, EventType type, int agreement, FrozenFacts restedOn, Object... details) {
    insert(lead, type, details, null, facts.written(restedOn), agreement);
  }

  private void insert(
      LeadId lead,
      EventType type,
      Object[] details,
      @Nullable String note,
      @Nullable String restedOn,
      @Nullable Integer agreement) {
    jdbc.sql(
            """
            insert into lead_event
              (id, lead_id, cycle, at, type, actor, details, note, facts, agreement)
            select ?, id, cycle, ?, ?, ?, ?, ?, ?, ? from lead where id = ?
            """)
        .param(LeadId.create().value())
        .param(timestamp(clock.instant()))
        .param(type.name())
        .param(actor.id())
        .param(details.length == 0 ? null : written(details))
        .param(note)
        .param(restedOn)
        .param(agreement)
        .param(lead.value())
        .update();
  }

  @Override
  public List<TimelineEntry> of(LeadId lead, Locale language) {
    var inWords = new DetailsInWords(people::nameOf, signalTypes, owners, zone, language);
    return jdbc.sql("select * from lead_event where lead_id = ? order by at, id")
        .param(lead.value())
        .query(
            (row, n) -> {
              var type = EventType.valueOf(row.getString("type"));
              var details = details(row.getString("details"));
              return new TimelineEntry(
                  instant(row, "at"),
                  row.getInt("cycle"),
                  type,
                  row.getString("actor"),
                  sentence(type, inWords.of(type, details), language),
                  row.getString("note"),
                  precedent(type, details));
            })
        .list();
  }

  private String sentence(EventType type, Object[] values, Locale language) {
    var older = messages.getMessage("event." + type, values, type.name(), language);
    return messages.getMessage("event." + type + "." + values.length, values, older, language);
  }

  /** The precedent that such an event names second among its details. */
  private static @Nullable UUID precedent(EventType type, Object[] details) {
    return switch (type) {
      case SETTLED_BY_PRECEDENT, STOPPED_BY_PRECEDENT -> UUID.fromString("" + details[1]);
      default -> null;
    };
  }

  private Object[] details(@Nullable String stored) {
    try {
      return stored == null ? new Object[0] : json.readValue(stored, Object[].class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The details of an event are no JSON list: " + stored, e);
    }
  }

  private String written(Object[] details) {
    try {
      return json.writeValueAsString(
          Arrays.stream(details)
              .map(value -> value instanceof Number ? value : "" + value)
              .toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The details of an event cannot be written", e);
    }
  }
}
