package io.leadrelay.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

@DisplayName("The command whatif, called in a wrong way or in a wrong place,")
class WhatIfCommandTest {

  private static final String URL = "spring.datasource.url";

  @TempDir Path folder;

  private String said = "";

  @BeforeEach
  void noDatabase() {
    System.setProperty(URL, "jdbc:h2:file:" + folder.resolve("nowhere"));
  }

  @AfterEach
  void forgetTheDatabase() {
    System.clearProperty(URL);
  }

  @Test
  @DisplayName("says what is missing or wrong in its call")
  void saysWhatIsWrong() {
    refuses("Say which folder holds the changed tables", "--since", "2026-10-01");
    refuses("Say which folder holds the changed tables", "one", "two", "--since", "2026-10-01");
    refuses("There is no option --form.", folder(), "--form", "2026-10-01");
    refuses("The option --since needs a value.", folder(), "--since");
    refuses("The option --since needs a value.", folder(), "--since", "--language", "en");
    refuses("Say from which day on", folder());
    refuses("01.10.2026 is not a day such as", folder(), "--since", "01.10.2026");
    refuses(
        "2026-13-01 is not a day such as", folder(), "--since=2026-01-01", "--until=2026-13-01");
    refuses(
        "The last day, 2026-09-30, lies before the first, 2026-10-01.",
        folder(),
        "--since",
        "2026-10-01",
        "--until",
        "2026-09-30");
    refuses("There is no language fr; say", folder(), "--since=2026-10-01", "--language", "fr");
    refuses("Es gibt keine Option --form.", folder(), "--form", "x", "--language", "de");
    refuses("Nennen Sie den Tag", folder(), "--language=de");
  }

  @Test
  @DisplayName("says that the folder is none")
  void saysThatTheFolderIsNone() {
    refuses("is not a folder.", folder.resolve("no").toString(), "--since", "2026-10-01");
  }

  @Test
  @DisplayName("says that there is no database, and makes none")
  void saysThatThereIsNoDatabase() throws IOException {
    refuses("There is no database at jdbc:h2:file:", folder(), "--since", "2026-10-01");
    assertThat(said).doesNotContain("IFEXISTS");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  @DisplayName("says that the database does not answer")
  void saysThatTheDatabaseDoesNotAnswer() {
    System.setProperty(URL, "jdbc:postgresql://localhost:1/leadrelay?password=secret");

    refuses(
        "The database jdbc:postgresql://localhost:1/leadrelay does not answer:",
        folder(),
        "--since",
        "2026-10-01");
    assertThat(said).doesNotContain("secret");
  }

  @Test
  @DisplayName("says that a running Leadrelay holds the database")
  void saysThatTheDatabaseIsInUse() throws IOException, SQLException {
    var file = database();
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      refuses("is in use by a running Leadrelay", folder(), "--since", "2026-10-01");
    }
  }

  @Test
  @DisplayName("says that the database is not set up, and leaves it as it is")
  void saysThatTheDatabaseIsNotSetUp() throws IOException, SQLException {
    var file = database();
    var before = Files.readAllBytes(file);

    refuses("The database is not set up for this version", folder(), "--since", "2026-10-01");

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  @DisplayName("says so in H2's memory too, where nothing can be locked")
  void saysSoInMemory() {
    System.setProperty(URL, TestDatabase.freshH2());

    refuses(
        "Die Datenbank ist nicht für diese Version",
        folder(),
        "--since",
        "2026-10-01",
        "--language",
        "de");
  }

  @Test
  @DisplayName("has every sentence in both languages")
  void bothLanguages() throws IOException {
    assertThat(sentences("messages-whatif_de").stringPropertyNames())
        .isNotEmpty()
        .isEqualTo(sentences("messages-whatif").stringPropertyNames());
  }

  private static Properties sentences(String bundle) throws IOException {
    var sentences = new Properties();
    try (var file = new ClassPathResource(bundle + ".properties").getInputStream()) {
      sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return sentences;
  }

  /** An H2 database with nothing in it, as a file. */
  private Path database() throws SQLException {
    var name = folder.resolve("data").resolve("leadrelay");
    System.setProperty(URL, "jdbc:h2:file:" + name);
    try (var connection = DriverManager.getConnection("jdbc:h2:file:" + name, "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("create table something (id integer)");
    }
    return Path.of(name + ".mv.db");
  }

  private String folder() {
    return folder.toString();
  }

  private void refuses(String sentence, String... arguments) {
    var bytes = new ByteArrayOutputStream();
    var call = new String[arguments.length + 1];
    call[0] = "whatif";
    System.arraycopy(arguments, 0, call, 1, arguments.length);

    var code = Commands.run(call, new PrintStream(bytes, true, StandardCharsets.UTF_8));

    said = bytes.toString(StandardCharsets.UTF_8);
    assertThat(code).as(said).contains(Command.WRONG_CALL);
    assertThat(said).contains(sentence);
    assertThat(said.lines()).hasSize(1);
  }
}
