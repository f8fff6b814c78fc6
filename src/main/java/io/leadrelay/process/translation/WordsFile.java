package io.leadrelay.process.translation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.leadrelay.engine.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file in which the process owners give each of their English texts in another language, a line
 * for each: {@code "How did it go?": "Wie lief es?"}. A name in braces stands for whatever a table
 * writes there: {@code "{points} points": "{points} Punkte"}.
 */
public record WordsFile(Map<String, String> words) {

  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)\\}");

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  public WordsFile {
    // In their order: the first line that matches is the one that counts.
    words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }

  /** The name of the file for a language, such as {@code forms/words.de.yaml}. */
  public static String name(Locale language) {
    return "forms/words." + language.getLanguage() + ".yaml";
  }

  /**
   * Reads the file of a language; empty where there is none.
   *
   * @throws IllegalArgumentException with the line and the reason if it is broken
   */
  public static WordsFile of(ModelFiles models, Locale language) {
    return models.names().contains(name(language))
        ? parse(models.text(name(language)))
        : new WordsFile(Map.of());
  }

  /** Reads a file that comes with the program, not with the models. */
  static WordsFile built(String name) {
    try (var file = WordsFile.class.getResourceAsStream("/" + name)) {
      return parse(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  static WordsFile parse(String yaml) {
    try {
      var read = YAML.readTree(yaml);
      if (read.isMissingNode()) {
        return new WordsFile(Map.of());
      }
      Map<String, @Nullable String> lines = YAML.convertValue(read, new TypeReference<>() {});
      var words = new LinkedHashMap<String, String>();
      lines.forEach(
          (english, other) -> {
            if (other != null && !other.isBlank()) {
              words.put(english, other);
            }
          });
      return new WordsFile(words);
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw new IllegalArgumentException(line + e.getOriginalMessage(), e);
    }
  }

  /** The text in the language of the file, or nothing if it is not there. */
  public Optional<String> find(String english) {
    var same = words.get(english);
    return same != null ? Optional.of(same) : findFilledIn(english);
  }

  private Optional<String> findFilledIn(String english) {
    for (var line : words.entrySet()) {
      if (line.getKey().indexOf('{') >= 0) {
        var names = BLANK.matcher(line.getKey()).results().map(blank -> blank.group(1)).toList();
        var filledIn = filledIn(line.getKey()).matcher(english);
        if (filledIn.matches()) {
          var said = line.getValue();
          for (int i = 0; i < names.size(); i++) {
            said = said.replace("{" + names.get(i) + "}", filledIn.group(i + 1));
          }
          return Optional.of(said);
        }
      }
    }
    return Optional.empty();
  }

  private static Pattern filledIn(String line) {
    var pattern = new StringBuilder();
    var from = 0;
    var blank = BLANK.matcher(line);
    while (blank.find()) {
      pattern.append(Pattern.quote(line.substring(from, blank.start()))).append("(.+?)");
      from = blank.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(line.substring(from))).toString());
  }
}
