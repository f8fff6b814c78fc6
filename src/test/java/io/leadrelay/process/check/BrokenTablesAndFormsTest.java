package io.leadrelay.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.process.StepCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A broken table, form or file")
class BrokenTablesAndFormsTest {

  private static final String FIT = "bpmn/decisions/fit.dmn";
  private static final String READINESS = "bpmn/decisions/readiness.dmn";
  private static final String POINTS = "bpmn/decisions/signal-points.dmn";
  private static final String TRACK = "bpmn/decisions/nurture-track.dmn";
  private static final String POLICY = "bpmn/decisions/contact-policy.dmn";
  private static final String CADENCE = "bpmn/decisions/contact-cadence.dmn";
  private static final String WAY_BACK = "bpmn/decisions/way-back.dmn";
  private static final String RULING = "bpmn/decisions/arbitration-policy.dmn";
  private static final String SIGNALS = "bpmn/decisions/signal-types.yaml";
  private static final String MOVES = "bpmn/lead-lifecycle.moves.yaml";
  private static final String ATTRIBUTES = "bpmn/decisions/lead-attributes.yaml";
  private static final String CONTACT = "forms/contact-lead.form";
  private static final String ASSIGN = "forms/assign-lead-by-hand.form";
  private static final String GERMAN = "forms/words.de.yaml";
  private static final String RECEIVED = "forms/lead-received.form";
  private static final String GUIDE = "bpmn/nurture/welcome-guide.en.txt";
  private static final String COPY = "bpmn/decisions/zz-copy.dmn";
  private static final String OTHER_FORM = "forms/zz-copy.form";

  private static final String OVERRULED =
      "The board overruled the rejection: sales contacts the lead, with a new clock.";
  private static final String TOO_FEW =
      "A firm of fewer than 20 employees is too small for our software, wherever it is.";
  private static final String STUDENT =
      "Students, interns and people who look for a job do not buy for a firm.";
  private static final String HOT =
      "A lead that asked for a talk is contacted within 5 minutes of duty: reminder after 3, another"
          + " rep after 15.";
  private static final String HOT_AFTER_ONE =
      "Hot lead, one attempt made: try again after an hour.";
  private static final String WELCOME =
      "The first piece is due: a guide for the start. The next step may follow 5 days later.";
  private static final String ANY_OTHER_REASON = "Any other reason: a ruling within three days.";
  private static final String FACTS =
      "Wrong data and duplicates are plain facts: a ruling within a day.";

  /**
   * A flaw and what is said of it.
   *
   * @param mentions what the reason must name, whatever the language
   */
  record Probe(
      String rule,
      BrokenFiles files,
      Finding.Severity severity,
      String file,
      @Nullable String element,
      @Nullable String label,
      List<String> mentions) {

    @Override
    public String toString() {
      return rule;
    }
  }

  private static Probe error(
      String rule,
      BrokenFiles files,
      String file,
      @Nullable String element,
      @Nullable String label,
      String... mentions) {
    return new Probe(rule, files, Finding.Severity.ERROR, file, element, label, List.of(mentions));
  }

  private static Probe warning(
      String rule,
      BrokenFiles files,
      String file,
      @Nullable String element,
      @Nullable String label,
      String... mentions) {
    return new Probe(
        rule, files, Finding.Severity.WARNING, file, element, label, List.of(mentions));
  }

  private static BrokenFiles broken() {
    return BrokenFiles.none();
  }

  static Stream<Probe> probes() {
    return Stream.of(
            brokenFiles(), brokenColumns(), brokenCells(), brokenRules(), forms(), others())
        .flatMap(List::stream);
  }

  private static List<Probe> brokenFiles() {
    return List.of(
        error("table-xml-broken", broken().with(FIT, "</rule>", "</rul>"), FIT, null, null, "74"),
        error(
            "table-id-used-twice",
            broken().with(WAY_BACK, "id=\"rule_noFit\"", "id=\"rule_notReady\""),
            WAY_BACK,
            "rule_notReady",
            null,
            "rule_notReady"),
        error("table-not-dmn", broken().having(WAY_BACK, "<a/>"), WAY_BACK, null, null),
        error(
            "table-no-decision",
            broken()
                .withMatch(WAY_BACK, "<decision .*</decision>", "")
                .withMatch(WAY_BACK, "<dmndi:DMNDI>.*</dmndi:DMNDI>", ""),
            WAY_BACK,
            null,
            null),
        error(
            "table-key-missing",
            broken().with(WAY_BACK, "<decision id=\"wayBack\"", "<decision"),
            WAY_BACK,
            null,
            "Find the way back",
            "Find the way back"),
        error(
            "table-history-missing",
            broken().with(WAY_BACK, " camunda:historyTimeToLive=\"P3650D\"", ""),
            WAY_BACK,
            "wayBack",
            "Find the way back",
            "Find the way back"),
        error(
            "table-without-table",
            broken()
                .withMatch(
                    WAY_BACK,
                    "<decisionTable.*</decisionTable>",
                    "<literalExpression id=\"always\"><text>\"NURTURE\"</text></literalExpression>"),
            WAY_BACK,
            "wayBack",
            "Find the way back",
            "Find the way back"),
        error(
            "table-key-twice",
            broken().having(COPY, BrokenFiles.shipped(WAY_BACK)),
            COPY,
            "wayBack",
            "Find the way back",
            "wayBack",
            WAY_BACK),
        warning(
            "table-not-asked",
            broken()
                .having(COPY, BrokenFiles.shipped(WAY_BACK))
                .with(COPY, "<decision id=\"wayBack\"", "<decision id=\"wayHome\""),
            COPY,
            "wayHome",
            "Find the way back",
            "Find the way back"),
        error(
            "table-hit-policy",
            broken().with(WAY_BACK, "hitPolicy=\"FIRST\"", "hitPolicy=\"RULE ORDER\""),
            WAY_BACK,
            "wayBack",
            "Find the way back",
            "RULE ORDER"),
        error(
            "table-sum-of-several",
            broken().with(POINTS, BrokenTablesAndFormsTest::withASecondAnswer),
            POINTS,
            "signalPoints",
            "Count signals",
            "2"));
  }

  private static String withASecondAnswer(String table) {
    var count = new AtomicInteger();
    return Pattern.compile("</rule>")
        .matcher(table)
        .replaceAll(
            rule ->
                "<outputEntry id=\"more_%d\"><text>0</text></outputEntry></rule>"
                    .formatted(count.incrementAndGet()))
        .replaceFirst(
            "<rule ",
            "<output id=\"output_more\" label=\"More\" name=\"more\" typeRef=\"integer\" /><rule ");
  }

  private static List<Probe> brokenColumns() {
    return List.of(
        warning(
            "table-column-label-missing",
            broken().with(READINESS, " label=\"Points\"", ""),
            READINESS,
            "input_points",
            "points",
            "points",
            "Assess sales readiness"),
        error(
            "table-language",
            broken()
                .with(
                    WAY_BACK,
                    "<inputEntry id=\"rule_overruled_ruling\">",
                    "<inputEntry id=\"rule_overruled_ruling\" expressionLanguage=\"javascript\">"),
            WAY_BACK,
            "rule_overruled",
            OVERRULED,
            "javascript"),
        error(
            "table-answer-missing",
            broken().with(POLICY, "name=\"plannedAttempts\"", "name=\"planned\""),
            POLICY,
            "contactPolicy",
            "Set contact deadline",
            "plannedAttempts",
            "Set contact deadline"),
        warning(
            "table-answer-left-out",
            broken().with(POLICY, "name=\"clock\"", "name=\"clok\""),
            POLICY,
            "contactPolicy",
            "Set contact deadline",
            "clock",
            "Set contact deadline"),
        error(
            "table-input-type",
            broken()
                .with(
                    FIT,
                    "<inputExpression id=\"inputExpression_employees\" typeRef=\"integer\">",
                    "<inputExpression id=\"inputExpression_employees\" typeRef=\"string\">"),
            FIT,
            "input_employees",
            "Employees",
            "Employees",
            "Check fit"),
        error(
            "table-answer-column-type",
            broken()
                .with(
                    READINESS,
                    "name=\"ready\" typeRef=\"boolean\"",
                    "name=\"ready\" typeRef=\"string\""),
            READINESS,
            "output_ready",
            "Ready for sales",
            "Ready for sales"),
        error(
            "table-input-unreadable",
            broken().with(WAY_BACK, "<text>ruling</text>", "<text>the ruling</text>"),
            WAY_BACK,
            "input_ruling",
            "Ruling",
            "the ruling"),
        error(
            "table-input-unknown",
            broken().with(WAY_BACK, "<text>ruling</text>", "<text>rulings</text>"),
            WAY_BACK,
            "input_ruling",
            "Ruling",
            "rulings",
            "Find the way back"),
        error(
            "table-signal-without-type",
            broken().withMatch(SIGNALS, "  - type: long-visit\n(?:    [^\n]*\n)+", ""),
            POINTS,
            "input_longVisits30d",
            "Long visits (30 days)",
            "longVisits30d"),
        error(
            "table-signal-not-counted",
            broken()
                .with(
                    SIGNALS,
                    "signalTypes:\n",
                    "signalTypes:\n  - type: podcast\n    fact: podcasts30d\n    days: 30\n    label: Heard a podcast\n"),
            SIGNALS,
            "podcast",
            "Heard a podcast",
            "Heard a podcast",
            "podcasts30d"));
  }

  private static List<Probe> brokenCells() {
    return List.of(
        error(
            "table-cells-missing",
            broken()
                .withMatch(
                    WAY_BACK, "<inputEntry id=\"rule_overruled_ruling\">.*?</inputEntry>", ""),
            WAY_BACK,
            "rule_overruled",
            OVERRULED,
            OVERRULED),
        error(
            "table-cell-type",
            broken().withCell(FIT, "rule_tooFewEmployees_employees", "\"20\""),
            FIT,
            "rule_tooFewEmployees",
            TOO_FEW,
            TOO_FEW,
            "Employees"),
        warning(
            "table-number-as-spoken",
            broken().with(READINESS, "&gt;= 50<", "&gt;= 50,5<"),
            READINESS,
            "rule_enoughPoints",
            "A lead with 50 points or more is ready for sales.",
            "50,5",
            "Points"),
        error(
            "table-cell-not-allowed",
            broken().withCell(POLICY, "rule_hot_grade", "\"HOTT\""),
            POLICY,
            "rule_hot",
            HOT,
            "HOTT",
            "Grade"),
        error(
            "table-answer-empty",
            broken().withCell(POLICY, "rule_hot_maximumHandoffs", ""),
            POLICY,
            "rule_hot",
            HOT,
            "Reps tried at most"),
        error(
            "table-answer-empty",
            broken().withCell(POLICY, "rule_hot_maximumHandoffs", "null"),
            POLICY,
            "rule_hot",
            HOT,
            "Reps tried at most"),
        error(
            "table-answer-type",
            broken().withCell(READINESS, "rule_askedForTalk_ready", "\"yes\""),
            READINESS,
            "rule_askedForTalk",
            "Who asks for a sales talk is ready at once, whatever the points say.",
            "Ready for sales",
            "yes"),
        error(
            "table-answer-not-whole",
            broken().withCell(CADENCE, "rule_hotAfterOne_waitHours", "0.5"),
            CADENCE,
            "rule_hotAfterOne",
            HOT_AFTER_ONE,
            "0.5"),
        error(
            "table-answer-word-unknown",
            broken().withCell(FIT, "rule_tooFewEmployees_fit", "\"NOFIT\""),
            FIT,
            "rule_tooFewEmployees",
            TOO_FEW,
            "NOFIT",
            "NO_FIT"),
        error(
            "table-answer-word-unknown",
            broken().withCell(POLICY, "rule_standard_clock", "\"WORKINGTIME\""),
            POLICY,
            "rule_standard",
            "A standard lead is contacted within one working day (8 hours): reminder after 6, another"
                + " rep after 16.",
            "WORKINGTIME",
            "WORKING_TIME"),
        error(
            "table-answer-not-allowed",
            broken().with(WAY_BACK, ",\"MERGED\"</text>", "</text>"),
            WAY_BACK,
            "rule_duplicate",
            "The lead is there twice: it is merged into the other one.",
            "MERGED"),
        error(
            "table-answer-empty-beside",
            broken().withCell(TRACK, "rule_sendWelcomeGuide_nextPiece", "null"),
            TRACK,
            "rule_sendWelcomeGuide",
            WELCOME,
            "Piece to send",
            "SEND"),
        error(
            "table-quotes-missing",
            broken().withCell(WAY_BACK, "rule_overruled_ruling", "OVERRULED"),
            WAY_BACK,
            "rule_overruled",
            OVERRULED,
            "OVERRULED",
            "Ruling"),
        error(
            "table-quotes-missing",
            broken().withCell(WAY_BACK, "rule_overruled_wayBack", "CONTACT"),
            WAY_BACK,
            "rule_overruled",
            OVERRULED,
            "CONTACT"),
        error(
            "table-quotes-missing",
            broken().withCell(FIT, "rule_tooFewEmployees_fitReason", "far too small"),
            FIT,
            "rule_tooFewEmployees",
            TOO_FEW,
            "far too small"),
        error(
            "table-quotes-missing",
            broken().withCell(WAY_BACK, "rule_overruled_ruling", "“OVERRULED”"),
            WAY_BACK,
            "rule_overruled",
            OVERRULED,
            "OVERRULED"),
        error(
            "table-name-unknown",
            broken().withCell(RULING, "rule_plainFacts_reminderHours", "8 * factor"),
            RULING,
            "rule_plainFacts",
            FACTS,
            "factor"),
        error(
            "table-function-unknown",
            broken()
                .withCell(FIT, "rule_studentOrJobSeeker_jobTitle", "lowercase(?) = \"student\""),
            FIT,
            "rule_studentOrJobSeeker",
            STUDENT,
            "lowercase",
            "Job title"),
        error(
            "table-cell-unreadable",
            broken().withCell(FIT, "rule_tooFewEmployees_employees", "=&lt; 20"),
            FIT,
            "rule_tooFewEmployees",
            TOO_FEW,
            "=< 20",
            "Employees"));
  }

  private static List<Probe> brokenRules() {
    return List.of(
        warning(
            "table-sentence-missing",
            broken().withMatch(WAY_BACK, "<description>The board.*?</description>", ""),
            WAY_BACK,
            "rule_overruled",
            null,
            "1"),
        warning(
            "table-cell-takes-all",
            broken().withCell(TRACK, "rule_sendWelcomeGuide_mailAllowed", "true, null"),
            TRACK,
            "rule_sendWelcomeGuide",
            WELCOME,
            "true, null",
            "May we send mail?"),
        error(
            "table-gap",
            broken().withMatch(WAY_BACK, "<rule id=\"rule_otherwise\">.*?</rule>", ""),
            WAY_BACK,
            "wayBack",
            "Find the way back",
            "OTHER"),
        error(
            "table-sum-without-start",
            broken().withMatch(POINTS, "<rule id=\"rule_always\">.*?</rule>", ""),
            POINTS,
            "signalPoints",
            "Count signals",
            "Long visits (30 days): 0"),
        warning(
            "table-rule-never",
            broken()
                .withCell(FIT, "rule_studentOrJobSeeker_jobTitle", "lower case(?) = \"Student\""),
            FIT,
            "rule_studentOrJobSeeker",
            STUDENT,
            STUDENT),
        warning(
            "table-rule-unreachable",
            broken().withCell(WAY_BACK, "rule_duplicate_rejectionReason", "\"NOT_READY\""),
            WAY_BACK,
            "rule_duplicate",
            "The lead is there twice: it is merged into the other one.",
            "Not ready yet: marketing goes on nurturing."),
        warning(
            "table-rule-unreachable",
            broken().withCell(CADENCE, "rule_hotAfterTwo_attemptsMade", "1"),
            CADENCE,
            "rule_hotAfterTwo",
            "Hot lead, two attempts made: try again after 4 hours.",
            HOT_AFTER_ONE),
        error(
            "table-rules-overlap",
            broken().with(RULING, "hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""),
            RULING,
            "rule_otherwise",
            ANY_OTHER_REASON,
            FACTS,
            "WRONG_DATA"),
        error(
            "table-rules-disagree",
            broken().with(RULING, "hitPolicy=\"FIRST\"", "hitPolicy=\"ANY\""),
            RULING,
            "rule_otherwise",
            ANY_OTHER_REASON,
            FACTS,
            "WRONG_DATA"),
        error(
            "table-answer-unsure",
            broken().withMatch(FIT, "<rule id=\"rule_countryMissing\">.*?</rule>", ""),
            FIT,
            "rule_countryNotRecognised",
            "What stands as the country is no country that we recognise: marketing corrects it.",
            "Country (two-letter code)"));
  }

  private static List<Probe> forms() {
    return List.of(
        error(
            "form-not-json",
            broken().with(ASSIGN, "\"components\": [", "\"components\": "),
            ASSIGN,
            null,
            null),
        error(
            "form-words-unreadable",
            broken().with(GERMAN, "\"With\": ", "\"With\" "),
            GERMAN,
            null,
            null),
        warning(
            "form-words-missing",
            broken().with(GERMAN, "\"A word to the rep\": ", "\"A word to the reps\": "),
            ASSIGN,
            "assignLeadByHand",
            null),
        error(
            "form-id-missing",
            broken().with(ASSIGN, "\"id\": \"assignLeadByHand\",", ""),
            ASSIGN,
            null,
            null),
        error(
            "form-id-twice",
            broken().having(OTHER_FORM, BrokenFiles.shipped(ASSIGN)),
            OTHER_FORM,
            "assignLeadByHand",
            null,
            "assignLeadByHand",
            ASSIGN),
        warning(
            "form-not-used",
            broken()
                .having(OTHER_FORM, BrokenFiles.shipped(ASSIGN))
                .with(OTHER_FORM, "\"id\": \"assignLeadByHand\"", "\"id\": \"approveLead\""),
            OTHER_FORM,
            "approveLead",
            null,
            "approveLead"),
        warning(
            "form-schema-missing",
            broken().withMatch(ASSIGN, ",\\s*\"schemaVersion\": \\d+", ""),
            ASSIGN,
            "assignLeadByHand",
            "Assign lead by hand"),
        error(
            "form-key-twice",
            broken().with(ASSIGN, "\"key\": \"assignNote\"", "\"key\": \"chosenRep\""),
            ASSIGN,
            "assignNote",
            "A word to the rep",
            "chosenRep",
            "A word to the rep"),
        warning(
            "form-too-many-fields",
            broken()
                .having(
                    ATTRIBUTES,
                    "attributes:\n  - {name: city, type: text, label: City}\n"
                        + "  - {name: occupation, type: text, label: Occupation}\n")
                .with(
                    RECEIVED,
                    "\"components\": [",
                    "\"components\": [{\"type\": \"textfield\", \"key\": \"city\", \"label\": \"City\"}, {\"type\": \"textfield\", \"key\": \"occupation\", \"label\": \"Occupation\"},"),
            RECEIVED,
            "leadReceived",
            null,
            "16",
            "15"),
        error(
            "form-part-breaks",
            broken().with(ASSIGN, "\"type\": \"textarea\"", "\"type\": \"filepicker\""),
            ASSIGN,
            "assignNote",
            "A word to the rep",
            "A word to the rep",
            "filepicker"),
        error(
            "form-part-unknown",
            broken().with(ASSIGN, "\"type\": \"textarea\"", "\"type\": \"hologram\""),
            ASSIGN,
            "assignNote",
            "A word to the rep",
            "A word to the rep",
            "hologram"),
        error(
            "form-key-missing",
            broken().with(ASSIGN, "\"key\": \"assignNote\",", ""),
            ASSIGN,
            "assignNote",
            "A word to the rep",
            "A word to the rep"),
        warning(
            "form-label-missing",
            broken().with(ASSIGN, "\"label\": \"A word to the rep\",", ""),
            ASSIGN,
            "assignNote",
            null,
            "assignNote"),
        error(
            "form-choice-none",
            broken().with(ASSIGN, "\"valuesExpression\": \"=lead.reps\",", ""),
            ASSIGN,
            "chosenRep",
            "Who takes the lead?",
            "Who takes the lead?"),
        error(
            "form-expression-unreadable",
            broken()
                .with(
                    CONTACT,
                    "=contactOutcome != \\\"NOT_REACHED\\\"\"\n          },\n          \"subtype\"",
                    "=contactOutcome is not \\\"NOT_REACHED\\\"\"\n          },\n          \"subtype\""),
            CONTACT,
            "nextAttemptAt",
            "Call back agreed for",
            "contactOutcome is not"),
        error(
            "form-expression-unreadable",
            broken().with(CONTACT, "{{lead.jobTitle}}", "{{lead.job title}}"),
            CONTACT,
            "leadCard",
            null,
            "lead.job title"),
        error(
            "form-key-not-taken",
            broken().with(ASSIGN, "\"key\": \"assignNote\"", "\"key\": \"remark\""),
            ASSIGN,
            "assignNote",
            "A word to the rep",
            "remark",
            "Assign lead by hand",
            "assignNote"),
        error(
            "form-choice-unknown",
            broken().with(CONTACT, "\"value\": \"PHONE\"", "\"value\": \"CALL\""),
            CONTACT,
            "channel",
            "How did you try?",
            "CALL",
            "PHONE"),
        error(
            "form-choice-unknown",
            broken()
                .having(
                    ATTRIBUTES,
                    "attributes:\n  - {name: budget, type: choice, label: Budget,"
                        + " choices: {SMALL: small}}\n")
                .with(
                    CONTACT,
                    "\"components\": [",
                    "\"components\": [{\"type\": \"radio\", \"id\": \"budget\", \"key\":"
                        + " \"budget\", \"label\": \"Budget\", \"values\": [{\"label\": \"small\","
                        + " \"value\": \"SMAL\"}]},"),
            CONTACT,
            "budget",
            "Budget",
            "SMAL",
            "SMALL"),
        error(
            "form-key-gone",
            broken().withoutField(ASSIGN, "chosenRep"),
            ASSIGN,
            "assignLeadByHand",
            "Assign lead by hand",
            "chosenRep"),
        error(
            "form-key-gone",
            broken().withoutField(CONTACT, "contactOutcome"),
            CONTACT,
            "contactLead",
            "Contact lead",
            "contactOutcome"),
        error(
            "form-key-gone-beside",
            broken().withoutField(CONTACT, "duplicateOf"),
            CONTACT,
            "rejectionReason",
            "Why do you give it back?",
            "DUPLICATE",
            "duplicateOf"));
  }

  private static List<Probe> others() {
    return List.of(
        error(
            "file-attributes-unusable",
            broken().having(ATTRIBUTES, "attributes:\n  - name: budget\n    type: colour\n"),
            ATTRIBUTES,
            null,
            null),
        error(
            "file-moves-unreadable",
            broken().having(MOVES, "userTask_contactLead\n"),
            MOVES,
            null,
            null),
        error(
            "file-moves-new-unknown",
            broken().having(MOVES, "renamed:\n  userTask_callLead: userTask_ringLead\n"),
            MOVES,
            "userTask_callLead",
            null,
            "userTask_ringLead"),
        error(
            "file-moves-old-still-there",
            broken().having(MOVES, "renamed:\n  userTask_followUpLead: userTask_contactLead\n"),
            MOVES,
            "userTask_followUpLead",
            null,
            "userTask_contactLead"),
        error(
            "file-signal-types-empty",
            broken().having(SIGNALS, "signalTypes: []\n"),
            SIGNALS,
            null,
            null),
        error(
            "file-signal-types-unreadable",
            broken().with(SIGNALS, "type: ebook-download", "type: [ebook-download"),
            SIGNALS,
            null,
            null),
        error(
            "file-signal-type-field-unknown",
            broken()
                .with(
                    SIGNALS,
                    "label: Attended a webinar",
                    "label: Attended a webinar\n    weight: 3"),
            SIGNALS,
            "webinar-attended",
            "Attended a webinar",
            "weight"),
        error(
            "file-signal-type-name-wrong",
            broken().with(SIGNALS, "type: ebook-download", "type: E-Book"),
            SIGNALS,
            "E-Book",
            "Downloaded an e-book",
            "E-Book"),
        error(
            "file-signal-type-fact-wrong",
            broken().with(SIGNALS, "fact: ebookDownloads90d", "fact: e-book downloads"),
            SIGNALS,
            "ebook-download",
            "Downloaded an e-book",
            "e-book downloads"),
        error(
            "file-signal-type-fact-taken",
            broken().with(SIGNALS, "fact: ebookDownloads90d", "fact: employees"),
            SIGNALS,
            "ebook-download",
            "Downloaded an e-book",
            "employees"),
        error(
            "file-signal-type-days-wrong",
            broken().with(SIGNALS, "days: 90", "days: 0"),
            SIGNALS,
            "ebook-download",
            "Downloaded an e-book",
            "ebook-download"),
        error(
            "file-signal-type-label-missing",
            broken().with(SIGNALS, "label: Downloaded an e-book", "label:"),
            SIGNALS,
            "ebook-download",
            null,
            "ebook-download"),
        error(
            "file-signal-type-decides-wrong",
            broken().with(SIGNALS, "decides: true", "decides: maybe"),
            SIGNALS,
            "talk-request",
            "Asked for a sales talk",
            "talk-request"),
        error(
            "file-signal-type-twice",
            broken().with(SIGNALS, "type: newsletter-click", "type: ebook-download"),
            SIGNALS,
            "ebook-download",
            "Clicked in the newsletter",
            "ebook-download"),
        error(
            "file-signal-fact-twice",
            broken().with(SIGNALS, "fact: newsletterClicks30d", "fact: ebookDownloads90d"),
            SIGNALS,
            "newsletter-click",
            "Clicked in the newsletter",
            "ebookDownloads90d"),
        error(
            "file-nurture-text-missing",
            broken().withCell(TRACK, "rule_sendWelcomeGuide_nextPiece", "\"welcome\""),
            TRACK,
            "rule_sendWelcomeGuide",
            WELCOME,
            "welcome",
            WELCOME),
        warning(
            "file-nurture-german-missing",
            broken()
                .withCell(TRACK, "rule_sendWelcomeGuide_nextPiece", "\"welcome\"")
                .having("bpmn/nurture/welcome.en.txt", BrokenFiles.shipped(GUIDE)),
            "bpmn/nurture/welcome.en.txt",
            null,
            null,
            "welcome"),
        warning(
            "file-nurture-not-named",
            broken().having("bpmn/nurture/farewell.en.txt", BrokenFiles.shipped(GUIDE)),
            "bpmn/nurture/farewell.en.txt",
            null,
            null,
            "farewell"),
        error(
            "file-nurture-subject-missing",
            broken().with(GUIDE, "Subject: ", "About: "),
            GUIDE,
            null,
            null,
            "About: "),
        error(
            "file-nurture-placeholder-unknown",
            broken().with(GUIDE, "{{firstName}}", "{{lastName}}"),
            GUIDE,
            null,
            null,
            "lastName"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("probes")
  @DisplayName("is told by exactly its rule, with its place and in both languages")
  void isTold(Probe probe, @TempDir Path folder) throws Exception {
    var findings =
        probe.files().findings(folder).stream()
            // A probe that adds a text to a form gives it no German.
            .filter(
                found ->
                    found.rule().equals(probe.rule()) || !found.rule().equals("form-words-missing"))
            .toList();

    assertThat(findings)
        .extracting(Finding::rule)
        .as(
            findings.stream()
                .map(f -> f.file() + ": " + f.reason(Locale.ENGLISH))
                .toList()
                .toString())
        .isNotEmpty()
        .containsOnly(probe.rule());
    var finding = findings.get(0);
    assertThat(finding.severity()).isEqualTo(probe.severity());
    assertThat(finding.file()).isEqualTo(probe.file());
    assertThat(finding.element()).isEqualTo(probe.element());
    assertThat(finding.label()).isEqualTo(probe.label());
    for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      assertThat(finding.reason(language))
          .as("the reason names what is wrong")
          .satisfies(reason -> probe.mentions().forEach(part -> assertThat(reason).contains(part)))
          .doesNotContainPattern("\\{\\d");
      assertThat(finding.mend(language)).isNotBlank().doesNotContainPattern("\\{\\d");
    }
    assertThat(finding.reason(Locale.GERMAN)).isNotEqualTo(finding.reason(Locale.ENGLISH));
    assertThat(finding.mend(Locale.GERMAN)).isNotEqualTo(finding.mend(Locale.ENGLISH));
  }

  @Test
  @DisplayName("is told by the check of all models")
  void isToldByTheCheckOfAllModels(@TempDir Path folder) throws Exception {
    broken()
        .withCell(WAY_BACK, "rule_overruled_ruling", "OVERRULED")
        .withoutField(ASSIGN, "chosenRep")
        .with(GUIDE, "{{firstName}}", "{{lastName}}")
        .write(folder);
    var classes = getClass().getClassLoader();

    var findings =
        CheckModels.check(
            ModelFiles.overlaid(folder.toString(), classes), StepCatalogue.ofLeadrelay(classes));

    assertThat(findings)
        .extracting(Finding::rule)
        .contains("table-quotes-missing", "form-key-gone", "file-nurture-placeholder-unknown");
  }

  @Test
  @DisplayName("exists as a probe for every rule that the code can tell")
  void everyRuleHasAProbe() throws IOException {
    var rules = new TreeSet<String>();
    var name = Pattern.compile("\"((?:table|form|file)-[a-z-]+)\"");
    try (var sources = Files.list(Path.of("src/main/java/io/leadrelay/process/check"))) {
      for (var source : sources.toList()) {
        name.matcher(Files.readString(source))
            .results()
            .forEach(found -> rules.add(found.group(1)));
      }
    }

    assertThat(rules).hasSizeGreaterThan(60);
    assertThat(new TreeSet<>(probes().map(Probe::rule).toList())).isEqualTo(rules);
  }

  @Test
  @DisplayName("is spoken of in both languages, and of nothing that no rule tells")
  void everyRuleHasItsSentences() {
    var expected = new TreeSet<String>();
    probes()
        .map(Probe::rule)
        .forEach(rule -> expected.addAll(List.of(rule + ".reason", rule + ".mend")));

    assertThat(sentences(Locale.ROOT)).isEqualTo(expected);
    assertThat(sentences(Locale.GERMAN)).isEqualTo(expected);
    assertThat(keys(Locale.GERMAN, "word.")).isNotEmpty().isEqualTo(keys(Locale.ROOT, "word."));
  }

  private static TreeSet<String> sentences(Locale language) {
    var keys = new TreeSet<String>();
    Stream.of("table-", "form-", "file-").forEach(prefix -> keys.addAll(keys(language, prefix)));
    return keys;
  }

  private static TreeSet<String> keys(Locale language, String prefix) {
    var own = new ArrayList<String>();
    var file = language.equals(Locale.GERMAN) ? "messages-check_de" : "messages-check";
    ResourceBundle.getBundle(file, Locale.ROOT).keySet().forEach(key -> own.add(key));
    return new TreeSet<>(own.stream().filter(key -> key.startsWith(prefix)).toList());
  }
}
