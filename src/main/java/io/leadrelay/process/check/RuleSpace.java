package io.leadrelay.process.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a table as boxes in the space of all that can come in.
 *
 * @param may for each rule what it takes for all we know
 * @param must for each rule what it surely takes
 */
record RuleSpace(List<Axis> axes, List<Box> may, List<Box> must) {

  static RuleSpace of(List<Axis> axes, int rules) {
    var may = new ArrayList<Box>();
    var must = new ArrayList<Box>();
    for (int i = 0; i < rules; i++) {
      int rule = i;
      may.add(new Box(axes.stream().map(axis -> axis.may().get(rule)).toList()));
      must.add(new Box(axes.stream().map(axis -> axis.must().get(rule)).toList()));
    }
    return new RuleSpace(axes, may, must);
  }

  /** Something that no rule takes; nothing if there is none, or too much to look through. */
  Optional<Box> gap() {
    return Box.of(axes.stream().map(axis -> axis.values().size()).toList())
        .minusAll(may)
        .flatMap(left -> left.stream().findFirst());
  }

  /** Whether a rule takes nothing at all. */
  boolean takesNothing(int rule) {
    return may.get(rule).isEmpty();
  }

  /** Whether a rule surely takes whatever comes in by that column. */
  boolean takesAll(int rule, int column) {
    return axes.get(column).isWhole(axes.get(column).must().get(rule));
  }

  /** Whether the rules before it surely take all that a rule could. */
  boolean isTakenByEarlier(int rule) {
    return may.get(rule).minusAll(must.subList(0, rule)).filter(List::isEmpty).isPresent();
  }

  /** The rules before it that surely take some of what a rule could; one alone if it takes all. */
  List<Integer> takers(int rule) {
    var takers = new ArrayList<Integer>();
    for (int earlier = 0; earlier < rule; earlier++) {
      if (may.get(rule).minus(must.get(earlier)).isEmpty()) {
        return List.of(earlier);
      }
      if (!may.get(rule).and(must.get(earlier)).isEmpty()) {
        takers.add(earlier);
      }
    }
    return takers;
  }

  /** What two rules both surely take; nothing if there is none. */
  Optional<Box> overlap(int one, int other) {
    return Optional.of(must.get(one).and(must.get(other))).filter(box -> !box.isEmpty());
  }

  /** What surely comes to a rule when the first that matches decides. */
  List<Box> comesFirstTo(int rule) {
    return must.get(rule).minusAll(may.subList(0, rule)).orElse(List.of());
  }

  /** One of the combinations, by the columns that matter, in words. */
  Wording example(Box box) {
    var parts = new ArrayList<Wording>();
    for (int i = 0; i < axes.size(); i++) {
      BitSet side = box.sides().get(i);
      var axis = axes.get(i);
      if (!axis.isWhole(side)) {
        var value = axis.values().get(side.nextSetBit(0));
        parts.add(Wording.phrase("word.example", axis.column().title(), value.called()));
      }
    }
    return parts.isEmpty() ? Wording.phrase("word.any-lead") : Wording.list(parts, ", ");
  }
}
