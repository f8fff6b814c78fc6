package io.leadrelay.process.form;

import io.leadrelay.lead.Refusal;
import io.leadrelay.review.ReviewMonth;
import io.leadrelay.terms.Side;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the lead of a side says to a month that is over. */
public abstract class ReviewForm {

  /** What the form submits. */
  public static final Set<String> KEYS = Set.of("notes", "actions", "doneActions");

  private static final int MOST_ACTIONS = 20;
  private static final int LONGEST_ACTION = 1000;
  private static final int LONGEST_NUMBERS = 1000;

  private final ReviewMonth reviewMonth;
  private final Side side;

  ReviewForm(ReviewMonth reviewMonth, Side side) {
    this.reviewMonth = reviewMonth;
    this.side = side;
  }

  public Side side() {
    return side;
  }

  /**
   * Checks and files what was submitted.
   *
   * @param person who submits
   * @throws Refusal if the person may not speak for the side or the values are not valid
   */
  public void submit(YearMonth month, FormValues values, String person) {
    reviewMonth.state(
        month,
        side,
        person,
        values.text("notes", FormValues.LONGEST_NOTE),
        actions(values.text("actions", MOST_ACTIONS * LONGEST_ACTION)),
        numbers(values.text("doneActions", LONGEST_NUMBERS)));
  }

  private static List<String> actions(@Nullable String text) {
    var actions =
        text == null
            ? List.<String>of()
            : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (actions.size() > MOST_ACTIONS) {
      throw Refusal.invalid(
          "actions",
          "A review takes at most %d actions of a side; these are %d."
              .formatted(MOST_ACTIONS, actions.size()));
    }
    if (actions.stream().anyMatch(action -> action.length() > LONGEST_ACTION)) {
      throw Refusal.invalid(
          "actions",
          "An action takes at most %d characters; write one on each line."
              .formatted(LONGEST_ACTION));
    }
    return actions;
  }

  private static Set<Integer> numbers(@Nullable String text) {
    var numbers = new TreeSet<Integer>();
    if (text != null) {
      for (var word : text.split("[\\s,;]+")) {
        if (!word.isEmpty() && !word.matches("\\d{1,9}")) {
          throw Refusal.invalid(
              "doneActions",
              "Write the numbers of the actions that are done, such as 3, 5; '%s' is none."
                  .formatted(word));
        }
        if (!word.isEmpty()) {
          numbers.add(Integer.valueOf(word));
        }
      }
    }
    return numbers;
  }
}
