package io.leadrelay.review;

import static java.util.stream.Collectors.joining;

import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Mailbox;
import io.leadrelay.lead.People;
import io.leadrelay.lead.TaskLinks;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.SpeaksForSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails those whom a month concerns. */
@Component
@Transactional
public class TellOfReview {

  private static final String MANAGEMENT = "management";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private final Reviews reviews;
  private final Mailbox mailbox;
  private final People people;
  private final MessageSource messages;
  private final TaskLinks links;

  TellOfReview(
      Reviews reviews, Mailbox mailbox, People people, MessageSource messages, TaskLinks links) {
    this.reviews = reviews;
    this.mailbox = mailbox;
    this.people = people;
    this.messages = messages;
    this.links = links;
  }

  /** Asks the leads of both teams to review the month. */
  public void ask(YearMonth month) {
    var review = reviews.lock(month);
    leads(List.of(Side.values()))
        .forEach(lead -> post(review.month(), "ask", lead, due(review), missed(review)));
  }

  /** Reminds the leads of the sides that have not reviewed it. */
  public void remind(YearMonth month) {
    var review = reviews.lock(month);
    leads(silent(review)).forEach(lead -> post(month, "remind", lead, due(review)));
  }

  /** Tells the management that a review is overdue, and who has not spoken. */
  public void overdue(YearMonth month) {
    var review = reviews.lock(month);
    var silent = silent(review).stream().map(Side::word).collect(joining(" and "));
    people
        .membersOf(MANAGEMENT)
        .forEach(manager -> post(month, "overdue", manager, due(review), silent));
  }

  /** Tells both leads what was noted and agreed. */
  void closed(Review review) {
    var notes =
        review.statements().stream()
            .map(
                said ->
                    text(
                        "mail.review.said",
                        said.name(),
                        said.side().word(),
                        said.notes() == null ? "-" : said.notes()))
            .collect(joining("\n\n"));
    var actions =
        review.actions().isEmpty()
            ? "-"
            : review.actions().stream()
                .map(
                    action ->
                        text(
                            "mail.review.action",
                            "" + action.number(),
                            action.text(),
                            action.side().word()))
                .collect(joining("\n"));
    leads(List.of(Side.values()))
        .forEach(lead -> post(review.month(), "closed", lead, notes, actions));
  }

  /** Warns the leads of both teams that a month is about to be missed, and why. */
  void warn(MonthPace pace) {
    var reason = pace.reason();
    var key = "mail.pace." + reason.name().toLowerCase(Locale.ROOT);
    for (var lead : leads(List.of(Side.values()))) {
      post(
          lead,
          "pace",
          "pace-%s-%s".formatted(pace.day(), lead),
          text("mail.pace.subject", MONTH.format(pace.month()), text(key + ".name")),
          text(
              "mail.pace.text",
              people.nameOf(lead),
              MONTH.format(pace.month()),
              points(pace.forecast()),
              points(pace.target()),
              "" + pace.forecastPercent(),
              points(pace.missing()),
              points(pace.waiting()),
              points(pace.takenAway()),
              text(key + ".name"),
              text(key + ".why"),
              text(key + ".help")));
    }
  }

  private static String points(BigDecimal points) {
    return points.stripTrailingZeros().toPlainString();
  }

  private static List<Side> silent(Review review) {
    return Arrays.stream(Side.values()).filter(side -> review.statement(side).isEmpty()).toList();
  }

  private Set<String> leads(List<Side> sides) {
    var leads = new LinkedHashSet<String>();
    sides.forEach(side -> leads.addAll(people.membersOf(SpeaksForSide.leadsOf(side))));
    return leads;
  }

  private static String due(Review review) {
    return day(review, review.dueAt());
  }

  private static String day(Review review, @Nullable Instant at) {
    return at == null ? "-" : DAY.format(at.atZone(review.zone()));
  }

  private static String missed(Review review) {
    return review.missed().isEmpty()
        ? "-"
        : review.missed().stream().map(MissedTerm::sentence).collect(joining("\n"));
  }

  private void post(YearMonth month, String what, String person, String... details) {
    var name = MONTH.format(month);
    var arguments = new Object[details.length + 3];
    arguments[0] = people.nameOf(person);
    arguments[1] = name;
    System.arraycopy(details, 0, arguments, 2, details.length);
    arguments[details.length + 2] = links.toTaskAbout(month.toString());
    post(
        person,
        "review",
        "review-%s-%s-%s".formatted(month, what, person),
        text("mail.review." + what + ".subject", name),
        text("mail.review." + what + ".text", arguments));
  }

  private void post(String person, String purpose, String key, String subject, String text) {
    people
        .emailOf(person)
        .ifPresent(address -> mailbox.post(new Mail(null, purpose, address, subject, text, key)));
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.ENGLISH);
  }
}
