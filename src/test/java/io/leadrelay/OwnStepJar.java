package io.leadrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** Builds the jar of an owner's own step from its source, as javac and jar do it by hand. */
public final class OwnStepJar {

  private OwnStepJar() {}

  /**
   * Compiles and packs.
   *
   * @param resources further files of the jar, by their names in it
   */
  public static void build(Path jar, List<Path> sources, Map<String, Path> resources)
      throws IOException {
    var classes = Files.createTempDirectory("own-step");
    if (!sources.isEmpty()) {
      compile(classes, sources);
    }
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var compiled = Files.walk(classes)) {
      for (var file : compiled.filter(Files::isRegularFile).toList()) {
        pack(out, classes.relativize(file).toString().replace('\\', '/'), file);
      }
      for (var resource : resources.entrySet()) {
        pack(out, resource.getKey(), resource.getValue());
      }
    }
  }

  private static void pack(JarOutputStream out, String name, Path file) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(Files.readAllBytes(file));
    out.closeEntry();
  }

  private static void compile(Path classes, List<Path> sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var options = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
      options.addAll(List.of("-cp", System.getProperty("java.class.path")));
      var done =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(done).as(said.toString()).isTrue();
    }
  }
}
