package io.leadrelay.process.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.process.whatif.Effect.Ended;
import io.leadrelay.process.whatif.Effect.Group;
import io.leadrelay.process.whatif.Effect.Handoffs;
import io.leadrelay.process.whatif.Effect.Judgements;
import io.leadrelay.process.whatif.Effect.Kind;
import io.leadrelay.process.whatif.Effect.Shift;
import io.leadrelay.process.whatif.Effect.Turn;
import io.leadrelay.process.whatif.PastLeads.Past;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.WorkingCalendar;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@LeadrelayTest
@Tag("database")
@DisplayName("The effect of tables on past leads")
class EffectOfTablesTest {

  private static final String FIT = "bpmn/decisions/fit.dmn";
  private static final String READINESS = "bpmn/decisions/readiness.dmn";
  private static final String POLICY = "bpmn/decisions/contact-policy.dmn";
  private static final String CADENCE = "bpmn/decisions/contact-cadence.dmn";

  /** Some pages of judgements, and more than one of handoffs. */
  private static final int LEADS = 1_050;

  /** The deadline of a standard lead by the table in force; the company never closes. */
  private static final Duration IN_FORCE = Duration.ofHours(8);

  private static final Instant SINCE = PastLeads.AT.minus(Duration.ofDays(1));
  private static final Instant UNTIL = PastLeads.AT.plus(Duration.ofDays(80));

  private static final ModelFiles BUILT_IN =
      ModelFiles.overlaid(null, Objects.requireNonNull(EffectOfTablesTest.class.getClassLoader()));

  @Autowired EffectOfTables effects;
  @Autowired Agreements agreements;
  @Autowired SignalTypes signals;
  @Autowired RepositoryService repository;
  @Autowired JdbcTemplate jdbc;
  @Autowired DataSource database;
  @Autowired Clock clock;

  private int agreement;

  @BeforeEach
  void agreement() {
    agreement = agreements.inForce(clock.instant()).number();
  }

  @AfterEach
  void forget() {
    new PastLeads(jdbc, agreement).forget();
  }

  @Test
  @DisplayName("is what its leads say one by one, at a price that does not grow with their number")
  void isWhatTheLeadsSay() {
    var leads = new PastLeads(jdbc, agreement).thatWere(LEADS);
    var statements = new Statements(database);
    var counted = new EffectOfTables(JdbcClient.create(statements), clock, signals);

    var effect =
        counted.of(
            Map.of(
                FIT,
                changed(FIT, "<text>&lt; 20</text>", "<text>&lt; 50</text>"),
                READINESS,
                changed(READINESS, "&gt;= 50", "&gt;= 30"),
                POLICY,
                policy(6 * 60),
                CADENCE,
                changed(CADENCE, "hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""),
                "bpmn/decisions/signal-types.yaml",
                "no table".getBytes(UTF_8)),
            SINCE,
            UNTIL);

    assertThat(effect).isEqualTo(expected(leads));
    assertThat(Effect.of(effect.json())).isEqualTo(effect);
    assertThat(effect.json())
        .hasSizeLessThan(5_000)
        .doesNotContain(PastLeads.COMPANY, PastLeads.NAME);
    var pages = 4 * LEADS / PastJudgements.PAGE + 1 + LEADS / PastHandoffs.PAGE + 1;
    assertThat(statements.count).isLessThanOrEqualTo(18 + 2 * pages);
  }

  /** Worked out lead by lead, by what the changed cells say. */
  private Effect expected(List<Past> leads) {
    var known = leads.stream().filter(Past::factsKept).toList();
    Predicate<Past> noFit = lead -> lead.employees() < 50 && lead.judgedToFit();
    Predicate<Past> standard = lead -> lead.points() >= 30 && lead.points() < 50;
    Predicate<Past> nowOverdue =
        lead -> !overdue(lead, lead.dueAfter()) && overdue(lead, Duration.ofHours(6));
    Predicate<Past> nowInTime =
        lead -> overdue(lead, lead.dueAfter()) && !overdue(lead, Duration.ofHours(6));
    var less = known.stream().filter(noFit).toList();
    var more = known.stream().filter(standard).toList();
    var turns = new ArrayList<Turn>();
    turns.add(
        new Turn(
            Kind.FIT,
            "FITS",
            "NO_FIT",
            less.size(),
            less.stream().filter(lead -> lead.employees() < 20).count(),
            group(less)));
    turns.add(new Turn(Kind.READINESS, "NOT_READY", "STANDARD", 2L * more.size(), 0, group(more)));
    var late = leads.stream().filter(nowOverdue).toList();
    var early = leads.stream().filter(nowInTime).toList();
    assertThat(List.of(less, more, late, early)).allMatch(group -> group.size() > Effect.EXAMPLES);
    return new Effect(
        agreement,
        SINCE,
        UNTIL,
        new Judgements(
            3L * known.size(),
            known.size(),
            leads.size() - known.size(),
            known.stream().filter(Past::factsIncomplete).count(),
            known.stream().filter(noFit.or(standard)).count(),
            turns),
        new Handoffs(
            leads.size(),
            leads.size(),
            late.size() + early.size(),
            List.of(
                new Shift(
                    true,
                    late.size(),
                    late.stream().filter(lead -> overdue(lead, IN_FORCE)).count(),
                    group(late)),
                // What was due sooner by an agreement before is in time by the one in force, too.
                new Shift(false, early.size(), early.size(), group(early)))),
        List.of("Plan next attempt"));
  }

  private static boolean overdue(Past lead, Duration due) {
    return lead.contactAfter() == null || lead.contactAfter().compareTo(due) > 0;
  }

  private static Group group(List<Past> leads) {
    var ended = new TreeMap<String, Ended>();
    var won = new TreeMap<String, BigDecimal>();
    for (var lead : leads) {
      ended.merge(
          "%02d %b".formatted(lead.stage().ordinal(), lead.upheld()),
          new Ended(lead.stage(), lead.upheld(), 1),
          (one, other) -> new Ended(one.stage(), one.upheld(), one.leads() + 1));
      if (lead.stage() == LifecycleStage.CUSTOMER) {
        won.merge(lead.currency(), lead.amount(), BigDecimal::add);
      }
    }
    return new Group(
        leads.size(),
        List.copyOf(ended.values()),
        won,
        leads.stream().limit(Effect.EXAMPLES).map(Past::id).toList());
  }

  @Test
  @DisplayName("is that of another working calendar on the deadlines, too")
  void ofAnotherCalendar() {
    var leads = new PastLeads(jdbc, agreement).thatWere(60);
    // They were handed over on a Monday at 09:00: three hours, and five on the next day.
    var due = Duration.ofHours(29);
    var calendar = WorkingCalendar.of("Europe/Berlin", "Mon 9-12; Tue 9-17", null, List.of());

    var effect = effects.ofVersions(Map.of(), calendar, SINCE, UNTIL);

    assertThat(effect.judgements()).isNull();
    var otherwise = leads.stream().filter(l -> overdue(l, l.dueAfter()) != overdue(l, due));
    assertThat(Objects.requireNonNull(effect.handoffs()).leadsOtherwise())
        .isPositive()
        .isEqualTo(otherwise.count());
    assertThat(effect.handoffs().shifts())
        .extracting(Shift::overdue, Shift::already)
        .contains(
            tuple(
                false,
                leads.stream()
                    .filter(l -> overdue(l, l.dueAfter()) && !overdue(l, due))
                    .filter(l -> !overdue(l, IN_FORCE))
                    .count()));
  }

  @Test
  @DisplayName("is none where all would have been judged as they were")
  void isNone() {
    new PastLeads(jdbc, agreement).thatWere(60);

    var effect =
        effects.of(
            Map.of(
                READINESS, changed(READINESS, "&gt;= 50", "&gt; 49"),
                POLICY, changed(POLICY, "<text>360</text>", "<text>350</text>")),
            SINCE,
            UNTIL);

    var judged = Objects.requireNonNull(effect.judgements());
    assertThat(judged.leads()).isPositive();
    assertThat(judged.leadsOtherwise()).isZero();
    assertThat(judged.turns()).isEmpty();
    assertThat(Objects.requireNonNull(effect.handoffs()).handoffs()).isEqualTo(60);
  }

  @Test
  @DisplayName("is that leads find no answer, where a table answers what the process does not know")
  void noAnswer() {
    var ready =
        new PastLeads(jdbc, agreement)
            .thatWere(60).stream().filter(Past::factsKept).filter(lead -> lead.points() >= 50);

    var effect =
        effects.of(
            Map.of(READINESS, changed(READINESS, "\"STANDARD\"</text>", "\"LUKEWARM\"</text>")),
            SINCE,
            UNTIL);

    assertThat(Objects.requireNonNull(effect.judgements()).turns())
        .singleElement()
        .satisfies(
            turn -> {
              assertThat(turn.was()).isEqualTo("STANDARD");
              assertThat(turn.would()).isEqualTo(Verdict.NONE);
              assertThat(turn.group().leads()).isEqualTo(ready.count());
            });
  }

  @Test
  @DisplayName("is none of tables that are as in force, and refused of one that is broken")
  void isNoneOfTheSame() {
    var nothing = new Effect(agreement, SINCE, UNTIL, null, null, List.of());
    assertThat(effects.of(Map.of(FIT, BUILT_IN.read(FIT)), SINCE, UNTIL)).isEqualTo(nothing);
    assertThat(effects.ofVersions(inForce(), SINCE, UNTIL)).isEqualTo(nothing);

    assertThatExceptionOfType(CannotJudge.class)
        .isThrownBy(() -> effects.of(Map.of(FIT, "<definitions/>".getBytes(UTF_8)), SINCE, UNTIL))
        .withMessageStartingWith(FIT + " is no decision table that can be used: ");
  }

  private Map<String, Integer> inForce() {
    var versions = new HashMap<String, Integer>();
    agreements
        .inForce(clock.instant())
        .terms()
        .tables()
        .forEach(table -> versions.put(table.decision(), table.version()));
    return versions;
  }

  @Test
  @DisplayName("is told of a deployed draft as of its file")
  void ofADraft() {
    new PastLeads(jdbc, agreement).thatWere(60);
    var file = changed(FIT, "<text>&lt; 20</text>", "<text>&lt; 50</text>");
    var draft =
        repository
            .createDeployment()
            .addInputStream(FIT, new ByteArrayInputStream(file))
            .deployWithResult();
    try {
      var version = draft.getDeployedDecisionDefinitions().get(0).getVersion();
      assertThat(effects.ofVersions(Map.of("fit", version), SINCE, UNTIL))
          .isEqualTo(effects.of(Map.of(FIT, file), SINCE, UNTIL))
          .satisfies(
              effect ->
                  assertThat(Objects.requireNonNull(effect.judgements()).leadsOtherwise())
                      .isPositive());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> effects.ofVersions(Map.of("fit", version + 1), SINCE, UNTIL))
          .withMessage("There is no version " + (version + 1) + " of fit");
    } finally {
      repository.deleteDeployment(draft.getId(), true);
    }
  }

  private static byte[] policy(int minutes) {
    var built = BUILT_IN.text(POLICY);
    var changed =
        built.replaceFirst("(rule_standard_deadlineMinutes\">\\s*<text>)480", "$1" + minutes);
    assertThat(changed).isNotEqualTo(built);
    return changed.getBytes(UTF_8);
  }

  private static byte[] changed(String file, String old, String now) {
    assertThat(BUILT_IN.text(file)).contains(old);
    return BUILT_IN.text(file).replace(old, now).getBytes(UTF_8);
  }

  /** Counts what is sent to the database. */
  private static final class Statements extends JdbcTemplate {

    int count;

    Statements(DataSource database) {
      super(database);
    }

    @Override
    protected void applyStatementSettings(Statement statement) throws java.sql.SQLException {
      super.applyStatementSettings(statement);
      count++;
    }
  }
}
