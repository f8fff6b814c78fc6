package io.leadrelay.pages;

import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.agreement.Mix;
import io.leadrelay.agreement.Mix.Kind;
import io.leadrelay.agreement.Quota;
import io.leadrelay.agreement.Quota.State;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Words;
import io.leadrelay.pages.AgreementText.Pair;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The quota of a month in the words of one language, as its page shows it. */
final class QuotaText {

  private final Quota quota;
  private final boolean running;
  private final Instant now;
  private final Locale language;
  private final Words say;

  /**
   * @param running whether the month is the one that runs
   */
  QuotaText(Quota quota, boolean running, Instant now, Locale language) {
    this.quota = quota;
    this.running = running;
    this.now = now;
    this.language = language;
    this.say = Words.of(PlainPages.SENTENCES, language);
  }

  /**
   * What was delivered of a grade under a version.
   *
   * @param agreement null where nothing was
   */
  record GradeRow(
      String grade,
      @Nullable Integer agreement,
      String leads,
      String counts,
      String points,
      String takenOff) {}

  /** Leads that would still reach the target. */
  record MixRow(String mix, String standard, String hot, String points, String sentence) {}

  static String month(YearMonth month, Locale language) {
    return DateTimeFormatter.ofPattern("LLLL uuuu", language).format(month);
  }

  public String month() {
    return quota.month().toString();
  }

  public String heading() {
    return say.say("quota.heading", month(quota.month(), language));
  }

  public String asOf() {
    return say.say(
        running ? "quota.asOf" : "quota.over",
        new TimesInWords(say, quota.zone(), language).moment(now),
        quota.zone().getId());
  }

  /** How the month stands or ended. */
  public String state() {
    if (quota.target() == 0) {
      return say.say("quota.state.nothingOwed");
    }
    var delivered = number(quota.points());
    var target = points(quota.target());
    if (quota.state() != State.REACHED) {
      return say.say(
          "quota.state." + quota.state().name(), points(quota.missing()), delivered, target);
    }
    var more = quota.points().subtract(BigDecimal.valueOf(quota.target()));
    return more.signum() == 0
        ? say.say("quota.state.reachedExactly", target)
        : say.say("quota.state.REACHED", points(more), delivered, target);
  }

  /** The figures of the month, each with its name. */
  public List<Pair> figures() {
    var figures = new ArrayList<Pair>();
    figures.add(figure("target", points(quota.target())));
    figures.add(figure("delivered", points(quota.points())));
    figures.add(figure("missing", points(quota.missing())));
    figures.add(figure("workingDays", number(quota.workingDays())));
    if (running) {
      figures.add(figure("workingDaysLeft", number(quota.workingDaysLeft())));
      figures.add(figure("needed", needed()));
      figures.add(figure("pace", pace()));
    }
    return figures;
  }

  private Pair figure(String key, String text) {
    return new Pair(say.say("quota." + key), text);
  }

  private String needed() {
    if (quota.state() == State.REACHED) {
      return say.say("quota.needed.nothing");
    }
    return quota.neededPerWorkingDay() == null
        ? say.say("quota.needed.noDay")
        : points(quota.neededPerWorkingDay());
  }

  private String pace() {
    var ahead = quota.ahead();
    if (quota.due() == 0 && ahead.signum() == 0) {
      return say.say("quota.pace.nothing");
    }
    var key = ahead.signum() < 0 ? "behind" : ahead.signum() > 0 ? "ahead" : "even";
    return say.say(
        "quota.pace." + key, points(ahead.abs()), number(quota.due()), number(quota.points()));
  }

  // ---- what was delivered

  public boolean isNothingDelivered() {
    return leads() == 0;
  }

  public String nothingDelivered() {
    return say.say(running ? "quota.delivered.nothingYet" : "quota.delivered.nothing");
  }

  /** By grade and version; a grade of which nothing was delivered has a row too. */
  public List<GradeRow> grades() {
    return Stream.of(Grade.HOT, Grade.STANDARD)
        .flatMap(
            grade -> {
              var lines = quota.delivered().stream().filter(line -> line.grade() == grade).toList();
              return lines.isEmpty() ? Stream.of(none(grade)) : lines.stream().map(this::row);
            })
        .toList();
  }

  private GradeRow none(Grade grade) {
    return new GradeRow(
        grade(grade), null, number(0), say.say("document.dash"), number(0), number(0));
  }

  private GradeRow row(Delivered line) {
    return new GradeRow(
        grade(line.grade()),
        line.agreement(),
        number(line.leads()),
        number(line.weight()),
        number(line.points()),
        number(line.subtracted()));
  }

  private String grade(Grade grade) {
    return say.say("document.grade." + grade.name());
  }

  public String allLeads() {
    return number(leads());
  }

  private int leads() {
    return quota.delivered().stream().mapToInt(Delivered::leads).sum();
  }

  public String allPoints() {
    return number(quota.points());
  }

  public String allTakenOff() {
    return number(quota.delivered().stream().mapToInt(Delivered::subtracted).sum());
  }

  // ---- what would still reach it

  public List<MixRow> mixes() {
    return quota.mixes().stream().map(this::row).toList();
  }

  /** Whether neither this month nor the last tells in which relation the grades come. */
  public boolean isWithoutMeasure() {
    return quota.mixes().stream().noneMatch(mix -> mix.kind() == Kind.AS_DELIVERED);
  }

  private MixRow row(Mix mix) {
    var name = mix.kind().name();
    if (mix.kind() == Kind.AS_DELIVERED && isNothingDelivered()) {
      name = "asLastMonth";
    }
    return new MixRow(
        say.say("quota.mix." + name),
        number(mix.standard()),
        number(mix.hot()),
        number(mix.points()),
        sentence(mix));
  }

  private String sentence(Mix mix) {
    var leads =
        Stream.of(leads(Grade.STANDARD, mix.standard()), leads(Grade.HOT, mix.hot()))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(say.say("quota.and")));
    return mix.leadsPerWorkingDay() == null
        ? say.say("quota.mix.sentence", leads)
        : say.say("quota.mix.perDay", leads, mix.leadsPerWorkingDay());
  }

  private String leads(Grade grade, long leads) {
    return leads == 0 ? "" : say.say("quota.leads." + grade.name(), leads);
  }

  private String points(Number points) {
    return say.say("quota.points", points);
  }

  private String number(Number number) {
    return NumberFormat.getInstance(language).format(number);
  }
}
