package io.leadrelay.process.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two states of the owners' files: tables, diagrams, forms, lists and nurture mails by
 * what they say, any other file by its bytes. Needs no engine and no database.
 */
public final class ModelChanges {

  private ModelChanges() {}

  /**
   * What differs, by the name of the file; a file with the same bytes is not mentioned.
   *
   * @param before the content of each file by its name, such as {@code bpmn/decisions/fit.dmn}
   * @param after the same, later
   */
  public static List<FileChange> between(Map<String, byte[]> before, Map<String, byte[]> after) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    var changes = new ArrayList<FileChange>();
    for (var name : names) {
      var was = before.get(name);
      var is = after.get(name);
      if (!Arrays.equals(was, is)) {
        changes.add(change(name, was, is));
      }
    }
    return List.copyOf(changes);
  }

  private static FileChange change(String name, byte @Nullable [] was, byte @Nullable [] is) {
    try {
      if (name.endsWith(".dmn")) {
        return change(name, TableFile::read, was, is);
      }
      if (name.endsWith(".bpmn")) {
        return change(name, DiagramFile::read, was, is);
      }
      if (name.endsWith(".form")) {
        return change(name, FormFile::read, was, is);
      }
      if (name.endsWith(".yaml") || name.endsWith(".yml")) {
        return change(name, content -> ListFile.read(name, content), was, is);
      }
      if (NurtureMail.isOne(name)) {
        return change(name, content -> NurtureMail.read(name, content), was, is);
      }
      return new FileChange(
          name, Phrase.asWritten(name), List.of(wholeFile(was, is, "file.changed")));
    } catch (Unreadable e) {
      return new FileChange(
          name, Phrase.asWritten(name), List.of(wholeFile(was, is, "file.unreadable")));
    }
  }

  private static <F extends OwnersFile<F>> FileChange change(
      String name, Reading<F> reading, byte @Nullable [] was, byte @Nullable [] is)
      throws Unreadable {
    if (was == null || is == null) {
      var only = was == null ? is : was;
      var title = only == null ? Phrase.asWritten(name) : reading.read(only).title();
      return new FileChange(name, title, List.of(wholeFile(was, is, "file.changed")));
    }
    var after = reading.read(is);
    var changes = after.since(reading.read(was));
    return new FileChange(
        name, after.title(), changes.isEmpty() ? List.of(Change.of("layout.only")) : changes);
  }

  private static Change wholeFile(byte @Nullable [] was, byte @Nullable [] is, String otherwise) {
    return Change.of(was == null ? "file.added" : is == null ? "file.removed" : otherwise);
  }

  private interface Reading<F> {
    F read(byte[] content) throws Unreadable;
  }
}
