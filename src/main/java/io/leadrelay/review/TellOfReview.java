package io.leadrelay.review;

import static java.util.stream.Collectors.joining;

import io.leadrelay.lead.Languages;
import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Mailbox;
import io.leadrelay.lead.People;
import io.leadrelay.lead.TaskLinks;
import io.leadrelay.lead.Words;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.SpeaksForSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
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

  private final Reviews reviews;
  private final Mailbox mailbox;
  private final People people;
  private final Languages languages;
  private final MessageSource messages;
  private final TaskLinks links;

  TellOfReview(
      Reviews reviews,
      Mailbox mailbox,
      People people,
      Languages languages,
      MessageSource messages,
      TaskLinks links) {
    this.reviews = reviews;
    this.mailbox = mailbox;
    this.people = people;
    this.languages = languages;
    this.messages = messages;
    this.links = links;
  }

  /** Asks the leads of both teams to review the month. */
  public void ask(YearMonth month) {
    var review = reviews.lock(month);
    leads(List.of(Side.values()))
        .forEach(
            lead ->
                post(review.month(), "ask", lead, due(review, languages.of(lead)), missed(review)));
  }

  /** Reminds the leads of the sides that have not reviewed it. */
  public void remind(YearMonth month) {
    var review = reviews.lock(month);
    leads(silent(review))
        .forEach(lead -> post(month, "remind", lead, due(review, languages.of(lead))));
  }

  /** Tells the management that a review is overdue, and who has not spoken. */
  public void overdue(YearMonth month) {
    var review = reviews.lock(month);
    for (var manager : people.membersOf(MANAGEMENT)) {
      var language = languages.of(manager);
      var silent = silent(review).stream().map(side -> side(side, language)).collect(joining(", "));
      post(month, "overdue", manager, due(review, language), silent);
    }
  }

  /** Tells both leads what was noted and agreed. */
  void closed(Review review) {
    for (var lead : leads(List.of(Side.values()))) {
      var language = languages.of(lead);
      post(review.month(), "closed", lead, notes(review, language), actions(review, language));
    }
  }

  private String notes(Review review, Locale language) {
    return review.statements().stream()
        .map(
            said ->
                text(
                    language,
                    "mail.review.said",
                    said.name(),
                    side(said.side(), language),
                    said.notes() == null ? "-" : said.notes()))
        .collect(joining("\n\n"));
  }

  private String actions(Review review, Locale language) {
    return review.actions().isEmpty()
        ? "-"
        : review.actions().stream()
            .map(
                action ->
                    text(
                        language,
                        "mail.review.action",
                        "" + action.number(),
                        action.text(),
                        side(action.side(), language)))
            .collect(joining("\n"));
  }

  private String side(Side side, Locale language) {
    return text(language, "mail.side." + side);
  }

  /** Warns the leads of both teams that a month is about to be missed, and why. */
  void warn(MonthPace pace) {
    var reason = pace.reason();
    var key = "mail.pace." + reason.name().toLowerCase(Locale.ROOT);
    for (var lead : leads(List.of(Side.values()))) {
      var language = languages.of(lead);
      var month = Words.month(language).format(pace.month());
      post(
          lead,
          "pace",
          "pace-%s-%s".formatted(pace.day(), lead),
          text(language, "mail.pace.subject", month, text(language, key + ".name")),
          text(
              language,
              "mail.pace.text",
              people.nameOf(lead),
              month,
              points(pace.forecast()),
              points(pace.target()),
              "" + pace.forecastPercent(),
              points(pace.missing()),
              points(pace.waiting()),
              points(pace.takenAway()),
              text(language, key + ".name"),
              text(language, key + ".why"),
              text(language, key + ".help")));
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

  private static String due(Review review, Locale language) {
    return day(review, review.dueAt(), language);
  }

  private static String day(Review review, @Nullable Instant at, Locale language) {
    return at == null ? "-" : Words.day(language).format(at.atZone(review.zone()));
  }

  private static String missed(Review review) {
    return review.missed().isEmpty()
        ? "-"
        : review.missed().stream().map(MissedTerm::sentence).collect(joining("\n"));
  }

  private void post(YearMonth month, String what, String person, String... details) {
    var language = languages.of(person);
    var name = Words.month(language).format(month);
    var arguments = new Object[details.length + 3];
    arguments[0] = people.nameOf(person);
    arguments[1] = name;
    System.arraycopy(details, 0, arguments, 2, details.length);
    arguments[details.length + 2] = links.toTaskAbout(month.toString());
    post(
        person,
        "review",
        "review-%s-%s-%s".formatted(month, what, person),
        text(language, "mail.review." + what + ".subject", name),
        text(language, "mail.review." + what + ".text", arguments));
  }

  private void post(String person, String purpose, String key, String subject, String text) {
    people
        .emailOf(person)
        .ifPresent(address -> mailbox.post(new Mail(null, purpose, address, subject, text, key)));
  }

  private String text(Locale language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }
}
