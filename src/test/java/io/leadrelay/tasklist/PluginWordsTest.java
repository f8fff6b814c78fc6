package io.leadrelay.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tab with the lead and the dialog to correct an outcome")
class PluginWordsTest {

  private static final Path PLUGIN =
      Path.of("src/main/resources/plugin-webapp/leadrelay-tasklist/app/plugin.js");

  private static final Pattern KEY = Pattern.compile("(?m)^ {4,6}(\\w+):");
  private static final Pattern USED = Pattern.compile("\\bsay(?:\\.choices)?\\.(\\w+)");

  @Test
  @DisplayName("say the same in English and in German")
  void sameKeys() throws IOException {
    var plugin = Files.readString(PLUGIN);

    assertThat(keys(plugin, "de")).isEqualTo(keys(plugin, "en")).hasSizeGreaterThan(60);
  }

  @Test
  @DisplayName("have the words that they say")
  void usedKeys() throws IOException {
    var plugin = Files.readString(PLUGIN);
    var used = USED.matcher(plugin).results().map(found -> found.group(1)).toList();

    assertThat(keys(plugin, "en")).containsAll(used);
  }

  private static List<String> keys(String plugin, String language) {
    var from = plugin.indexOf("\n  " + language + ": {");
    assertThat(from).isPositive();
    var words = plugin.substring(from, plugin.indexOf("\n  }", from));
    return KEY.matcher(words).results().map((MatchResult key) -> key.group(1)).toList();
  }
}
