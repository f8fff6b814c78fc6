package io.leadrelay.process.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.engine.ModelFiles;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

@DisplayName("What differs between two states of the owners' files")
class ModelChangesTest {

  private static final String FIT = "bpmn/decisions/fit.dmn";
  private static final String POLICY = "bpmn/decisions/contact-policy.dmn";
  private static final String POINTS = "bpmn/decisions/signal-points.dmn";
  private static final String DIAGRAM = "bpmn/lead-lifecycle.bpmn";
  private static final String FORM = "forms/contact-lead.form";
  private static final String TYPES = "bpmn/decisions/signal-types.yaml";
  private static final String MAIL = "bpmn/nurture/welcome-guide.de.txt";

  private final ModelFiles builtIn =
      ModelFiles.overlaid(null, ModelChangesTest.class.getClassLoader());

  @Test
  @DisplayName("is nothing between equal files")
  void nothing() {
    assertThat(ModelChanges.between(all(), all())).isEmpty();
  }

  @Test
  @DisplayName("is said of a table's cells, by the headings of their columns")
  void cells() {
    var change =
        changed(
            POLICY,
            "rule_standard_deadlineMinutes\">\n          <text>480<",
            "rule_standard_deadlineMinutes\">\n          <text>240<");

    assertThat(change.file()).isEqualTo(POLICY);
    says(change, "Set contact deadline: 1 rule changed", "Set contact deadline: 1 Regel geändert");
    details(
        change,
        "Rule changed: “A standard lead is contacted within one working day (8 hours): reminder after"
            + " 6, another rep after 16.”: First contact due within (minutes): 480 → 240",
        "Regel geändert: „A standard lead is contacted within one working day (8 hours): reminder"
            + " after 6, another rep after 16.“: First contact due within (minutes): 480 → 240");
  }

  @Test
  @DisplayName("is said of a table's rules: added, changed, removed, in another order")
  void rules() {
    var text = builtIn.text(FIT);
    var student = rule(text, "rule_studentOrJobSeeker");
    var industry = rule(text, "rule_industryNotServed");
    var small = rule(text, "rule_tooFewEmployees");
    var large = rule(text, "rule_tooManyEmployees");
    var farTooLarge =
        large.replace("rule_tooManyEmployees", "rule_farTooMany").replace("5,000", "9,000");
    var anyLarge =
        large
            .replace("rule_tooManyEmployees", "rule_onlyLarge")
            .replace("A firm of more", "Any firm of more");

    var change =
        changed(
            FIT,
            text.replace(student, "")
                .replace(industry + small, small.replace("&lt; 20", "&lt; 50") + industry)
                .replace(large, large + farTooLarge + anyLarge));

    says(
        change,
        "Check fit: 2 rules added, 1 rule changed, 1 rule removed, order changed",
        "Check fit: 2 Regeln hinzugefügt, 1 Regel geändert, 1 Regel entfernt, Reihenfolge geändert");
    assertThat(change.details(Locale.ENGLISH))
        .anyMatch(line -> line.startsWith("Rule added: “A firm of more than 9,000 employees"))
        .anyMatch(line -> line.startsWith("Rule added: “Any firm of more"))
        .contains(
            "Rule changed: “A firm of fewer than 20 employees is too small for our software,"
                + " wherever it is.”: Employees: < 20 → < 50",
            "Rule removed: “Students, interns and people who look for a job do not buy for a firm.”",
            "The rules stand in another order.");
  }

  @Test
  @DisplayName("knows a rule whose id is new again by its sentence")
  void ruleWithAnotherId() {
    var change =
        changed(
            FIT,
            builtIn
                .text(FIT)
                .replace("\"rule_tooFewEmployees\"", "\"DecisionRule_0x1\"")
                .replace("&lt; 20", "&lt; 25"));

    says(change, "Check fit: 1 rule changed", "Check fit: 1 Regel geändert");
    assertThat(change.details(Locale.ENGLISH).get(0)).endsWith("Employees: < 20 → < 25");
  }

  @Test
  @DisplayName("is said of a table's columns and its hit policy")
  void columns() {
    var change =
        changed(
            POLICY,
            builtIn
                .text(POLICY)
                .replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"")
                .replace(
                    "      <output id=\"output_reminderMinutes\"",
                    """
                          <input id="input_country" label="Country">
                            <inputExpression id="asked" typeRef="string"><text>country</text></inputExpression>
                          </input>
                          <output id="output_reminderMinutes\"""")
                .replaceAll(
                    "(<outputEntry id=\"rule_\\w+_reminderMinutes)",
                    "<inputEntry id=\"x\"><text></text></inputEntry>$1")
                .replaceFirst("<inputEntry id=\"x\"><text>", "<inputEntry id=\"y\"><text>\"DE\"")
                .replaceAll("(?s)<output id=\"output_plannedAttempts\".*?/>", "")
                .replaceAll(
                    "(?s)<outputEntry id=\"rule_\\w+_plannedAttempts\">.*?</outputEntry>", "")
                .replace("label=\"Grade\"", "label=\"Quality\""));

    says(
        change,
        "Set contact deadline: 3 rules changed, 1 input added, 1 output removed, 1 input changed,"
            + " hit policy changed",
        "Set contact deadline: 3 Regeln geändert, 1 Eingabe hinzugefügt, 1 Ausgabe entfernt, 1"
            + " Eingabe geändert, Hit Policy geändert");
    assertThat(change.details(Locale.ENGLISH))
        .anyMatch(line -> line.endsWith(": Country: – → \"DE\"; Attempts planned: 6 → –"))
        .contains(
            "It asks for more: “Country”",
            "It no longer answers “Attempts planned”",
            "Input “Grade” changed: heading: Grade → Quality",
            "How rules are chosen (hit policy): FIRST → UNIQUE");
  }

  @Test
  @DisplayName("is said of steps: added, removed, renamed, moved, changed in what they do")
  void steps() {
    var change =
        changed(
            DIAGRAM,
            builtIn
                .text(DIAGRAM)
                .replace("name=\"Research lead\"", "name=\"Look into lead\"")
                .replace(
                    "camunda:formRef=\"researchLead\" camunda:formRefBinding=\"deployment\""
                        + " camunda:candidateGroups=\"marketing\"",
                    "camunda:formRef=\"lookInto\" camunda:formRefBinding=\"deployment\""
                        + " camunda:candidateGroups=\"research\" camunda:priority=\"60\"")
                .replace("${nextPieceAt}", "${laterPieceAt}")
                .replace("decisionRef=\"routing\"", "decisionRef=\"territories\"")
                .replace(
                    "camunda:assignee=\"${rep}\" camunda:dueDate=\"${contactDueAt}\"",
                    "camunda:assignee=\"jane\" camunda:priority=\"60\"")
                .replace("<bpmn:flowNodeRef>gateway_wayBack</bpmn:flowNodeRef>", "")
                .replace(
                    "<bpmn:flowNodeRef>gateway_fit</bpmn:flowNodeRef>",
                    "<bpmn:flowNodeRef>gateway_fit</bpmn:flowNodeRef>"
                        + "<bpmn:flowNodeRef>gateway_wayBack</bpmn:flowNodeRef>")
                .replace(
                    "<bpmn:businessRuleTask id=\"businessRuleTask_checkFit\"",
                    "<bpmn:userTask id=\"userTask_approve\" name=\"Approve lead\" />"
                        + "<bpmn:exclusiveGateway id=\"gateway_1x\" />"
                        + "<bpmn:businessRuleTask id=\"businessRuleTask_checkFit\""));

    assertThat(change.summary(Locale.ENGLISH))
        .startsWith("Life of a lead: 2 steps added, 1 step renamed, 1 step moved to another lane, ")
        .doesNotContain("connection", "whole process");
    assertThat(change.summary(Locale.GERMAN))
        .startsWith(
            "Life of a lead: 2 Schritte hinzugefügt, 1 Schritt umbenannt, 1 Schritt in einer anderen"
                + " Bahn, ");
    assertThat(change.details(Locale.ENGLISH))
        .contains(
            "Step added: “Approve lead”",
            "Step added: “gateway without a name (gateway_1x)”",
            "Step renamed: “Research lead” → “Look into lead”",
            "Step “Where does it go?” moved to another lane: Arbitration → Marketing",
            "Step “Look into lead” changed: form: researchLead → lookInto; who may do it (group):"
                + " marketing → research; another setting",
            "Step “Next piece due” changed: timer: ${nextPieceAt} → ${laterPieceAt}",
            "Step “Route lead” changed: decision table: routing → territories",
            "Step “Contact lead” changed: who does it: ${rep} → jane; due: ${contactDueAt} → –;"
                + " another setting");
    assertThat(change.details(Locale.GERMAN))
        .contains(
            "Schritt hinzugefügt: „Verzweigung ohne Namen (gateway_1x)“",
            "Schritt „Next piece due“ geändert: Zeit: ${nextPieceAt} → ${laterPieceAt}");
  }

  @Test
  @DisplayName("is said of connections: added, removed, led elsewhere, under another condition")
  void connections() {
    var text = builtIn.text(DIAGRAM);
    var change =
        changed(
            DIAGRAM,
            text.replace("${fit == 'NO_FIT'}", "${fit != 'FITS'}")
                .replace(
                    "sourceRef=\"userTask_researchLead\" targetRef=\"businessRuleTask_checkFit\"",
                    "sourceRef=\"userTask_researchLead\" targetRef=\"businessRuleTask_countSignals\"")
                .replaceFirst("<bpmn:sequenceFlow id=\"flow_checkFit_fit\"[^>]*/>", "")
                .replace(
                    "<bpmn:message id=\"message_signalReceived\"",
                    "<bpmn:message id=\"message_new\" name=\"budgetApproved\" />"
                        + "<bpmn:message id=\"message_signalReceived\"")
                .replace(
                    "name=\"No rep matches\" errorCode=\"NO_REP_MATCHES\"",
                    "name=\"Nobody\" errorCode=\"NO_REP_MATCHES\"")
                .replace(
                    "<bpmn:sequenceFlow id=\"flow_researchLead_checkFit\"",
                    "<bpmn:sequenceFlow id=\"flow_new\" name=\"no budget\""
                        + " sourceRef=\"businessRuleTask_checkFit\""
                        + " targetRef=\"endEvent_notOurTargetCustomer\" />"
                        + "<bpmn:sequenceFlow id=\"flow_researchLead_checkFit\""));

    says(
        change,
        "Life of a lead: 1 connection added, 1 connection removed, 2 connections changed, 1 message"
            + " added, 1 error renamed",
        "Life of a lead: 1 Verbindung hinzugefügt, 1 Verbindung entfernt, 2 Verbindungen geändert, 1"
            + " Nachricht hinzugefügt, 1 Fehler umbenannt");
    assertThat(change.details(Locale.ENGLISH))
        .contains(
            "Connection added: “Check fit → Not our target customer” (no budget)",
            "Connection removed: “Check fit → Does it fit?”",
            "Connection “Research lead → Check fit” changed: now “Research lead → Count signals”",
            "Message added: “budgetApproved”",
            "Error renamed: “No rep matches (NO_REP_MATCHES)” → “Nobody (NO_REP_MATCHES)”")
        .anyMatch(
            line ->
                line.contains("Does it fit? → Not our target customer")
                    && line.endsWith("condition: ${fit == 'NO_FIT'} → ${fit != 'FITS'}"));
  }

  @Test
  @DisplayName("is layout only where a diagram, a table, a form or a list says the same")
  void layoutOnly() {
    for (var change :
        List.of(
            changed(DIAGRAM, builtIn.text(DIAGRAM).replaceFirst("x=\"\\d+\"", "x=\"1\"")),
            changed(
                FIT, builtIn.text(FIT).replaceFirst("biodi:width=\"\\d+\"", "biodi:width=\"7\"")),
            changed(FORM, builtIn.text(FORM).replaceFirst("\"row_2\"", "\"row_x\"")),
            changed(TYPES, builtIn.text(TYPES) + "# Nothing new.\n"))) {
      assertThat(change.summary(Locale.ENGLISH)).as(change.file()).endsWith(": layout only");
      assertThat(change.summary(Locale.GERMAN)).endsWith(": nur Anordnung");
      assertThat(change.details(Locale.ENGLISH)).hasSize(1);
    }
  }

  @Test
  @DisplayName("is said of a form's questions, choices and texts")
  void forms() {
    var change =
        changed(
            FORM,
            builtIn
                .text(FORM)
                .replace("\"How did you try?\"", "\"How did you reach out?\"")
                .replace("\"In a meeting\"", "\"Face to face\"")
                .replace(
                    "\"value\": \"OTHER\"\n            }\n          ],\n          \"defaultValue\"",
                    "\"value\": \"FAX\"\n            }\n          ],\n          \"defaultValue\"")
                .replace("Its e-mail address or its number.", "Its number.")
                .replace("Name not known", "Nameless")
                .replace(
                    "        {\n          \"type\": \"radio\",\n          \"id\": \"contactOutcome\"",
                    "        {\"type\": \"number\", \"id\": \"budget\", \"key\": \"budget\", \"label\":"
                        + " \"Budget\"},\n        {\n          \"type\": \"radio\",\n          \"id\":"
                        + " \"contactOutcome\"")
                .replace(
                    "\"label\": \"Which lead is it the same as?\",\n          \"validate\": {\n           "
                        + " \"required\": true,",
                    "\"label\": \"Which lead is it the same as?\",\n          \"validate\": {"));

    says(
        change,
        "Form “Contact lead”: 1 question added, 1 text changed, 2 questions changed",
        "Formular „Contact lead“: 1 Frage hinzugefügt, 1 Text geändert, 2 Fragen geändert");
    details(
        change,
        List.of(
            "Question added: “Budget”",
            "Text “Lead card” changed: wording",
            "Question “How did you try?” changed: label: How did you try? → How did you reach out?;"
                + " choice “In a meeting” now reads “Face to face”; choice “Another way” added;"
                + " choice “Another way” removed",
            "Question “Which lead is it the same as?” changed: help text: Its e-mail address or its"
                + " number. → Its number.; need not be answered any more"),
        List.of(
            "Frage hinzugefügt: „Budget“",
            "Text „Lead card“ geändert: Wortlaut",
            "Frage „How did you try?“ geändert: Beschriftung: How did you try? → How did you reach"
                + " out?; Auswahl „In a meeting“ heißt jetzt „Face to face“; Auswahl „Another way“"
                + " hinzugefügt; Auswahl „Another way“ entfernt",
            "Frage „Which lead is it the same as?“ geändert: Hilfetext: Its e-mail address or its"
                + " number. → Its number.; muss nicht mehr beantwortet werden"));
  }

  @Test
  @DisplayName("is said of the types of signals, and of any other list")
  void lists() {
    var change =
        changed(
            TYPES,
            builtIn
                    .text(TYPES)
                    .replace(
                        "    days: 90\n    label: Attended a webinar",
                        "    days: 60\n    label: Was at a webinar")
                    .replaceFirst("(?s)  - type: newsletter-click.*?newsletter\n", "")
                + "  - type: referral\n    fact: referrals90d\n    days: 90\n    label: Was referred\n");

    says(
        change,
        "Types of signals: 1 type of signal added, 1 type of signal changed, 1 type of signal"
            + " removed",
        "Arten von Merkmalen: 1 Art von Merkmal hinzugefügt, 1 Art von Merkmal geändert, 1 Art von"
            + " Merkmal entfernt");
    details(
        change,
        List.of(
            "Type of signal added: “Was referred”",
            "Type of signal “Attended a webinar” changed: days: 90 → 60; label: Attended a webinar →"
                + " Was at a webinar",
            "Type of signal removed: “Clicked in the newsletter”"),
        List.of(
            "Art von Merkmal hinzugefügt: „Was referred“",
            "Art von Merkmal „Attended a webinar“ geändert: Tage: 90 → 60; Beschriftung: Attended a"
                + " webinar → Was at a webinar",
            "Art von Merkmal entfernt: „Clicked in the newsletter“"));
    assertThat(
            ModelChanges.between(
                    Map.of("bpmn/teams.yaml", utf8("teams:\n  - name: north\n    size: 3\n")),
                    Map.of("bpmn/teams.yaml", utf8("teams:\n  - name: north\n    size: 4\n")))
                .get(0)
                .details(Locale.ENGLISH))
        .containsExactly("Entry “north” changed: size: 3 → 4");
  }

  @Test
  @DisplayName("is said of a nurture mail, by its piece and its language")
  void nurtureMails() {
    var change =
        changed(
            MAIL,
            builtIn
                .text(MAIL)
                .replaceFirst("Subject: .*", "Subject: Ein Anfang")
                .replaceFirst("Ihre Berater", "Ihr Team\nvon nebenan"));

    says(
        change,
        "Nurture mail “Welcome guide” (German): subject changed, text changed",
        "Mail zur Lead-Pflege „Welcome guide“ (Deutsch): Betreff geändert, Text geändert");
    details(
        change,
        List.of(
            "Subject: Womit Sie anfangen können: ein kurzer Leitfaden → Ein Anfang",
            "Text: 2 lines added, 1 line removed"),
        List.of(
            "Betreff: Womit Sie anfangen können: ein kurzer Leitfaden → Ein Anfang",
            "Text: 2 Zeilen hinzugefügt, 1 Zeile entfernt"));
  }

  @Test
  @DisplayName("is said of whole files: new, gone, changed, and such as cannot be read")
  void wholeFiles() {
    var before = all();
    var after = all();
    after.remove(MAIL);
    after.put("bpmn/decisions/discount.dmn", builtIn.read(POLICY));
    before.put("bpmn/readme.md", utf8("old"));
    after.put("bpmn/readme.md", utf8("new"));
    after.put(FIT, utf8("<definitions"));
    after.put(FORM, utf8("[]"));

    assertThat(
            ModelChanges.between(before, after).stream()
                .map(change -> change.summary(Locale.ENGLISH))
                .toList())
        .containsExactly(
            "Set contact deadline: new",
            "bpmn/decisions/fit.dmn: changed, cannot be read",
            "Nurture mail “Welcome guide” (German): removed",
            "bpmn/readme.md: changed",
            "forms/contact-lead.form: changed, cannot be read");
    assertThat(
            ModelChanges.between(before, after).stream()
                .map(change -> change.summary(Locale.GERMAN))
                .toList())
        .contains("Set contact deadline: neu", "bpmn/readme.md: geändert");
  }

  @Test
  @DisplayName("does not read what a document type would bring in")
  void noDocumentTypes() {
    assertThat(
            changed(POINTS, "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><d>&x;</d>")
                .summary(Locale.ENGLISH))
        .isEqualTo(POINTS + ": changed, cannot be read");
  }

  @Test
  @DisplayName("call an empty list that gets its first entry by its name, and tell nothing else")
  void firstEntryOfAList() {
    var file = "bpmn/decisions/lead-attributes.yaml";
    var changes =
        ModelChanges.between(
            Map.of(file, "attributes:\n".getBytes(UTF_8)),
            Map.of(
                file,
                "attributes:\n  - {name: budget, type: text, label: Budget}\n".getBytes(UTF_8)));

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).summary(Locale.GERMAN)).startsWith("Attribute der Leads: ");
    assertThat(changes.get(0).details(Locale.ENGLISH)).hasSize(1);
  }

  @Test
  @DisplayName("call the list of steps with a new id by what it is")
  void listOfMoves() {
    var changes =
        ModelChanges.between(
            Map.of(),
            Map.of("bpmn/lead-lifecycle.moves.yaml", "renamed:\n  a: b\n".getBytes(UTF_8)));

    assertThat(changes.get(0).summary(Locale.ENGLISH)).startsWith("Steps with a new id: ");
  }

  @Test
  @DisplayName("has its sentences in both languages, with the same blanks")
  void bothLanguages() throws IOException {
    var english = sentences(Phrase.SENTENCES);
    var german = sentences(Phrase.SENTENCES + "_de");

    assertThat(german.stringPropertyNames()).isNotEmpty().isEqualTo(english.stringPropertyNames());
    for (var key : english.stringPropertyNames()) {
      assertThat(blanks(german.getProperty(key, "")))
          .as(key)
          .isEqualTo(blanks(english.getProperty(key, "")));
    }
  }

  // ---- what the tests compare

  private FileChange changed(String file, String old, String now) {
    assertThat(builtIn.text(file)).contains(old);
    return changed(file, builtIn.text(file).replace(old, now));
  }

  private FileChange changed(String file, String content) {
    assertThat(content).isNotEqualTo(builtIn.text(file));
    var after = all();
    after.put(file, utf8(content));
    var changes = ModelChanges.between(all(), after);
    assertThat(changes).hasSize(1);
    return changes.get(0);
  }

  private Map<String, byte[]> all() {
    var all = new HashMap<String, byte[]>();
    builtIn.names().forEach(name -> all.put(name, builtIn.read(name)));
    return all;
  }

  private static void says(FileChange change, String english, String german) {
    assertThat(change.summary(Locale.ENGLISH)).isEqualTo(english);
    assertThat(change.summary(Locale.GERMAN)).isEqualTo(german);
  }

  private static void details(FileChange change, String english, String german) {
    details(change, List.of(english), List.of(german));
  }

  private static void details(FileChange change, List<String> english, List<String> german) {
    assertThat(change.details(Locale.ENGLISH)).containsExactlyElementsOf(english);
    assertThat(change.details(Locale.GERMAN)).containsExactlyElementsOf(german);
  }

  private static String rule(String table, String id) {
    var matcher = Pattern.compile("(?s) *<rule id=\"" + id + "\">.*?</rule>\n").matcher(table);
    assertThat(matcher.find()).as(id).isTrue();
    return matcher.group();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Properties sentences(String bundle) throws IOException {
    var sentences = new Properties();
    try (var file = new ClassPathResource(bundle + ".properties").getInputStream()) {
      sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return sentences;
  }

  private static List<String> blanks(String sentence) {
    var blanks = new ArrayList<String>();
    var matcher = Pattern.compile("\\{\\d").matcher(sentence);
    while (matcher.find()) {
      blanks.add(matcher.group());
    }
    blanks.sort(null);
    return blanks;
  }
}
