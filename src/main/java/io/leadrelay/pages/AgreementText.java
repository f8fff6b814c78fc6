package io.leadrelay.pages;

import io.leadrelay.agreement.AgreementDocument;
import io.leadrelay.agreement.ContactDuty;
import io.leadrelay.agreement.Proposal;
import io.leadrelay.agreement.Proposal.Origin;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.agreement.TermsInWords;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Words;
import io.leadrelay.terms.ContactHours;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Signature.Verdict;
import io.leadrelay.terms.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A version of the agreement in the words of one language, as its page shows it. */
final class AgreementText {

  /** In this order and numbered by it; a reference to one uses its number. */
  private static final List<String> SECTIONS =
      List.of(
          "parties",
          "period",
          "marketing",
          "sales",
          "calendar",
          "judged",
          "rejection",
          "precedents",
          "nobody",
          "changing");

  private static final Set<String> PURPOSES =
      Set.of("fit", "signalPoints", "readiness", "contactPolicy", "contactCadence");

  private final AgreementDocument document;
  private final Proposal version;
  private final Terms terms;
  private final String company;
  private final TermsInWords words;
  private final Locale language;
  private final Words say;
  private final TimesInWords times;

  AgreementText(AgreementDocument document, String company, TermsInWords words, Locale language) {
    this.document = document;
    this.version = document.version();
    this.terms = version.terms();
    this.company = company;
    this.words = words;
    this.language = language;
    this.say = Words.of(PlainPages.SENTENCES, language);
    this.times = new TimesInWords(say, terms.calendar().zone(), language);
  }

  /** Two words, such as what something is and what it comes to. */
  record Pair(String label, String text) {}

  /** A row with a cell for each grade. */
  record ByGrade(String label, String hot, String standard) {}

  // ---- the head

  public int number() {
    return version.number();
  }

  public String heading() {
    return say.say("document.heading", number());
  }

  /** Between whom. */
  public String between() {
    return ofCompany("document.between");
  }

  /** What marks a version that was not agreed, null for one that was. */
  public @Nullable String mark() {
    return version.state() == State.AGREED
        ? null
        : say.say("document.mark." + document.standing().name());
  }

  public String standing() {
    return say.say("document.standing." + document.standing().name());
  }

  /** What became of it, in sentences. */
  public List<String> state() {
    var sentences = new ArrayList<String>();
    switch (document.standing()) {
      case OPEN -> {
        sentences.add(say.say("document.state.OPEN"));
        if (version.signBy() != null) {
          sentences.add(say.say("document.state.openUntil", times.moment(version.signBy())));
        }
        sentences.add(
            isForLater()
                ? say.say("document.wanted", times.moment(version.wantedFrom()))
                : say.say("document.wantedAtOnce"));
      }
      case REFUSED, LAPSED, WITHDRAWN ->
          sentences.add(
              say.say(
                  "document.state." + document.standing().name(),
                  times.moment(
                      Objects.requireNonNullElse(version.decidedAt(), version.proposedAt()))));
      case COMING -> sentences.add(inForce("document.state.COMING", "document.state.comingUntil"));
      case IN_FORCE ->
          sentences.add(inForce("document.state.IN_FORCE", "document.state.inForceUntil"));
      case REPLACED -> sentences.add(inForce("document.state.REPLACED", "document.state.REPLACED"));
    }
    if (version.origin() == Origin.SET_UP) {
      sentences.add(say.say("document.state.setUp"));
    }
    return sentences;
  }

  private String inForce(String open, String closed) {
    var next = document.next();
    return next == null
        ? say.say(open, times.moment(from()))
        : say.say(closed, times.moment(from()), times.moment(next.from()), next.number());
  }

  private boolean isForLater() {
    return version.wantedFrom().isAfter(version.proposedAt());
  }

  private Instant from() {
    return Objects.requireNonNull(version.inForceFrom(), "an agreed version has its time");
  }

  /** Whether somebody proposed it. */
  public boolean isProposed() {
    return version.origin() != Origin.SET_UP;
  }

  /** When and out of what it was proposed. */
  public String origin() {
    return say.say(
        "document.origin." + version.origin().name(), times.moment(version.proposedAt()));
  }

  public @Nullable String reason() {
    return version.reason();
  }

  public @Nullable String decisionReason() {
    return version.decisionReason();
  }

  /** The title above what it changes. */
  public String changesTitle() {
    return version.comparedWith() == null
        ? say.say("document.changes")
        : say.say("document.changesSince", version.comparedWith());
  }

  // ---- the terms

  /** The title of a section with its number. */
  public String section(String key) {
    return numberOf(key) + ". " + say.say("document." + key);
  }

  private static int numberOf(String section) {
    return SECTIONS.indexOf(section) + 1;
  }

  public String parties() {
    return ofCompany("document.parties.text");
  }

  private String ofCompany(String key) {
    return company.isBlank() ? say.say(key) : say.say(key + "Of", company);
  }

  public String period() {
    return switch (document.standing()) {
      case OPEN ->
          isForLater()
              ? say.say("document.period.wanted", times.moment(version.wantedFrom()))
              : say.say("document.period.atOnce");
      case REFUSED, LAPSED, WITHDRAWN -> say.say("document.period.never");
      case COMING, IN_FORCE, REPLACED ->
          inForce("document.period.fromOn", "document.period.fromUntil");
    };
  }

  public String zone() {
    return say.say("document.zone", terms.calendar().zone().getId());
  }

  public String target() {
    return say.say("document.marketing.target", terms.monthlyTarget());
  }

  public List<GradeText> grades() {
    return Stream.of(Grade.HOT, Grade.STANDARD)
        .map(
            grade ->
                new GradeText(
                    say.say("document.grade." + grade.name()),
                    say.say("document.grade." + grade.name() + ".what"),
                    NumberFormat.getInstance(language).format(terms.weight(grade))))
        .toList();
  }

  /** What a lead of a grade counts. */
  record GradeText(String grade, String means, String counts) {}

  /** How many leads of one grade alone reach the target. */
  public String example() {
    return say.say(
        "document.marketing.example",
        terms.monthlyTarget(),
        alone(Grade.STANDARD),
        alone(Grade.HOT));
  }

  private BigDecimal alone(Grade grade) {
    return BigDecimal.valueOf(terms.monthlyTarget())
        .divide(terms.weight(grade), 0, RoundingMode.CEILING);
  }

  public String takenOffTheCount() {
    return say.say("document.marketing.count", numberOf("rejection"));
  }

  public List<ByGrade> duties() {
    return List.of(
        duty("reminder", each -> time(each.reminder(), each.clock())),
        duty("firstContact", each -> time(each.firstContact(), each.clock())),
        duty("reassignment", each -> time(each.reassignment(), each.clock())),
        duty("clock", each -> say.say("document.clock." + each.clock().name())),
        duty("repsAtMost", each -> number(each.repsAtMost())),
        duty("minimumAttempts", each -> number(each.minimumAttempts())),
        duty("plannedAttempts", each -> number(each.plannedAttempts())),
        duty("waits", this::waits));
  }

  private ByGrade duty(String key, Function<ContactDuty, String> cell) {
    return new ByGrade(
        say.say("document.duty." + key), cell(Grade.HOT, cell), cell(Grade.STANDARD, cell));
  }

  private String cell(Grade grade, Function<ContactDuty, String> cell) {
    return document.contact().stream()
        .filter(duty -> duty.grade() == grade)
        .map(cell)
        .collect(Collectors.joining());
  }

  /** A day is none of 24 hours where the clock stops over night. */
  private String time(@Nullable Duration time, ContactHours clock) {
    if (time == null) {
      return say.say("document.off");
    }
    return clock == ContactHours.ROUND_THE_CLOCK ? times.duration(time) : times.hours(time);
  }

  private String number(@Nullable Integer number) {
    return number == null ? say.say("document.dash") : String.valueOf(number);
  }

  private String waits(ContactDuty duty) {
    return duty.waits().isEmpty()
        ? say.say("document.none")
        : duty.waits().stream().map(times::duration).collect(Collectors.joining(", "));
  }

  /** What the calendar means for the clock of each grade. */
  public List<String> clock() {
    return document.contact().stream()
        .map(
            duty ->
                say.say(
                    "document.calendar.clock." + duty.clock().name(),
                    say.say("document.grade." + duty.grade().name())))
        .toList();
  }

  public List<Pair> calendar() {
    var calendar = terms.calendar();
    return List.of(
        pair("zone", calendar.zone().getId()),
        pair("hours", calendar.hours().in(language)),
        pair(
            "holidays",
            calendar.holidays() == null
                ? say.say("document.none")
                : Region.name(calendar.holidays(), say, language)));
  }

  private Pair pair(String key, String text) {
    return new Pair(say.say("document.calendar." + key), text);
  }

  /** The company's own free days, each with its name. */
  public List<Pair> closingDays() {
    return terms.calendar().closingDays().entrySet().stream()
        .map(day -> new Pair(times.day(day.getKey()), day.getValue()))
        .toList();
  }

  public List<AnnexText> annexes() {
    var annexes = new ArrayList<AnnexText>();
    for (var annex : document.annexes()) {
      annexes.add(AnnexText.of(annexes.size() + 1, annex, purpose(annex.table().decision()), say));
    }
    return annexes;
  }

  private String purpose(String decision) {
    return PURPOSES.contains(decision)
        ? say.say("document.judged." + decision, numberOf("sales"))
        : "";
  }

  // ---- the signatures

  public List<SignatureText> signatures() {
    return Arrays.stream(Side.values())
        .map(
            side ->
                SignatureText.of(
                    version, side, words.declaration(version, side, language), say, times))
        .toList();
  }

  // ---- in the list of versions

  public String inForceBriefly() {
    if (version.state() != State.AGREED) {
      return say.say(version.isOpen() ? "document.dash" : "document.versions.never");
    }
    var from = say.say("document.versions.from", times.moment(from()));
    var next = document.next();
    return next == null
        ? from
        : from + " " + say.say("document.versions.until", times.moment(next.from()));
  }

  /** Who said what when, a line for each; empty if nobody has spoken. */
  public List<String> signedBriefly() {
    if (version.origin() == Origin.SET_UP) {
      return List.of(say.say("document.versions.setUp"));
    }
    return version.signatures().stream().map(this::briefly).toList();
  }

  private String briefly(Signature signature) {
    var side = say.say("document.side." + signature.side().word());
    var at = times.moment(signature.at());
    if (signature.person() == null) {
      return say.say("document.versions.nobody", side, at);
    }
    return say.say(
        "document.versions." + (signature.verdict() == Verdict.REFUSED ? "refusal" : "signature"),
        side,
        Objects.requireNonNullElse(signature.name(), say.say("document.dash")),
        at);
  }
}
