package io.leadrelay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The models of an online school: those of the example, with the terms for first contacts that fit
 * its call log, and with leads of six towns that a senior manager gives out by hand.
 */
final class SchoolModels implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String WORKING_HOURS = "Mon-Sat 09:00-18:00";

  /** When the school begins to work with Leadrelay, and its agreement no. 1 is in force. */
  static final Instant BEGIN = Instant.parse("2021-12-31T06:00:00Z");

  /** Working minutes until the first contact is due: two days of nine hours. */
  static final int DEADLINE_MINUTES = 1080;

  private static final Path EXAMPLE = Path.of("src/examples/online-school");
  private static final String POLICY = "bpmn/decisions/contact-policy.dmn";
  private static final String ROUTING = "bpmn/decisions/routing.dmn";

  private static final String BY_HAND =
      """
            <rule id="rule_byHand">
              <description>In these towns a senior manager gives out the leads by hand.</description>
              <inputEntry id="rule_byHand_country"><text></text></inputEntry>
              <inputEntry id="rule_byHand_city"><text>"Hyderabad", "Kochi", "Visakhapatnam", \
      "Chennai", "Mumbai", "Bengaluru"</text></inputEntry>
              <inputEntry id="rule_byHand_grade"><text></text></inputEntry>
              <outputEntry id="rule_byHand_territory"><text>"any"</text></outputEntry>
              <outputEntry id="rule_byHand_spokenLanguage"><text>"any"</text></outputEntry>
              <outputEntry id="rule_byHand_segment"><text>"any"</text></outputEntry>
              <outputEntry id="rule_byHand_routed"><text>false</text></outputEntry>
            </rule>
      """;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ClockUtil.setCurrentTime(Date.from(BEGIN));
    try {
      var folder = Files.createTempDirectory("school");
      for (var file : files().entrySet()) {
        var path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      TestPropertyValues.of("leadrelay.models=" + folder).applyTo(context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> files() throws IOException {
    var files = new TreeMap<String, String>();
    try (var paths = Files.walk(EXAMPLE.resolve("bpmn"))) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        files.put(EXAMPLE.relativize(path).toString(), Files.readString(path));
      }
    }
    files.computeIfPresent(
        ROUTING, (name, table) -> table.replaceFirst("(?=\\s*<rule )", "\n" + BY_HAND));
    files.put(POLICY, policy());
    return files;
  }

  /** Nobody takes a lead from its adviser, and one attempt is enough: so the call log has it. */
  private static String policy() throws IOException {
    var table = Files.readString(Path.of(POLICY));
    for (var rule : new String[] {"hot", "standard", "otherwise"}) {
      table = with(table, rule, "reassignMinutes", "");
      table = with(table, rule, "minimumAttempts", "1");
    }
    for (var rule : new String[] {"standard", "otherwise"}) {
      table = with(table, rule, "reminderMinutes", "" + DEADLINE_MINUTES / 2);
      table = with(table, rule, "deadlineMinutes", "" + DEADLINE_MINUTES);
    }
    return table;
  }

  /** A table with another answer of a rule. */
  static String with(String table, String rule, String output, String answer) {
    var cell =
        Pattern.compile("(<outputEntry id=\"rule_%s_%s\">\\s*<text>)[^<]*".formatted(rule, output));
    assertThat(cell.matcher(table).find()).as("%s of %s", output, rule).isTrue();
    return cell.matcher(table).replaceFirst("$1" + Matcher.quoteReplacement(answer));
  }
}
