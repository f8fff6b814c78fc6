package io.leadrelay.process;

import io.leadrelay.engine.StartRefused;
import io.leadrelay.process.StepContract.Kind;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.ClassMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/**
 * The steps of the owner's own: classes with a {@link StepContract} in the jars of a folder. Only
 * those are loaded; what else lies in the jars, or in further jars, is there for them to use.
 */
final class Extensions {

  private static final Map<Kind, Class<?>> TYPES =
      Map.of(
          Kind.SERVICE_TASK, JavaDelegate.class,
          Kind.SEND_TASK, JavaDelegate.class,
          Kind.MESSAGE_END_EVENT, JavaDelegate.class,
          Kind.BUSINESS_RULE_TASK, ExecutionListener.class,
          Kind.EXECUTION_LISTENER, ExecutionListener.class,
          Kind.TASK_LISTENER, TaskListener.class);

  private final Path folder;
  private final ClassLoader classes;
  private final MetadataReaderFactory metadata;
  private final List<Class<?>> steps = new ArrayList<>();

  private Extensions(Path folder, ClassLoader classes) {
    this.folder = folder;
    this.classes = classes;
    this.metadata = new SimpleMetadataReaderFactory(new DefaultResourceLoader(classes));
  }

  /**
   * Reads the jars of a folder.
   *
   * @param parent what the jars may use
   * @throws StartRefused if the folder or a jar cannot be read, a step is not what its contract
   *     says, or there is none
   */
  static Extensions in(Path folder, ClassLoader parent) {
    if (!Files.isDirectory(folder)) {
      throw refused(folder, "is not a folder");
    }
    var jars = jars(folder);
    // Open as long as the application runs: a step may load more of its jar at any time.
    var extensions =
        new Extensions(
            folder,
            new URLClassLoader(jars.stream().map(Extensions::url).toArray(URL[]::new), parent));
    jars.forEach(extensions::read);
    if (extensions.steps.isEmpty()) {
      throw extensions.refused("has no jar with a class that is marked with @StepContract");
    }
    return extensions;
  }

  /** The classes that offer a step. */
  List<Class<?>> steps() {
    return List.copyOf(steps);
  }

  StartRefused refused(String reason) {
    return refused(folder, reason);
  }

  private static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw refused(folder, "cannot be read (" + e.getMessage() + ")");
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(jar + " has no address", e);
    }
  }

  private void read(Path jar) {
    var name = jar.getFileName().toString();
    try (var file = new JarFile(jar.toFile())) {
      for (var entry : file.stream().filter(each -> isClass(each.getName())).toList()) {
        try (var content = file.getInputStream(entry)) {
          var read = metadata(content.readAllBytes());
          if (read.getAnnotationMetadata().hasAnnotation(StepContract.class.getName())) {
            steps.add(step(name, read.getClassMetadata()));
          } else {
            refuseWithoutContract(name, read);
          }
        }
      }
    } catch (IOException e) {
      throw refused("has %s, which cannot be read (%s)".formatted(name, e.getMessage()));
    }
  }

  private MetadataReader metadata(byte[] type) throws IOException {
    try {
      return metadata.getMetadataReader(new ByteArrayResource(type));
    } catch (RuntimeException noClass) {
      throw new IOException("a class in it is broken", noClass);
    }
  }

  private static boolean isClass(String entry) {
    return entry.endsWith(".class")
        && !entry.startsWith("META-INF/")
        && !entry.endsWith("module-info.class");
  }

  private void refuseWithoutContract(String jar, MetadataReader read) {
    var type = read.getClassMetadata();
    if (type.isConcrete()
        && Arrays.asList(type.getInterfaceNames()).contains(JavaDelegate.class.getName())) {
      throw refused(
          "has %s, whose step %s does not say by @StepContract what it does"
              .formatted(jar, type.getClassName()));
    }
  }

  private Class<?> step(String jar, ClassMetadata read) {
    Class<?> type;
    try {
      type = Class.forName(read.getClassName(), true, classes);
    } catch (ClassNotFoundException | LinkageError e) {
      var cause =
          e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
      throw refused(
          "has %s, whose step %s cannot be loaded (%s)".formatted(jar, read.getClassName(), cause));
    }
    var contract = Objects.requireNonNull(type.getAnnotation(StepContract.class));
    var kind = TYPES.get(contract.kind());
    if (kind == null || !kind.isAssignableFrom(type)) {
      throw refused(
          kind == null
              ? "has %s, whose step %s is a form; a form needs no code, its fields are attributes"
                  .formatted(jar, type.getName())
              : "has %s, whose step %s is a %s by its contract, so it must be a %s"
                  .formatted(jar, type.getName(), contract.kind(), kind.getName()));
    }
    refuseUnknownFacts(jar, type, contract);
    return type;
  }

  private void refuseUnknownFacts(String jar, Class<?> type, StepContract contract) {
    for (var fact : contract.leaves()) {
      if (!Fact.all().containsKey(fact)) {
        throw refused(
            "has %s, whose step %s leaves '%s', which no Fact of it declares"
                .formatted(jar, type.getName(), fact));
      }
    }
  }

  private static StartRefused refused(Path folder, String reason) {
    return new StartRefused(
        "The folder of extensions, " + folder.toAbsolutePath().normalize() + ", " + reason + ".",
        "Set leadrelay.extensions to a folder of jars whose steps hold their contract (see"
            + " src/docs/extending.md), or leave it out.");
  }
}
