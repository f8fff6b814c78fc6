package io.leadrelay.process.whatif;

import io.leadrelay.process.change.FileChange;
import io.leadrelay.process.change.ModelChanges;
import io.leadrelay.process.whatif.TablesInForce.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which of the owner's tables are not the ones in force. */
final class ChangedTables {

  /** The tables that past leads can be judged by. */
  private static final List<String> JUDGED =
      List.of("fit", "signalPoints", "readiness", "contactPolicy");

  private final TablesInForce inForce;
  private final Map<String, Table> changed = new HashMap<>();
  private final Map<String, FileChange> judged = new LinkedHashMap<>();
  private final Map<String, FileChange> notJudged = new LinkedHashMap<>();

  /**
   * @throws CannotJudge if a file is no table that the engine takes
   */
  ChangedTables(TablesInForce inForce, Map<String, byte[]> files) {
    this.inForce = inForce;
    new TreeMap<>(files)
        .forEach(
            (name, content) -> {
              if (name.endsWith(".dmn")) {
                Table.keys(name, content).forEach(key -> compare(key, name, content));
              }
            });
  }

  private void compare(String key, String name, byte[] content) {
    var known = inForce.find(key).map(File::content);
    if (known.filter(old -> Arrays.equals(old, content)).isPresent()) {
      return;
    }
    var change =
        ModelChanges.between(
                known.map(old -> Map.of(name, old)).orElse(Map.of()), Map.of(name, content))
            .get(0);
    if (JUDGED.contains(key)) {
      judged.put(key, change);
      changed.put(key, Table.read(name, content, key));
    } else {
      notJudged.put(key, change);
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

  Optional<Table> find(String key) {
    return Optional.ofNullable(changed.get(key));
  }

  /**
   * The table as it is in force.
   *
   * @throws CannotJudge if there is none
   */
  Table inForce(String key) {
    return inForce
        .find(key)
        .map(file -> Table.read(file.name(), file.content(), key))
        .orElseThrow(() -> new CannotJudge("no.table", key));
  }
}
