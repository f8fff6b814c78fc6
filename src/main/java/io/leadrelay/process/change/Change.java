package io.leadrelay.process.change;

import java.util.List;

/**
 * One difference.
 *
 * @param kind the key of its sentence; under {@code KIND.count} stands how many of the kind there
 *     are
 * @param blanks what the sentence names
 */
record Change(String kind, List<Object> blanks) {

  static Change of(String kind, Object... blanks) {
    return new Change(kind, List.of(blanks));
  }

  Phrase sentence() {
    return Phrase.of(kind, blanks.toArray());
  }
}
