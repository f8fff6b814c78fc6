package io.leadrelay.process.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects what differs in one thing: "label: old → new; label: old → new". */
final class Parts {

  private static final int SHOWN = 120;

  private final List<Phrase> parts = new ArrayList<>();

  /** Something that is text in both, empty where there is none. */
  void differs(Phrase label, String was, String is) {
    if (!Objects.equals(was, is)) {
      parts.add(Phrase.of("part", label, shown(was), shown(is)));
    }
  }

  /** Something that would not help the reader in full. */
  void differs(Phrase part, boolean different) {
    if (different) {
      parts.add(part);
    }
  }

  void add(Phrase part) {
    parts.add(part);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  Phrase said() {
    return Phrase.joined("; ", parts);
  }

  /** A value in one line and not too long. */
  static Phrase shown(String value) {
    if (value.isEmpty()) {
      return Phrase.of("nothing");
    }
    var line = value.replaceAll("\\s+", " ");
    return Phrase.asWritten(
        line.length() <= SHOWN
            ? line
            : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, SHOWN) - 1))
                + "…");
  }
}
