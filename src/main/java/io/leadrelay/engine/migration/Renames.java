package io.leadrelay.engine.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.leadrelay.engine.StartRefused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The steps that got a new id with a version of a process, as its owners tell in a file beside the
 * model:
 *
 * <pre>
 * # bpmn/lead-lifecycle.moves.yaml
 * renamed:
 *   userTask_oldId: userTask_newId
 * </pre>
 *
 * @param newIds the new id of each old one
 */
public record Renames(Map<String, String> newIds) {

  static final Renames NONE = new Renames(Map.of());

  private static final String MODEL = ".bpmn";
  private static final String MOVES = ".moves.yaml";

  public Renames {
    newIds = Map.copyOf(newIds);
  }

  /** What is wrong with an entry of the file. */
  public enum Flaw {
    /** The new id is of no element of the model. */
    NEW_ID_UNKNOWN,
    /** The old id is still of an element of the model, so it was not renamed. */
    OLD_ID_STILL_THERE
  }

  /** A wrong entry. */
  public record WrongEntry(Flaw flaw, String oldId, String newId) {}

  private record Content(@Nullable Map<String, String> renamed) {}

  /** The name of the file that belongs to a model, such as {@code bpmn/lead-lifecycle.bpmn}. */
  public static String fileOf(String model) {
    return model.endsWith(MODEL)
        ? model.substring(0, model.length() - MODEL.length()) + MOVES
        : model + MOVES;
  }

  /**
   * Reads such a file.
   *
   * @param file its name, for the error
   * @throws StartRefused if it has another form
   */
  public static Renames read(String file, byte[] content) {
    var yaml =
        new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    try {
      var read =
          yaml.readValue(new String(content, StandardCharsets.UTF_8), Content.class).renamed();
      return read == null ? NONE : new Renames(read);
    } catch (JsonProcessingException | NullPointerException e) {
      throw new StartRefused(
          file + " cannot be read.",
          "Write 'renamed:' and below it one line 'oldId: newId', indented, for each renamed"
              + " step.");
    }
  }

  /**
   * Holds the entries against the model that the file lies beside.
   *
   * @param model the ids of all its elements
   * @return the wrong ones, by their old ids
   */
  public List<WrongEntry> wrongEntries(Set<String> model) {
    var wrong = new ArrayList<WrongEntry>();
    new TreeMap<>(newIds)
        .forEach(
            (oldId, newId) -> {
              if (!model.contains(newId)) {
                wrong.add(new WrongEntry(Flaw.NEW_ID_UNKNOWN, oldId, newId));
              } else if (model.contains(oldId)) {
                wrong.add(new WrongEntry(Flaw.OLD_ID_STILL_THERE, oldId, newId));
              }
            });
    return wrong;
  }

  Optional<String> findNew(String oldId) {
    return Optional.ofNullable(newIds.get(oldId));
  }

  /** The ids that this one had before; several where steps were merged into one. */
  List<String> oldIdsOf(String newId) {
    return newIds.entrySet().stream()
        .filter(entry -> entry.getValue().equals(newId))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
