package io.leadrelay.pages;

import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Words;
import io.leadrelay.reporting.Attempts;
import io.leadrelay.reporting.Contact;
import io.leadrelay.reporting.Firms;
import io.leadrelay.reporting.MissedTerm;
import io.leadrelay.reporting.Owner;
import io.leadrelay.reporting.Pace;
import io.leadrelay.reporting.Restated;
import io.leadrelay.reporting.Scorecard;
import io.leadrelay.reporting.ScorecardWords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A scorecard in the words of one language, as its page shows it. */
final class ScorecardText {

  private final Scorecard card;
  private final Firms.Named firms;
  private final People people;
  private final Locale language;
  private final Words say;
  private final ScorecardWords words;
  private final TimesInWords times;

  ScorecardText(Scorecard card, Firms.Named firms, People people, Locale language) {
    this.card = card;
    this.firms = firms;
    this.people = people;
    this.language = language;
    this.say = Words.of(ScorecardWords.SENTENCES, language);
    this.words = new ScorecardWords(language);
    this.times = new TimesInWords(Words.of(PlainPages.SENTENCES, language), card.zone(), language);
  }

  /** A line of a table: its name and what stands in its cells. */
  record Row(String name, List<String> cells) {}

  /** A missed term with the leads behind it. */
  record Missed(String sentence, String owner, String at, List<Row> leads, @Nullable String more) {}

  public String month() {
    return card.month().toString();
  }

  public String heading() {
    return say.say("heading", QuotaText.month(card.month(), language));
  }

  public String state() {
    return say.say("state." + card.state(), times.moment(card.asOf()), card.zone().getId());
  }

  public List<Integer> agreements() {
    return card.versions().stream().map(version -> version.number()).toList();
  }

  public String owner(String owner) {
    return say.say("owner") + ": " + say.say("owner." + Owner.valueOf(owner));
  }

  // ---- what was delivered

  /** By grade and together. */
  public List<Row> delivery() {
    return List.of(
        new Row(say.say("delivery.leads"), delivered(lines -> sum(lines, Delivered::leads))),
        new Row(
            say.say("delivery.subtracted"), delivered(lines -> sum(lines, Delivered::subtracted))),
        new Row(
            say.say("delivery.points"),
            delivered(
                lines ->
                    lines.stream()
                        .map(Delivered::points)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))),
        new Row(say.say("delivery.target"), List.of("", "", number(card.quota().target()))));
  }

  private List<String> delivered(Function<List<Delivered>, Number> figure) {
    var all = card.quota().delivered();
    return Stream.of(of(all, Grade.HOT), of(all, Grade.STANDARD), all)
        .map(figure)
        .map(this::number)
        .toList();
  }

  private static List<Delivered> of(List<Delivered> all, Grade grade) {
    return all.stream().filter(line -> line.grade() == grade).toList();
  }

  private static int sum(List<Delivered> lines, Function<Delivered, Integer> figure) {
    return lines.stream().map(figure).reduce(0, Integer::sum);
  }

  // ---- the pace

  public String chart() {
    return say.say("pace.chart", number(card.quota().target()), number(card.quota().points()));
  }

  public List<Row> days() {
    return card.pace().days().stream().map(this::row).toList();
  }

  private Row row(Pace.Day day) {
    var name = times.day(day.day());
    return new Row(
        day.working() ? name : say.say("pace.off", name),
        List.of(
            number(day.due()),
            orBlank(day.leads()),
            orBlank(day.points()),
            orBlank(day.soFar()),
            orBlank(day.expected())));
  }

  /** The forecast, its interval, and what waits; nothing for a month that is over. */
  public List<String> outlook() {
    var outlook = new ArrayList<String>();
    var pace = card.pace();
    if (card.state() == Scorecard.State.OVER) {
      return outlook;
    }
    var forecast = pace.forecast();
    if (forecast == null) {
      outlook.add(say.say("pace.noForecast"));
    } else {
      outlook.add(
          say.say(
              "pace.forecast",
              forecast.points(),
              card.quota().target(),
              forecast.rate(),
              forecast.workingDays()));
      outlook.add(
          forecast.low() == null || forecast.high() == null
              ? say.say("pace.noInterval")
              : say.say("pace.interval", forecast.low(), forecast.high()));
    }
    if (pace.waiting() != null) {
      outlook.add(say.say("pace.waiting", pace.waiting().leads(), pace.waiting().points()));
    }
    return outlook;
  }

  public List<String> stretches() {
    return card.pace().stretches().stream().map(words::sentence).toList();
  }

  // ---- contact and attempts

  /** By grade and together. */
  public List<Row> contact() {
    return List.of(
        contact("handoffs", contact -> number(contact.handoffs())),
        contact("due", contact -> number(contact.due())),
        contact("triedInTime", contact -> share(contact.triedInTime(), contact.due())),
        contact("reachedInTime", contact -> share(contact.reachedInTime(), contact.due())),
        contact("overdue", contact -> share(contact.overdue(), contact.due())),
        contact("contacted", contact -> number(contact.contacted())),
        contact("median", contact -> timeOrBlank(contact.medianMinutes())),
        contact("p90", contact -> timeOrBlank(contact.p90Minutes())),
        contact("typed", contact -> share(contact.typed(), contact.contacted())));
  }

  private Row contact(String key, Function<Contact, String> figure) {
    return new Row(say.say("contact." + key), card.contacts().stream().map(figure).toList());
  }

  private String share(int part, int all) {
    return all == 0
        ? number(part)
        : say.say(
            "contact.share",
            part,
            BigDecimal.valueOf(part).divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_UP));
  }

  public List<Row> attempts() {
    Attempts attempts = card.attempts();
    return List.of(
        attempts("made", number(attempts.made())),
        attempts("perLead", orBlank(attempts.perLead())),
        attempts("ended", number(attempts.ended())),
        attempts(
            "against", say.say("attempts.of", attempts.madeBeforeEnd(), attempts.owedBeforeEnd())),
        attempts("belowMinimum", number(attempts.belowMinimum())));
  }

  private Row attempts(String key, String text) {
    return new Row(say.say("attempts." + key), List.of(text));
  }

  // ---- rejections

  public List<Row> rejections() {
    return card.rejections().stream()
        .map(
            each ->
                new Row(
                    say.say("reason." + each.reason()),
                    Stream.of(
                            each.made(),
                            each.upheld(),
                            each.overruled(),
                            each.byPrecedent(),
                            each.open())
                        .map(this::number)
                        .toList()))
        .toList();
  }

  public String rulings() {
    var rulings = card.rulings();
    return say.say(
        "rejections.text",
        rulings.made(),
        rulings.upheld(),
        rulings.overruled(),
        rulings.byPrecedent());
  }

  // ---- what was missed and restated

  public List<Missed> missed() {
    return card.missed().stream().map(this::missed).toList();
  }

  private Missed missed(MissedTerm missed) {
    return new Missed(
        words.sentence(missed),
        owner(missed.owner().name()),
        say.say("missed.at." + missed.term()),
        missed.leads().stream()
            .map(
                lead ->
                    new Row(
                        words.firm(firms.of(lead.lead())),
                        List.of(
                            words.grade(lead.grade()),
                            people.nameOf(lead.rep()),
                            times.moment(lead.handedOffAt()),
                            times.moment(lead.at()),
                            words.happened(lead))))
            .toList(),
        missed.next() == null
            ? null
            : say.say(
                "missed.more",
                missed.leads().size(),
                missed.total(),
                "/api/scorecard?month=%s&term=%s&after=%s"
                    .formatted(card.month(), missed.term(), missed.next())));
  }

  public List<Row> restated() {
    return card.restated().stream().map(this::row).toList();
  }

  private Row row(Restated figure) {
    return new Row(name(figure.figure()), List.of(orNone(figure.then()), orNone(figure.now())));
  }

  /** Each part of a key has words: delivery.HOT.leads reads Leads that count, Hot. */
  private String name(String key) {
    var parts = Arrays.asList(key.split("\\."));
    var group = parts.get(0);
    var last = parts.get(parts.size() - 1);
    var section = say.say(group.equals("rulings") ? "owner.ARBITRATION" : group);
    var figure = say.say((group.equals("rulings") ? "rejections" : group) + "." + last);
    return parts.size() == 2
        ? section + ": " + figure
        : section + ": " + figure + ", " + middle(group, parts.get(1));
  }

  private String middle(String group, String part) {
    return say.say(group.equals("rejections") ? "reason." + part : part.toLowerCase(Locale.ROOT));
  }

  private String orNone(@Nullable BigDecimal number) {
    return number == null ? say.say("none") : number(number);
  }

  private String orBlank(@Nullable Number number) {
    return number == null ? "" : number(number);
  }

  private String timeOrBlank(@Nullable BigDecimal minutes) {
    return minutes == null ? "" : words.time(minutes);
  }

  private String number(Number number) {
    return NumberFormat.getInstance(language).format(number);
  }
}
