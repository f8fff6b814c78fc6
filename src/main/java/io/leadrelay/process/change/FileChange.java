package io.leadrelay.process.change;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** What differs in one of the owners' files. */
public final class FileChange {

  private final String file;
  private final Phrase title;
  private final List<Change> changes;

  FileChange(String file, Phrase title, List<Change> changes) {
    this.file = file;
    this.title = title;
    this.changes = List.copyOf(changes);
  }

  /** The name of the file, such as {@code bpmn/decisions/fit.dmn}. */
  public String file() {
    return file;
  }

  /** In one line, such as "Check fit: 2 rules added, 1 rule changed". */
  public String summary(Locale language) {
    var counts = changes.stream().collect(groupingBy(Change::kind, LinkedHashMap::new, counting()));
    var parts =
        counts.entrySet().stream()
            .map(kind -> Phrase.of(kind.getKey() + ".count", kind.getValue()))
            .toList();
    return title.in(language) + ": " + Phrase.joined(", ", parts).in(language);
  }

  /** Every difference in a line of its own, with what stood there and what stands there now. */
  public List<String> details(Locale language) {
    return changes.stream().map(change -> change.sentence().in(language)).toList();
  }
}
