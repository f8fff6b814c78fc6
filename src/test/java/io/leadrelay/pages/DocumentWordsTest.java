package io.leadrelay.pages;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("The words of the document")
class DocumentWordsTest {

  private static final Pattern BLANK = Pattern.compile("\\{(\\d)");

  @ParameterizedTest
  @ValueSource(strings = {"messages-agreement", "messages-terms", "messages-scorecard"})
  @DisplayName("are there in both languages, with the same blanks")
  void areThereInBothLanguages(String bundle) throws IOException {
    assertThat(blanks(bundle)).isNotEmpty().isEqualTo(blanks(bundle + "_de"));
  }

  @Test
  @DisplayName("are all that its templates say")
  void areAllThatTheTemplatesSay() throws IOException {
    var known = blanks("messages-agreement").keySet();
    var figures = blanks("messages-scorecard").keySet();
    var said = Pattern.compile("\\bsay\\.say\\('([^']+)'");
    var told = Pattern.compile("\\bwords\\.say\\('([^']+)'");
    try (var files = Files.walk(Path.of("src", "main", "resources", "templates"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(said.matcher(Files.readString(file)).results().map(key -> key.group(1)))
            .as(file.toString())
            .allSatisfy(key -> assertThat(known).contains(key));
        assertThat(told.matcher(Files.readString(file)).results().map(key -> key.group(1)))
            .as(file.toString())
            .allSatisfy(key -> assertThat(figures).contains(key));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 minutes, 0 Minuten",
    "PT1M, 1 minute, 1 Minute",
    "PT1H30M, 1 hour 30 minutes, 1 Stunde 30 Minuten",
    "PT24H, 24 hours, 24 Stunden",
    "PT48H, 2 days, 2 Tage",
    "PT49H, 2 days 1 hour, 2 Tage 1 Stunde",
    "PT30S, 30 seconds, 30 Sekunden"
  })
  @DisplayName("say durations as people do")
  void durations(Duration time, String english, String german) {
    assertThat(times(Locale.ENGLISH).duration(time).replace('\u00a0', ' ')).isEqualTo(english);
    assertThat(times(Locale.GERMAN).duration(time).replace('\u00a0', ' ')).isEqualTo(german);
  }

  @Test
  @DisplayName("say moments in the zone of the calendar, and leave midnight out")
  void moments() {
    var noon = Instant.parse("2026-11-24T12:05:00Z");
    var midnight = Instant.parse("2026-11-30T23:00:00Z");

    assertThat(times(Locale.ENGLISH).moment(noon)).isEqualTo("24 November 2026, 13:05");
    assertThat(times(Locale.GERMAN).moment(noon)).isEqualTo("24. November 2026, 13:05");
    assertThat(times(Locale.GERMAN).moment(midnight)).isEqualTo("1. Dezember 2026");
  }

  @ParameterizedTest
  @CsvSource({
    "DE, Germany, Deutschland",
    "DE-BY, Bavaria (Germany), Bayern (Deutschland)",
    "AT-9, Vienna (Austria), Wien (Österreich)",
    "XX, XX, XX",
    "DE-XX, XX (Germany), XX (Deutschland)"
  })
  @DisplayName("call countries and states by their names, and unknown ones by their codes")
  void regions(String code, String english, String german) {
    assertThat(Region.name(code, words(Locale.ENGLISH), Locale.ENGLISH)).isEqualTo(english);
    assertThat(Region.name(code, words(Locale.GERMAN), Locale.GERMAN)).isEqualTo(german);
  }

  private static TimesInWords times(Locale language) {
    return new TimesInWords(words(language), ZoneId.of("Europe/Berlin"), language);
  }

  private static Words words(Locale language) {
    return Words.of(PlainPages.SENTENCES, language);
  }

  private static Map<String, TreeSet<String>> blanks(String bundle) throws IOException {
    var sentences = new Properties();
    try (var file = new ClassPathResource(bundle + ".properties").getInputStream()) {
      sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return sentences.stringPropertyNames().stream()
        .collect(
            toMap(
                key -> key,
                key ->
                    BLANK
                        .matcher(sentences.getProperty(key))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new))));
  }
}
