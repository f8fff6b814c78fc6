package io.leadrelay.review;

import static java.util.stream.Collectors.toSet;

import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.SpeaksForSide;
import io.leadrelay.terms.SpeaksForSide.Matter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what both leads say to a month, and closes it once both have. */
@Component
@Transactional
public class ReviewMonth {

  private static final int LONGEST_NAME = 200;

  private final Reviews reviews;
  private final SpeaksForSide speaks;
  private final TellOfReview tell;
  private final People people;
  private final Clock clock;

  ReviewMonth(
      Reviews reviews, SpeaksForSide speaks, TellOfReview tell, People people, Clock clock) {
    this.reviews = reviews;
    this.speaks = speaks;
    this.tell = tell;
    this.people = people;
    this.clock = clock;
  }

  /** How many other reviews wait for both leads. */
  public int othersOpen(YearMonth month) {
    return (int)
        reviews.all().stream()
            .filter(Review::isOpen)
            .filter(review -> !review.month().equals(month))
            .count();
  }

  /** Sets until when both are to have reviewed the month, and gives back when it was opened. */
  public Instant dueWithin(YearMonth month, Duration time) {
    var opened = reviews.lock(month).openedAt();
    reviews.setDue(month, opened.plus(time));
    return opened;
  }

  /**
   * Whether somebody may speak for a side now.
   *
   * @throws Refusal with a plain sentence if not
   */
  public void check(YearMonth month, Side side, String person) {
    check(reviews.find(month).orElseThrow(() -> gone(month)), side, person);
  }

  private void check(Review review, Side side, String person) {
    if (!review.isOpen()) {
      throw gone(review.month());
    }
    speaks.check(
        side,
        person,
        new Matter(
            "closes a month",
            "closed " + review.month(),
            "reviewed " + review.month(),
            "two people close a month, never one for both"),
        spoken -> review.statement(spoken).map(Statement::person));
  }

  /**
   * Files what somebody says for a side, in the transaction of the caller.
   *
   * @param actions what the side will do
   * @param done the numbers of earlier actions that are done
   * @throws Refusal if they may not speak for the side, or a number is none of an open action
   */
  public void state(
      YearMonth month,
      Side side,
      String person,
      @Nullable String notes,
      List<String> actions,
      Set<Integer> done) {
    check(reviews.lock(month), side, person);
    var name = people.nameOf(person);
    var now = clock.instant();
    var open = reviews.openActions().stream().map(AgreedAction::number).collect(toSet());
    for (var number : done) {
      if (!open.contains(number)) {
        throw Refusal.invalid("doneActions", "No. %d is no open action.".formatted(number));
      }
      reviews.markDone(number, now, shortened(name));
    }
    try {
      reviews.add(month, new Statement(side, person, shortened(name), now, notes));
    } catch (DuplicateKeyException lostRace) {
      throw Refusal.conflict(
          "Somebody has just reviewed %s for this side, or you have for the other one."
              .formatted(month));
    }
    actions.forEach(text -> reviews.addAction(month, side, text));
  }

  /**
   * Closes a month that both have reviewed, and tells both what was noted and agreed.
   *
   * @throws IllegalStateException if two people have not reviewed it, one for each side
   */
  public void close(YearMonth month) {
    var review = reviews.lock(month);
    var people = review.statements().stream().map(Statement::person).collect(toSet());
    if (people.size() != Side.values().length) {
      throw new IllegalStateException(
          "%s is not reviewed by one person for each side".formatted(month));
    }
    reviews.close(month, clock.instant());
    tell.closed(reviews.lock(month));
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static Refusal gone(YearMonth month) {
    return Refusal.conflict("The review of %s is no longer open.".formatted(month));
  }
}
