package io.leadrelay.owner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.TestDatabase;
import io.leadrelay.command.Commands;
import io.leadrelay.engine.migration.LeadsInFlight;
import io.leadrelay.lead.LeadId;
import io.leadrelay.owner.Guide.Task;
import io.leadrelay.process.version.ModelVersions;
import io.leadrelay.process.version.ModelsNow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tasks of the guide, one after the other, on one system. */
@DisplayName("With a thousand leads waiting at all steps, on PostgreSQL")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AThousandLeadsTest {

  private static final int LEADS = 1_000;

  /** Leads that come in while the diagram has the step that an owner adds and takes out again. */
  private static final int AT_THE_NEW_STEP = 30;

  private static final Pattern TOTAL =
      Pattern.compile("Altogether ([\\d,]+) would move and ([\\d,]+) would stay");
  private static final long PATIENCE_MILLIS = 120_000;

  private final WaitingLeads people = new WaitingLeads();
  private final List<LeadId> brought = new ArrayList<>();
  private Path models = Path.of("");
  private Path shipped = Path.of("");
  private String database = "";
  private @Nullable RunningLeadrelay relay;

  @BeforeAll
  void bringsLeads(@TempDir Path folders) throws IOException {
    models = folders.resolve("models");
    shipped = folders.resolve("shipped");
    copy(Path.of(""), shipped);
    copy(shipped, models);
    database = TestDatabase.freshPostgreSql();
    start();
    people.hire(relay());
    brought.addAll(people.bring(relay(), LEADS));
    assertThat(relay().waiting().keySet()).containsExactlyInAnyOrderElementsOf(people.nodes());
  }

  @AfterAll
  void stops() {
    if (relay != null) {
      relay.close();
    }
  }

  static Stream<Task> tasks() {
    return Guide.tasks().stream();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  @Order(1)
  @DisplayName("an owner can, exactly as the guide says:")
  void anOwnerCan(Task task) throws IOException {
    var hand = new OwnersHand(models);
    for (var step : task.steps()) {
      var asked = hand.perform(step);
      switch (asked.next()) {
        case CHECK -> check();
        case LOOK_AHEAD -> lookAhead();
        case PUT_LIVE -> putLive(null);
        case DRAFT -> assertThat(drafts()).contains(requireNonNull(asked.name()));
        case NOTHING -> {}
      }
    }
    if (task.title().startsWith("Have a lead approved")) {
      brought.addAll(people.bringTo("userTask_approveLead", relay(), AT_THE_NEW_STEP));
    }
    if (task.title().startsWith("Take a step out")) {
      assertThat(leftBehind()).hasSize(AT_THE_NEW_STEP);
    } else {
      assertThat(leftBehind()).isEmpty();
    }
  }

  @Test
  @Order(2)
  @DisplayName("an owner can go back to the first version; who waits at a step it lacks is listed")
  void canGoBack() throws IOException {
    delete(models);
    copy(shipped, models);

    check();
    lookAhead();
    putLive("event_dealGoneQuiet");

    assertThat(leftBehind())
        .hasSize(AT_THE_NEW_STEP)
        .allSatisfy(
            lead -> {
              assertThat(lead.label()).isEqualTo("Release lead");
              assertThat(lead.sentence(Locale.ENGLISH)).contains("no such step");
              assertThat(lead.sentence(Locale.GERMAN)).isNotBlank();
            });
  }

  @Test
  @Order(3)
  @DisplayName("every lead comes to an end after all this, those that stayed on an old version too")
  void everyLeadComesToAnEnd() {
    assertThat(relay().open()).hasSize(brought.size());

    people.roomForAll(relay());
    for (var lead : brought) {
      people.finish(relay(), lead);
    }

    assertThat(relay().open()).isEmpty();
    assertThat(relay().leadsByVersion()).isEmpty();
    assertThat(relay().incidents()).isZero();
  }

  // ---- what the guide means by its words

  /** What an owner adds is shown in English until it has its German, which the check tells. */
  private static final String NOT_IN_GERMAN_YET =
      "WARNING  forms/[^\n]*\n  Whoever reads German sees[^\n]*\n  What to do[^\n]*\n";

  private void check() {
    var said = command("check", models.toString());
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text().replaceAll(NOT_IN_GERMAN_YET, "")).doesNotContain("ERROR", "WARNING");
  }

  private int wouldMove = -1;
  private int wouldStay = -1;

  private void lookAhead() {
    var said =
        command(
            "dry-run",
            models.toString(),
            "--spring.profiles.active=test",
            "--spring.datasource.url=" + database,
            "--spring.datasource.username=postgres");
    assertThat(said.exit()).as(said.text()).isZero();
    var total = TOTAL.matcher(said.text());
    assertThat(total.find()).as(said.text()).isTrue();
    wouldMove = number(total.group(1));
    wouldStay = number(total.group(2));
  }

  private static int number(String written) {
    return Integer.parseInt(written.replace(",", ""));
  }

  /**
   * What was waiting still waits, at the same step and with the same deadlines.
   *
   * @param gone the timer that the new version has not, if there is one
   */
  private void putLive(@Nullable String gone) {
    var timers = relay().timers();
    timers.keySet().removeIf(timer -> gone != null && timer.endsWith(gone));
    var running = sum(relay().leadsByVersion());
    // A changed signed table waits for signatures, and its process moves as the leads do.
    var proposals = relay().openProposals();
    var before = relay().newestVersion();

    relay().close();
    start();
    awaitTheMove();

    assertThat(relay().newestVersion()).isEqualTo(before + 1);
    assertThat(relay().timers()).containsAllEntriesOf(timers);
    assertThat(sum(relay().leadsByVersion())).as("no lead is lost").isEqualTo(running);
    var left = leftBehind().size();
    var moved = relay().leadsByVersion().getOrDefault(before + 1, 0);
    assertThat(moved + left).as("every lead is moved or listed").isEqualTo(running);
    if (wouldMove >= 0) {
      assertThat(List.of(moved + proposals, left))
          .as("as foretold")
          .isEqualTo(List.of(wouldMove, wouldStay));
      wouldMove = -1;
    }
  }

  private void awaitTheMove() {
    var deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (behind() > leftBehind().size()) {
      assertThat(System.currentTimeMillis()).as("leads still to move").isLessThan(deadline);
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private int behind() {
    var newest = relay().newestVersion();
    return relay().leadsByVersion().entrySet().stream()
        .filter(version -> version.getKey() < newest)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private List<LeadsInFlight.LeftBehind> leftBehind() {
    return relay().bean(LeadsInFlight.class).leftBehind(LEADS);
  }

  private List<String> drafts() {
    return relay().bean(ModelVersions.class).now(Locale.ENGLISH, 1).signedTables().stream()
        .filter(table -> table.draft() != null)
        .map(ModelsNow.TableStanding::name)
        .toList();
  }

  private static int sum(Map<Integer, Integer> leads) {
    return leads.values().stream().mapToInt(Integer::intValue).sum();
  }

  private record Said(int exit, String text) {}

  private static Said command(String... arguments) {
    var out = new ByteArrayOutputStream();
    var exit = Commands.run(arguments, new PrintStream(out, true, UTF_8)).orElseThrow();
    return new Said(exit, out.toString(UTF_8));
  }

  private void start() {
    relay = RunningLeadrelay.start(database, "postgres", models);
  }

  private RunningLeadrelay relay() {
    return requireNonNull(relay);
  }

  private static void copy(Path from, Path to) throws IOException {
    for (var folder : List.of("bpmn", "forms")) {
      try (var files = Files.walk(from.resolve(folder))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var copy = to.resolve(from.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
