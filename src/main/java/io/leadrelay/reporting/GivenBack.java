package io.leadrelay.reporting;

import io.leadrelay.lead.Actor;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What became of the leads that a rep gave back, so that reps learn from it. Of the lead only the
 * firm is named, as in the rep's own task list.
 */
@Component
public class GivenBack {

  private static final int NEWEST = 20;

  private final JdbcClient jdbc;
  private final People people;
  private final ZoneId zone;

  GivenBack(JdbcClient jdbc, People people, @Value("${leadrelay.zone:Europe/Berlin}") ZoneId zone) {
    this.jdbc = jdbc;
    this.people = people;
    this.zone = zone;
  }

  /**
   * A lead that was given back.
   *
   * @param firm null if it is not known, or the lead was erased
   * @param ruling how it was settled, by whom, and why
   * @param since what became of the lead
   */
  public record Case(
      String date, @Nullable String firm, String reason, String ruling, String since) {}

  /** The newest rejections of a rep, newest first. */
  public List<Case> of(String rep, Locale language) {
    var words = Words.of(LeadHistory.WORDS, language);
    return jdbc.sql(
            """
            select j.at, j.reason, l.company, l.stage, u.verdict, u.ruled_by, u.at as ruled_at,
              u.precedent_id, u.reason as why
            from rejection j join lead l on l.id = j.lead_id
            left join ruling u on u.rejection_id = j.id
            where j.rep = ?
            order by j.at desc, j.id desc
            fetch first ? rows only
            """)
        .params(rep, NEWEST)
        .query((row, n) -> told(row, words, language))
        .list();
  }

  private Case told(ResultSet row, Words words, Locale language) throws SQLException {
    return new Case(
        day(row, "at", language),
        row.getString("company"),
        words.say("reason." + row.getString("reason")),
        ruling(row, words, language),
        words.say("since." + row.getString("stage")));
  }

  private String ruling(ResultSet row, Words words, Locale language) throws SQLException {
    var verdict = row.getString("verdict");
    if (verdict == null) {
      return words.say("givenBack.waits");
    }
    var said = words.say("verdict." + verdict);
    if (row.getObject("precedent_id") != null || Actor.SYSTEM.equals(row.getString("ruled_by"))) {
      return words.say("givenBack.byPrecedent", said, day(row, "ruled_at", language));
    }
    return words.say(
        "givenBack.byBoard",
        said,
        day(row, "ruled_at", language),
        people.nameOf(row.getString("ruled_by")),
        Objects.requireNonNullElse(row.getString("why"), "-"));
  }

  private String day(ResultSet row, String column, Locale language) throws SQLException {
    return Words.day(language).format(row.getTimestamp(column).toInstant().atZone(zone));
  }
}
