package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Model files")
class ModelFilesTest {

  @TempDir Path temp;
  private Path builtIn = Path.of("");
  private Path outside = Path.of("");

  @BeforeEach
  void aBuiltInModelAndItsTables() throws IOException {
    // A path with blanks and with a second "models": neither may end up in a name.
    builtIn = temp.resolve("models/our classes");
    outside = Files.createDirectory(temp.resolve("outside"));
    write(builtIn.resolve("models/bpmn/lead lifecycle.bpmn"), "built-in process");
    write(builtIn.resolve("models/bpmn/decisions/fit.dmn"), "built-in table");
    write(builtIn.resolve("models/bpmn/decisions/signal-types.yaml"), "built-in signals");
    write(builtIn.resolve("models/forms/contact-lead.form"), "built-in form");
  }

  @Test
  @DisplayName("are named by their place below the models folder")
  void areNamedByTheirPlace() throws IOException {
    assertThat(read(null).names())
        .containsExactly(
            "bpmn/decisions/fit.dmn",
            "bpmn/decisions/signal-types.yaml",
            "bpmn/lead lifecycle.bpmn",
            "forms/contact-lead.form");
  }

  @Test
  @DisplayName("belong to their owners: those outside, and without such a folder all")
  void belongToTheirOwners() throws IOException {
    assertThat(read(null).isOwners("bpmn/decisions/fit.dmn")).isTrue();

    write(outside.resolve("bpmn/decisions/fit.dmn"), "our table");

    assertThat(read(outside).isOwners("bpmn/decisions/fit.dmn")).isTrue();
    assertThat(read(outside).isOwners("forms/contact-lead.form")).isFalse();
  }

  @Test
  @DisplayName("have the same names in a jar")
  void haveTheSameNamesInAJar() throws IOException {
    var inFolders = read(null).names();

    var inJar = ModelFiles.overlaid(null, classPath(jarOf(builtIn).toUri().toURL())).names();

    assertThat(inJar).isEqualTo(inFolders);
  }

  @Test
  @DisplayName("of an outside folder win, one by one")
  void ofAnOutsideFolderWin() throws IOException {
    write(outside.resolve("bpmn/decisions/fit.dmn"), "our table");

    var files = read(outside);

    assertThat(files.text("bpmn/decisions/fit.dmn")).isEqualTo("our table");
    assertThat(files.text("forms/contact-lead.form")).isEqualTo("built-in form");
    assertThat(files.names()).hasSize(4);
  }

  @Test
  @DisplayName("of an outside folder may be new ones")
  void ofAnOutsideFolderMayBeNew() throws IOException {
    write(outside.resolve("bpmn/decisions/occupation.dmn"), "new table");

    assertThat(read(outside).names()).hasSize(5).contains("bpmn/decisions/occupation.dmn");
  }

  @Test
  @DisplayName("come back when the outside ones are removed")
  void comeBackWhenTheOutsideOnesAreRemoved() throws IOException {
    var replaced = write(outside.resolve("bpmn/decisions/fit.dmn"), "our table");
    assertThat(read(outside).text("bpmn/decisions/fit.dmn")).isEqualTo("our table");

    Files.delete(replaced);

    assertThat(read(outside).text("bpmn/decisions/fit.dmn")).isEqualTo("built-in table");
  }

  @Test
  @DisplayName("that are hidden are left alone")
  void thatAreHiddenAreLeftAlone() throws IOException {
    write(outside.resolve("bpmn/.fit.dmn.swp"), "an editor's");
    write(outside.resolve("bpmn/.git/config.dmn"), "a tool's");

    assertThat(read(outside).names()).hasSize(4);
  }

  @Test
  @DisplayName("cannot be changed through what is handed out")
  void cannotBeChangedFromOutside() throws IOException {
    var files = read(null);

    files.read("bpmn/decisions/fit.dmn")[0] = '#';

    assertThat(files.text("bpmn/decisions/fit.dmn")).isEqualTo("built-in table");
  }

  @Test
  @DisplayName("that do not exist are named in the error")
  void thatDoNotExistAreNamed() throws IOException {
    var files = read(null);

    assertThat(files.find("bpmn/../../etc/passwd")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files.read("bpmn/gone.bpmn"))
        .withMessageContaining("bpmn/gone.bpmn");
  }

  @Test
  @DisplayName("are not looked for in a folder that does not exist")
  void areNotLookedForInAMissingFolder() {
    var missing = temp.resolve("missing");

    assertThatThrownBy(() -> read(missing))
        .isInstanceOf(StartRefused.class)
        .hasMessage("The folder of models, " + missing + ", is not a folder.");
  }

  @Test
  @DisplayName("are refused beside the folders that are read")
  void areRefusedBesideTheFolders() throws IOException {
    write(outside.resolve("fit.dmn"), "our table");

    assertThatThrownBy(() -> read(outside))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("fit.dmn beside the folders bpmn and forms");
  }

  @Test
  @DisplayName("are refused in another place than the built-in one they copy")
  void areRefusedInAnotherPlace() throws IOException {
    write(outside.resolve("bpmn/fit.dmn"), "our table");

    assertThatThrownBy(() -> read(outside))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("has bpmn/fit.dmn")
        .hasMessageContaining("bpmn/decisions/fit.dmn.");
  }

  @Test
  @DisplayName("need not exist")
  void needNotExist() throws IOException {
    var empty = classPath(Files.createDirectory(temp.resolve("empty")).toUri().toURL());

    assertThat(ModelFiles.overlaid(" ", empty).names()).isEmpty();
  }

  private ModelFiles read(@Nullable Path folder) throws MalformedURLException {
    return ModelFiles.overlaid(
        folder == null ? null : folder.toString(), classPath(builtIn.toUri().toURL()));
  }

  private static ClassLoader classPath(URL url) {
    return new URLClassLoader(new URL[] {url}, null);
  }

  private static Path write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Path jarOf(Path root) throws IOException {
    Path jar = temp.resolve("leadrelay.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.walk(root)) {
      for (Path file : files.filter(path -> !path.equals(root)).toList()) {
        boolean folder = Files.isDirectory(file);
        out.putNextEntry(new JarEntry(root.relativize(file) + (folder ? "/" : "")));
        if (!folder) {
          out.write(Files.readString(file).getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return jar;
  }
}
