package io.leadrelay.process.check;

import io.leadrelay.process.check.Axis.Sample;
import java.math.BigDecimal;

/**
 * Whether a cell takes a value. Of a cell that only compares its input with fixed values that is
 * known for a whole range by one sample; of any other only for the sample itself.
 *
 * @param self the name by which a cell may call its input too
 */
record CellLogic(FeelText cell, String self) {

  /** Whether a value is taken. */
  enum Answer {
    YES,
    NO,
    /** It depends on more than the sample shows. */
    PERHAPS
  }

  Answer ask(Feel feel, Sample sample) {
    if (cell.text().equals("-")) {
      return Answer.YES;
    }
    if (!readsItsInputOnly() || !(sample.single() || isPlain(cell.root()))) {
      return Answer.PERHAPS;
    }
    return feel.takes(cell, sample.value(), self) ? Answer.YES : Answer.NO;
  }

  private boolean readsItsInputOnly() {
    return cell.names().stream().allMatch(self::equals);
  }

  private boolean isPlain(FeelNode node) {
    if (node.is("ConstBool")) {
      return true;
    }
    if (node.is("AtLeastOne", "Not", "Conjunction", "Disjunction")) {
      return node.children().stream().allMatch(this::isPlain);
    }
    if (node.is("UnaryTestExpression")) {
      var tested = node.children().get(0);
      return isFixed(tested) || isPlain(tested);
    }
    if (node.is("InputEqualTo")) {
      return isFixed(node.children().get(0));
    }
    if (node.is("InputLessThan", "InputLessOrEqual", "InputGreaterThan", "InputGreaterOrEqual")) {
      return isNumber(node.children().get(0));
    }
    if (node.is("InputInRange")) {
      return node.children().get(0).children().stream()
          .allMatch(boundary -> isNumber(boundary.children().get(0)));
    }
    return comparesPlainly(node);
  }

  private boolean comparesPlainly(FeelNode node) {
    var sides = node.children();
    if (node.is("Equal")) {
      return (isAskedAbout(sides.get(0)) && isFixed(sides.get(1)))
          || (isAskedAbout(sides.get(1)) && isFixed(sides.get(0)));
    }
    if (node.is("LessThan", "LessOrEqual", "GreaterThan", "GreaterOrEqual")) {
      return (isInput(sides.get(0)) && isNumber(sides.get(1)))
          || (isInput(sides.get(1)) && isNumber(sides.get(0)));
    }
    return node.is("In") && isAskedAbout(sides.get(0)) && isPlain(sides.get(1));
  }

  private static boolean isFixed(FeelNode node) {
    return node.isNull()
        || node.literal().isPresent()
        || (node.is("ConstList") && node.children().stream().allMatch(CellLogic::isFixed));
  }

  private static boolean isNumber(FeelNode node) {
    return node.literal().filter(BigDecimal.class::isInstance).isPresent();
  }

  /** The input, or the input in small or capital letters. */
  private boolean isAskedAbout(FeelNode node) {
    return isInput(node)
        || (node.is("FunctionInvocation")
            && (node.text().equals("lower case") || node.text().equals("upper case"))
            && node.children().get(0).children().size() == 1
            && isInput(node.children().get(0).children().get(0)));
  }

  private boolean isInput(FeelNode node) {
    return node.isInput()
        || (node.is("Ref") && node.parts().get(0).equals(java.util.List.of(self)));
  }
}
