package io.leadrelay.process.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A set of combinations: for each column the values that belong to it, each with each.
 *
 * @param sides for each column the numbers of its values; they are never changed
 */
record Box(List<BitSet> sides) {

  /**
   * So many boxes are followed at most. A table that cuts its inputs into more pieces is beyond
   * what is looked into, and no flaw is told.
   */
  static final int MOST_PIECES = 20_000;

  /**
   * All combinations.
   *
   * @param sizes how many values each column has
   */
  static Box of(List<Integer> sizes) {
    return new Box(
        sizes.stream()
            .map(
                size -> {
                  var side = new BitSet(size);
                  side.set(0, size);
                  return side;
                })
            .toList());
  }

  /** Whether no combination belongs to it. */
  boolean isEmpty() {
    return sides.stream().anyMatch(BitSet::isEmpty);
  }

  /** What belongs to both. */
  Box and(Box other) {
    var common = new ArrayList<BitSet>();
    for (int i = 0; i < sides.size(); i++) {
      common.add(and(sides.get(i), other.sides.get(i)));
    }
    return new Box(common);
  }

  /** What belongs to this one alone, in boxes that share nothing. */
  List<Box> minus(Box other) {
    if (and(other).isEmpty()) {
      return isEmpty() ? List.of() : List.of(this);
    }
    var pieces = new ArrayList<Box>();
    var rest = new ArrayList<>(sides);
    for (int i = 0; i < sides.size(); i++) {
      var beyond = (BitSet) rest.get(i).clone();
      beyond.andNot(other.sides.get(i));
      if (!beyond.isEmpty()) {
        var piece = new ArrayList<>(rest);
        piece.set(i, beyond);
        pieces.add(new Box(List.copyOf(piece)));
        rest.set(i, and(rest.get(i), other.sides.get(i)));
      }
    }
    return pieces;
  }

  /** What is left of this one without the others; nothing if that are too many pieces. */
  Optional<List<Box>> minusAll(List<Box> others) {
    List<Box> left = isEmpty() ? List.of() : List.of(this);
    for (var other : others) {
      var next = new ArrayList<Box>();
      for (var piece : left) {
        next.addAll(piece.minus(other));
        if (next.size() > MOST_PIECES) {
          return Optional.empty();
        }
      }
      left = next;
    }
    return Optional.of(left);
  }

  private static BitSet and(BitSet one, BitSet other) {
    var common = (BitSet) one.clone();
    common.and(other);
    return common;
  }
}
