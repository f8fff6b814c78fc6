package io.leadrelay.process.whatif;

import io.leadrelay.process.change.FileChange;
import io.leadrelay.process.change.ModelChanges;
import io.leadrelay.process.table.BrokenTable;
import io.leadrelay.process.table.DecisionTable;
import io.leadrelay.process.whatif.TableFiles.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Which of the owner's tables are not the ones in force. */
final class ChangedTables {

  /** The tables that past leads can be judged by. */
  private static final List<String> JUDGED =
      List.of("fit", "signalPoints", "readiness", "contactPolicy");

  private final TableFiles deployed;
  private final Map<String, DecisionTable> changed = new HashMap<>();
  private final Map<String, FileChange> judged = new LinkedHashMap<>();
  private final Map<String, FileChange> notJudged = new LinkedHashMap<>();
  private final Map<String, String> namesNotJudged = new LinkedHashMap<>();

  /**
   * @throws CannotJudge if a file is no table that the engine takes
   */
  ChangedTables(TableFiles deployed, Map<String, byte[]> files) {
    this.deployed = deployed;
    new TreeMap<>(files)
        .forEach(
            (file, content) -> {
              if (file.endsWith(".dmn")) {
                sound(file, () -> DecisionTable.names(content))
                    .forEach((key, name) -> compare(key, name, file, content));
              }
            });
  }

  private void compare(String key, String name, String file, byte[] content) {
    var known = deployed.inForce(key).map(File::content);
    if (known.filter(old -> Arrays.equals(old, content)).isPresent()) {
      return;
    }
    var change =
        ModelChanges.between(
                known.map(old -> Map.of(file, old)).orElse(Map.of()), Map.of(file, content))
            .get(0);
    if (JUDGED.contains(key)) {
      judged.put(key, change);
      changed.put(key, read(file, content, key));
    } else {
      notJudged.put(key, change);
      namesNotJudged.put(key, name);
    }
  }

  private static DecisionTable read(String file, byte[] content, String key) {
    return sound(file, () -> DecisionTable.read(content, key));
  }

  private static <T> T sound(String file, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BrokenTable e) {
      throw new CannotJudge("table.broken", file, "" + e.getMessage());
    }
  }

  /** What differs in the tables that past leads are judged by. */
  List<FileChange> judged() {
    return List.copyOf(judged.values());
  }

  /** What differs in other tables. */
  List<FileChange> notJudged() {
    return List.copyOf(notJudged.values());
  }

  /** What people call those other tables. */
  List<String> namesNotJudged() {
    return List.copyOf(namesNotJudged.values());
  }

  Optional<DecisionTable> find(String key) {
    return Optional.ofNullable(changed.get(key));
  }

  /**
   * The table as it is in force.
   *
   * @throws CannotJudge if there is none
   */
  DecisionTable inForce(String key) {
    return deployed
        .inForce(key)
        .map(file -> read(file.name(), file.content(), key))
        .orElseThrow(() -> new CannotJudge("no.table", key));
  }
}
