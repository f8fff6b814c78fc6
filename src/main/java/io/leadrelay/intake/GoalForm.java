package io.leadrelay.intake;

import io.leadrelay.agreement.Goal;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A goal as it is asked for, not yet looked at: each parameter with all its values. */
record GoalForm(Map<String, String[]> sent) {

  private static final List<String> KNOWN =
      List.of(
          Goal.REVENUE,
          Goal.AVERAGE_DEAL_SIZE,
          Goal.LEAD_TO_OPPORTUNITY,
          Goal.OPPORTUNITY_TO_CUSTOMER,
          Goal.MONTHS,
          Goal.CURRENCY);

  private static final int LONGEST_NAME = 60;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,60}(\\.[0-9]{0,60})?|\\.[0-9]{1,60})([eE][+-]?[0-9]{1,9})?");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

  /**
   * The goal.
   *
   * @throws Refusal with every parameter that is not valid; one that is not known is refused too,
   *     as a misspelt rate would be taken for one that was left out
   */
  Goal toGoal() {
    var errors = new ArrayList<FieldError>();
    checkNames(errors);
    if (!sent.containsKey(Goal.REVENUE)) {
      errors.add(new FieldError(Goal.REVENUE, "Say which revenue is the goal."));
    }
    var revenue = number(Goal.REVENUE, errors);
    var goal =
        goal(
            revenue == null ? BigDecimal.ONE : revenue,
            number(Goal.AVERAGE_DEAL_SIZE, errors),
            text(Goal.CURRENCY, errors),
            number(Goal.LEAD_TO_OPPORTUNITY, errors),
            number(Goal.OPPORTUNITY_TO_CUSTOMER, errors),
            months(errors),
            errors);
    if (goal == null || !errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return goal;
  }

  /** The goal, or null if it adds to the errors. */
  private static @Nullable Goal goal(
      BigDecimal revenue,
      @Nullable BigDecimal averageDealSize,
      @Nullable String currency,
      @Nullable BigDecimal leadToOpportunity,
      @Nullable BigDecimal opportunityToCustomer,
      int months,
      List<FieldError> errors) {
    try {
      return new Goal(
          revenue, averageDealSize, currency, leadToOpportunity, opportunityToCustomer, months);
    } catch (Refusal refusal) {
      errors.addAll(refusal.errors());
      return null;
    }
  }

  private void checkNames(List<FieldError> errors) {
    for (var name : sent.keySet()) {
      if (!KNOWN.contains(name)) {
        errors.add(
            new FieldError(
                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                "There is no such parameter here. Possible: " + String.join(", ", KNOWN) + "."));
      }
    }
  }

  private @Nullable String text(String name, List<FieldError> errors) {
    var values = sent.get(name);
    if (values == null) {
      return null;
    }
    if (values.length > 1) {
      errors.add(new FieldError(name, "This is given more than once."));
      return null;
    }
    if (values[0].isBlank()) {
      errors.add(new FieldError(name, "This must not be blank."));
      return null;
    }
    return values[0];
  }

  private @Nullable BigDecimal number(String name, List<FieldError> errors) {
    var text = text(name, errors);
    if (text == null) {
      return null;
    }
    if (!NUMBER.matcher(text).matches()) {
      errors.add(
          new FieldError(
              name, "This must be a number with a decimal point, such as 1000000 or 0.25."));
      return null;
    }
    return new BigDecimal(text);
  }

  private int months(List<FieldError> errors) {
    var text = text(Goal.MONTHS, errors);
    if (text == null) {
      return Goal.USUAL_MONTHS;
    }
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      errors.add(
          new FieldError(
              Goal.MONTHS, "This must be a whole number from 1 to " + Goal.MOST_MONTHS + "."));
      return Goal.USUAL_MONTHS;
    }
    return Integer.parseInt(text);
  }
}
