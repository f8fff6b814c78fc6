package io.leadrelay.process.change;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One piece of the nurture track in one language.
 *
 * @param file its name, as {@code bpmn/nurture/PIECE.LANGUAGE.txt}
 * @param subject the first line
 */
record NurtureMail(String file, String subject, List<String> lines)
    implements OwnersFile<NurtureMail> {

  private static final Pattern FILE = Pattern.compile("bpmn/nurture/.+\\.[A-Za-z]{2,3}\\.txt");

  static boolean isOne(String file) {
    return FILE.matcher(file).matches();
  }

  static NurtureMail read(String file, byte[] content) {
    var lines =
        new String(content, StandardCharsets.UTF_8).strip().lines().map(String::strip).toList();
    return new NurtureMail(
        file,
        lines.isEmpty() ? "" : lines.get(0).replaceFirst("^Subject:\\s*", ""),
        lines.isEmpty() ? lines : lines.subList(1, lines.size()));
  }

  @Override
  public Phrase title() {
    var piece = Names.ofFile(file);
    var language = Locale.forLanguageTag(piece.substring(piece.lastIndexOf('.') + 1));
    Phrase inWords = language::getDisplayLanguage;
    return Phrase.of(
        "title.nurture", Names.spaced(piece.substring(0, piece.lastIndexOf('.'))), inWords);
  }

  @Override
  public List<Change> since(NurtureMail before) {
    var changes = new ArrayList<Change>();
    if (!subject.equals(before.subject)) {
      changes.add(Change.of("mail.subject", Parts.shown(before.subject), Parts.shown(subject)));
    }
    if (!lines.equals(before.lines)) {
      changes.add(
          Change.of("mail.text", missing(before.lines, lines), missing(lines, before.lines)));
    }
    return changes;
  }

  /** How many lines are in the second text and not in the first. */
  private static int missing(List<String> known, List<String> text) {
    var left = new ArrayList<>(known);
    return (int) text.stream().filter(line -> !line.isEmpty() && !left.remove(line)).count();
  }
}
