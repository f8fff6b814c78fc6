package io.leadrelay.agreement;

import io.leadrelay.lead.Words;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.Terms.SignedTable;
import io.leadrelay.terms.WorkingCalendar;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says terms, and what changes in them, as the people say it who sign them. */
@Component
public class TermsInWords {

  private static final String SENTENCES = "messages-terms";

  private final DeployedTables tables;

  TermsInWords(DeployedTables tables) {
    this.tables = tables;
  }

  /** What differs, a sentence for each; empty if nothing does. */
  public List<String> changes(Terms before, Terms after, Locale language) {
    var say = Words.of(SENTENCES, language);
    var changes = new ArrayList<String>();
    if (before.monthlyTarget() != after.monthlyTarget()) {
      changes.add(say.say("change.target", before.monthlyTarget(), after.monthlyTarget()));
    }
    if (before.weightStandard().compareTo(after.weightStandard()) != 0) {
      changes.add(
          say.say("change.weightStandard", before.weightStandard(), after.weightStandard()));
    }
    if (before.weightHot().compareTo(after.weightHot()) != 0) {
      changes.add(say.say("change.weightHot", before.weightHot(), after.weightHot()));
    }
    calendar(before.calendar(), after.calendar(), language, say, changes);
    for (var table : after.tables()) {
      before
          .table(table.decision())
          .filter(was -> !was.sha256().equals(table.sha256()))
          .ifPresent(was -> table(was, table, language, changes));
    }
    return changes;
  }

  private void table(SignedTable was, SignedTable is, Locale language, List<String> changes) {
    var differences = tables.differences(is.decision(), was.version(), is.version(), language);
    changes.add(differences.summary());
    differences.details().forEach(detail -> changes.add("– " + detail));
  }

  private static void calendar(
      WorkingCalendar before,
      WorkingCalendar after,
      Locale language,
      Words say,
      List<String> changes) {
    if (!before.zone().equals(after.zone())) {
      changes.add(say.say("change.zone", before.zone().getId(), after.zone().getId()));
    }
    if (!before.hours().equals(after.hours())) {
      changes.add(say.say("change.hours", before.hours().in(language), after.hours().in(language)));
    }
    var was = before.holidays();
    var is = after.holidays();
    if (!Objects.equals(was, is)) {
      changes.add(
          say.say(
              "change.holidays",
              was == null ? say.say("holidays.none") : was,
              is == null ? say.say("holidays.none") : is));
    }
    var date = Words.day(language);
    var added = days(after, before, date);
    if (!added.isEmpty()) {
      changes.add(say.say("change.closed", added));
    }
    var taken = days(before, after, date);
    if (!taken.isEmpty()) {
      changes.add(say.say("change.open", taken));
    }
  }

  /** The closing days of one calendar that the other has not. */
  private static String days(WorkingCalendar one, WorkingCalendar other, DateTimeFormatter date) {
    return one.closingDays().entrySet().stream()
        .filter(day -> !day.getValue().equals(other.closingDays().get(day.getKey())))
        .map(day -> said(day.getKey(), day.getValue(), date))
        .collect(Collectors.joining(", "));
  }

  private static String said(LocalDate day, String name, DateTimeFormatter date) {
    return date.format(day) + " (" + name + ")";
  }

  /** From when a proposal is to be in force. */
  public String wantedFrom(Proposal proposal, Locale language) {
    var say = Words.of(SENTENCES, language);
    return proposal.wantedFrom().isAfter(proposal.proposedAt())
        ? say.say("from.day", day(proposal, language))
        : say.say("from.atOnce");
  }

  private static String day(Proposal proposal, Locale language) {
    return Words.day(language)
        .format(proposal.wantedFrom().atZone(proposal.terms().calendar().zone()));
  }

  /** What a person declares who signs a proposal for a side. */
  public String declaration(Proposal proposal, Side side, Locale language) {
    var say = Words.of(SENTENCES, language);
    return say.say(
        "declaration",
        proposal.number(),
        say.say("side." + side.word()),
        proposal.terms().monthlyTarget(),
        wantedFrom(proposal, language));
  }
}
