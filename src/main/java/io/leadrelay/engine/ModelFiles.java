package io.leadrelay.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.util.UriUtils;

/**
 * The files of the process owners: the built-in ones, each replaced by the one of the same name in
 * the outside folder {@code leadrelay.models}. Read once, at the start, so that what runs and what
 * is shown stay the same until the next start.
 */
public final class ModelFiles {

  /** The name of the deployment of these files. */
  public static final String DEPLOYMENT = "Leadrelay models";

  /** What the engine runs, and what tells which steps got a new id with this version. */
  private static final Pattern DEPLOYED = Pattern.compile(".*\\.(bpmn|dmn|form|moves\\.yaml)");

  private static final List<String> FOLDERS = List.of("bpmn", "forms");
  private static final Pattern MODEL = Pattern.compile(".*\\.(bpmn|dmn|form)");

  private final SortedMap<String, byte[]> contents;

  private ModelFiles(SortedMap<String, byte[]> contents) {
    this.contents = contents;
  }

  /**
   * Reads the built-in files and those of the outside folder.
   *
   * @param folder the outside folder, or null or blank for none
   * @param classPath where the built-in files are looked for, under {@code models/}
   * @throws StartRefused if the folder cannot be read or a file in it would not be used
   */
  public static ModelFiles overlaid(@Nullable String folder, ClassLoader classPath) {
    SortedMap<String, byte[]> builtIn = builtIn(classPath);
    if (folder == null || folder.isBlank()) {
      return new ModelFiles(builtIn);
    }
    SortedMap<String, byte[]> outside = outside(Path.of(folder.strip()));
    refuseMisplaced(outside, builtIn, folder);
    SortedMap<String, byte[]> all = new TreeMap<>(builtIn);
    all.putAll(outside);
    return new ModelFiles(all);
  }

  /** The names of all files, such as {@code bpmn/decisions/fit.dmn}, in order. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(contents.keySet()));
  }

  /** The names of the files that are deployed, in order: a change of one makes a new version. */
  public SortedSet<String> deployedNames() {
    var deployed = new TreeSet<String>();
    contents.keySet().stream()
        .filter(name -> DEPLOYED.matcher(name).matches())
        .forEach(deployed::add);
    return Collections.unmodifiableSortedSet(deployed);
  }

  /** The content of the file of that name, or nothing if there is none. */
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(contents.get(name)).map(byte[]::clone);
  }

  /**
   * The content of the file of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public byte[] read(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("There is no model file " + name));
  }

  /**
   * The content of the file of that name, as UTF-8 text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String text(String name) {
    return new String(read(name), StandardCharsets.UTF_8);
  }

  private static SortedMap<String, byte[]> builtIn(ClassLoader classPath) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    var resolver = new PathMatchingResourcePatternResolver(classPath);
    try {
      for (String folder : FOLDERS) {
        for (Resource root : resolver.getResources("classpath*:models/" + folder + "/")) {
          String prefix = decoded(root);
          for (Resource resource : resolver.getResources(root.getURL() + "**")) {
            String location = decoded(resource);
            if (location.startsWith(prefix) && !location.endsWith("/") && resource.isReadable()) {
              String name = folder + "/" + location.substring(prefix.length());
              files.putIfAbsent(name, resource.getContentAsByteArray());
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The built-in models cannot be read", e);
    }
    return files;
  }

  private static String decoded(Resource resource) throws IOException {
    return UriUtils.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
  }

  private static SortedMap<String, byte[]> outside(Path root) {
    if (!Files.isDirectory(root)) {
      throw refused(root, "is not a folder");
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      refuseModelsBesideTheFolders(root);
      for (String folder : FOLDERS) {
        Path start = root.resolve(folder);
        if (Files.exists(start)) {
          try (Stream<Path> found = Files.walk(start)) {
            for (Path file : found.filter(path -> isVisibleFile(start, path)).toList()) {
              String name = root.relativize(file).toString().replace('\\', '/');
              files.put(name, Files.readAllBytes(file));
            }
          }
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw refused(root, "cannot be read (" + e.getMessage() + ")");
    }
    return files;
  }

  private static boolean isVisibleFile(Path start, Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    for (Path part : start.relativize(path)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private static void refuseModelsBesideTheFolders(Path root) throws IOException {
    try (Stream<Path> beside = Files.list(root)) {
      Optional<Path> lost =
          beside.filter(path -> MODEL.matcher(path.getFileName().toString()).matches()).findFirst();
      if (lost.isPresent()) {
        throw refused(
            root,
            "has the file "
                + lost.get().getFileName()
                + " beside the folders bpmn and forms, where it is not read");
      }
    }
  }

  /** A copy in another place would be a second model with the same key. */
  private static void refuseMisplaced(
      Map<String, byte[]> outside, Map<String, byte[]> builtIn, String folder) {
    for (String name : outside.keySet()) {
      for (String shipped : builtIn.keySet()) {
        if (MODEL.matcher(name).matches()
            && !builtIn.containsKey(name)
            && fileName(name).equals(fileName(shipped))) {
          throw refused(
              Path.of(folder), "has " + name + ", but the built-in file it copies is " + shipped);
        }
      }
    }
  }

  private static String fileName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static StartRefused refused(Path folder, String reason) {
    return new StartRefused(
        "The folder of models, " + folder.toAbsolutePath().normalize() + ", " + reason + ".",
        "Set leadrelay.models to a readable folder laid out like the built-in models (bpmn/,"
            + " bpmn/decisions/, forms/), or leave it out.");
  }
}
