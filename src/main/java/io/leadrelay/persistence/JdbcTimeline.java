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
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.lead.Timeline;
import io.leadrelay.lead.TimelineEntry;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTimeline implements Timeline {

  private static final Pattern CODE = Pattern.compile("[A-Z]+(_[A-Z]+)*");

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Actor actor;
  private final MessageSource messages;
  private final SignalTypes signalTypes;
  private final OwnersWords owners;
  private final ObjectMapper json;
  private final FactsColumn facts;

  JdbcTimeline(
      JdbcClient jdbc,
      Clock clock,
      Actor actor,
      MessageSource messages,
      SignalTypes signalTypes,
      OwnersWords owners,
      ObjectMapper json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.actor = actor;
    this.messages = messages;
    this.signalTypes = signalTypes;
    this.owners = owners;
    this.json = json;
    this.facts = new FactsColumn(json);
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
    return jdbc.sql("select * from lead_event where lead_id = ? order by at, id")
        .param(lead.value())
        .query(
            (row, n) -> {
              var type = EventType.valueOf(row.getString("type"));
              return new TimelineEntry(
                  instant(row, "at"),
                  row.getInt("cycle"),
                  type,
                  row.getString("actor"),
                  sentence(type, row.getString("details"), language),
                  row.getString("note"));
            })
        .list();
  }

  private String sentence(EventType type, @Nullable String details, Locale language) {
    try {
      var values = details == null ? new Object[0] : json.readValue(details, Object[].class);
      Arrays.setAll(
          values, at -> values[at] instanceof String text ? said(text, language) : values[at]);
      var older = messages.getMessage("event." + type, values, type.name(), language);
      return messages.getMessage("event." + type + "." + values.length, values, older, language);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The details of an event are no JSON list: " + details, e);
    }
  }

  /** A code as people call it, a text of the owners in the reader's words, else the text itself. */
  private String said(String detail, Locale language) {
    if (CODE.matcher(detail).matches()) {
      return messages.getMessage("value." + detail, null, detail, language);
    }
    var parts = List.of(detail.split(", "));
    return parts.stream().allMatch(part -> signalTypes.find(part).isPresent())
        ? parts.stream()
            .map(type -> owners.in(language, signalTypes.label(type)))
            .collect(Collectors.joining(", "))
        : owners.in(language, detail);
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
