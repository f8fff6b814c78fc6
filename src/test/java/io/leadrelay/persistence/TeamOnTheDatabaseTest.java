package io.leadrelay.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Signature.Verdict;
import io.leadrelay.terms.Team;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.Terms.SignedTable;
import io.leadrelay.terms.WorkingCalendar;
import io.leadrelay.terms.WorkingHours;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@LeadrelayTest
@Tag("database")
@Transactional
@DisplayName("On the database")
class TeamOnTheDatabaseTest {

  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-06T17:00:00.123456Z");

  @Autowired Team team;
  @Autowired Agreements agreements;
  @Autowired JdbcClient jdbc;

  @Test
  @DisplayName("a rep is found as stored, with territories, languages and absences")
  void keepsARep() {
    team.save(rep("zoe", 2, Set.of("DACH", "UK"), Set.of("de", "en")));
    var later = team.addAbsence("zoe", FRIDAY, FRIDAY.plusSeconds(60));
    var absence = team.addAbsence("zoe", MONDAY, FRIDAY);

    assertThat(team.find("zoe"))
        .contains(
            new Rep(
                "zoe",
                "north",
                2,
                8,
                Set.of("DACH", "UK"),
                Set.of("de", "en"),
                true,
                List.of(
                    new Absence(absence, MONDAY, FRIDAY),
                    new Absence(later, FRIDAY, FRIDAY.plusSeconds(60)))));
    assertThat(team.find("nobody")).isEmpty();
  }

  @Test
  @DisplayName("a rep keeps own hours in an own zone, or goes back to the company's")
  void keepsHours() {
    var hours = WorkingHours.parse("Mon-Thu 8-12; Fri 9-15");
    var lisbon = ZoneId.of("Europe/Lisbon");
    team.save(new Rep("zoe", null, 1, 8, Set.of(), Set.of(), true, List.of(), hours, lisbon));

    assertThat(team.find("zoe").orElseThrow())
        .extracting(Rep::hours, Rep::zone)
        .containsExactly(hours, lisbon);

    team.save(rep("zoe", 1, Set.of(), Set.of()));
    assertThat(team.find("zoe").orElseThrow())
        .extracting(Rep::hours, Rep::zone)
        .containsExactly(null, null);
  }

  @Test
  @DisplayName("a rep stored again is replaced but for the absences")
  void replacesARep() {
    team.save(rep("zoe", 2, Set.of("DACH", "UK"), Set.of("de")));
    team.addAbsence("zoe", MONDAY, FRIDAY);

    team.save(rep("zoe", 5, Set.of("UK"), Set.of()));

    var zoe = team.find("zoe").orElseThrow();
    assertThat(zoe.weight()).isEqualTo(5);
    assertThat(zoe.territories()).containsExactly("UK");
    assertThat(zoe.languages()).isEmpty();
    assertThat(zoe.absences()).hasSize(1);
  }

  @Test
  @DisplayName("the team is listed by id, each rep with what belongs to them")
  void listsAll() {
    team.save(rep("zoe", 1, Set.of("UK"), Set.of("en")));
    team.save(rep("abe", 1, Set.of("DACH"), Set.of("de")));
    team.addAbsence("abe", MONDAY, FRIDAY);

    var reps = team.all().stream().filter(rep -> Set.of("abe", "zoe").contains(rep.id())).toList();

    assertThat(reps).extracting(Rep::id).containsExactly("abe", "zoe");
    assertThat(reps.get(0).territories()).containsExactly("DACH");
    assertThat(reps.get(0).absences()).hasSize(1);
    assertThat(reps.get(1).languages()).containsExactly("en");
    assertThat(reps.get(1).absences()).isEmpty();
  }

  @Test
  @DisplayName("a new rep joins the rotation where it stands, and keeps the turn when stored again")
  void joinsTheRotation() {
    jdbc.sql("update rotation set turn = 77").update();
    team.save(rep("zoe", 1, Set.of(), Set.of()));
    jdbc.sql("update rotation set turn = 99").update();
    team.save(rep("zoe", 2, Set.of(), Set.of()));

    assertThat(jdbc.sql("select turn from rep where id = 'zoe'").query(Long.class).single())
        .isEqualTo(77);
  }

  @Test
  @DisplayName("an agreement is found as signed, at the times it is in force")
  void keepsAgreements() {
    var second = agreement(2, Instant.parse("2100-01-01T00:00:00Z"));
    var third = agreement(3, Instant.parse("2100-02-01T00:00:00Z"));
    agreements.add(second);
    agreements.add(third);

    assertThat(agreements.all()).startsWith(third, second).hasSize(3);
    assertThat(agreements.findInForce(third.inForceFrom().minusMillis(1))).contains(second);
    assertThat(agreements.findInForce(third.inForceFrom())).contains(third);
    assertThat(agreements.findInForce(Instant.parse("2000-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  @DisplayName("a number of an agreement is given once")
  void refusesASecondAgreementOfANumber() {
    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> agreements.add(agreement(1, MONDAY)));
  }

  private static Rep rep(String id, int weight, Set<String> territories, Set<String> languages) {
    return new Rep(id, "north", weight, 8, territories, languages, true, List.of());
  }

  private static Agreement agreement(int number, Instant from) {
    return new Agreement(
        number,
        from,
        new Terms(
            420,
            new BigDecimal("1.00"),
            new BigDecimal("2.50"),
            new WorkingCalendar(
                ZoneId.of("Europe/Vienna"),
                WorkingHours.parse("Mon-Thu 9-12:30 13-17; Fri 9-15"),
                "AT",
                new TreeMap<>(Map.of(LocalDate.of(2100, 12, 24), "Christmas Eve"))),
            List.of(new SignedTable("fit", 2, "aa"), new SignedTable("readiness", 3, "bb"))),
        List.of(
            new Signature(Side.MARKETING, Verdict.SIGNED, "max", "Max Meyer", from, "Agreed."),
            new Signature(Side.SALES, Verdict.SIGNED, "sam", null, from, "With doubts.")));
  }
}
