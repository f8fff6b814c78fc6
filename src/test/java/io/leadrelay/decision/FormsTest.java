package io.leadrelay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The forms")
class FormsTest {

  private static final Path FORMS = Path.of("forms");

  /** What each form may submit; the server accepts nothing else. */
  private static final Map<String, Set<String>> SUBMITTED =
      Map.ofEntries(
          Map.entry(
              "lead-received",
              Set.of(
                  "email",
                  "phone",
                  "firstName",
                  "lastName",
                  "company",
                  "jobTitle",
                  "country",
                  "industry",
                  "employees",
                  "language",
                  "mailConsent",
                  "source",
                  "talkRequested",
                  "note")),
          Map.entry(
              "research-lead",
              Set.of(
                  "company",
                  "jobTitle",
                  "country",
                  "industry",
                  "employees",
                  "phone",
                  "researchVerdict",
                  "researchNote")),
          Map.entry("assign-lead-by-hand", Set.of("chosenRep", "assignNote")),
          Map.entry(
              "contact-lead",
              Set.of(
                  "contactOutcome",
                  "channel",
                  "nextAttemptAt",
                  "loggedAttempt",
                  "attemptedAt",
                  "rejectionReason",
                  "duplicateOf",
                  "note")),
          Map.entry(
              "follow-up-lead",
              Set.of(
                  "contactOutcome",
                  "channel",
                  "nextAttemptAt",
                  "loggedAttempt",
                  "attemptedAt",
                  "rejectionReason",
                  "duplicateOf",
                  "note")),
          Map.entry("rescue-overdue-lead", Set.of("rescueOutcome", "chosenRep", "rescueNote")),
          Map.entry(
              "arbitrate-lead", Set.of("ruling", "rulingReason", "sameRep", "bindsLikeCases")),
          Map.entry(
              "pursue-opportunity",
              Set.of("opportunityOutcome", "amount", "currency", "lostReason", "opportunityNote")),
          Map.entry(
              "agreement-proposed",
              Set.of(
                  "reason",
                  "inForceFrom",
                  "monthlyTarget",
                  "weightStandard",
                  "weightHot",
                  "zone",
                  "workingHours",
                  "holidays",
                  "closingDays",
                  "changedTables")),
          Map.entry("sign-agreement", Set.of("signature", "words")),
          Map.entry("rep-away", Set.of("report", "rep", "from", "to", "standIn", "ends")),
          Map.entry("name-stand-in", Set.of("standIn")),
          Map.entry("review-month", Set.of("notes", "actions", "doneActions")));

  /** What the engine and the tables test for, so an option must not be renamed. */
  private static final Map<String, List<String>> CHOICES =
      Map.ofEntries(
          Map.entry("research-lead/researchVerdict", List.of("LET_TABLE_DECIDE", "FITS", "NO_FIT")),
          Map.entry(
              "contact-lead/contactOutcome",
              List.of("CONVERSATION", "NOT_REACHED", "PROSPECT_SAYS_NO", "REJECTED")),
          Map.entry(
              "follow-up-lead/contactOutcome",
              List.of("CONVERSATION", "NOT_REACHED", "PROSPECT_SAYS_NO", "REJECTED", "GIVE_UP")),
          Map.entry("contact-lead/channel", List.of("PHONE", "EMAIL", "MEETING", "OTHER")),
          Map.entry(
              "contact-lead/rejectionReason",
              List.of("NOT_READY", "NO_FIT", "WRONG_DATA", "DUPLICATE", "OTHER")),
          Map.entry(
              "rescue-overdue-lead/rescueOutcome", List.of("HAND_TO_REP", "BACK_TO_MARKETING")),
          Map.entry("arbitrate-lead/ruling", List.of("UPHELD", "OVERRULED")),
          Map.entry("pursue-opportunity/opportunityOutcome", List.of("WON", "LOST", "POSTPONED")),
          Map.entry("pursue-opportunity/currency", List.of("EUR", "USD", "GBP", "CHF")),
          Map.entry("sign-agreement/signature", List.of("SIGNED", "REFUSED")),
          Map.entry("rep-away/report", List.of("AWAY", "BACK")));

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> forms() throws Exception {
    try (var files = Files.list(FORMS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".form"))
          .map(name -> name.replace(".form", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  @DisplayName(
      "are one for each start and one for each user task; both sides sign and review by the same")
  void areComplete() throws Exception {
    assertThat(forms()).containsExactlyInAnyOrderElementsOf(SUBMITTED.keySet());
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("are known by an id that follows from the file's name, in the format of this engine")
  void haveTheIdOfTheirFile(String name) throws Exception {
    var form = read(name);

    assertThat(form.get("id").asText()).isEqualTo(camelCase(name));
    assertThat(form.get("executionPlatform").asText()).isEqualTo("Camunda Platform");
    assertThat(form.get("schemaVersion").asInt()).isGreaterThanOrEqualTo(16);
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("hold at most 15 fields in at most two columns, and none that breaks in Tasklist")
  void fitIntoTasklist(String name) throws Exception {
    var components = components(name);

    assertThat(components).filteredOn(part -> part.has("key")).hasSizeBetween(1, 15);
    assertThat(components)
        .extracting(component -> component.get("type").asText())
        .doesNotContain("dynamiclist", "filepicker", "iframe", "documentPreview");
    // A path would nest what a group submits, and the server takes flat keys.
    assertThat(components).noneSatisfy(part -> assertThat(part.has("path")).isTrue());
    hasAtMostTwoColumns(read(name));
  }

  private static void hasAtMostTwoColumns(JsonNode parent) {
    var perRow = new HashMap<String, Integer>();
    for (var part : parent.path("components")) {
      perRow.merge(part.get("layout").get("row").asText(), 1, Integer::sum);
      hasAtMostTwoColumns(part);
    }
    assertThat(perRow.values()).allSatisfy(columns -> assertThat(columns).isLessThanOrEqualTo(2));
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("submit exactly the keys that the server takes")
  void submitTheKeysOfTheContract(String name) throws Exception {
    var keys = components(name).stream().filter(c -> c.has("key")).map(c -> text(c, "key"));

    assertThat(keys.toList()).containsExactlyInAnyOrderElementsOf(SUBMITTED.get(name));
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("limit every text, so that nobody types what cannot be stored")
  void limitEveryText(String name) throws Exception {
    assertThat(components(name))
        .filteredOn(c -> Set.of("textfield", "textarea").contains(text(c, "type")))
        .allSatisfy(
            c -> assertThat(c.at("/validate/maxLength").asInt()).as(c.toString()).isPositive());
    assertThat(components(name))
        .filteredOn(c -> text(c, "type").equals("number"))
        .allSatisfy(
            c -> {
              assertThat(c.at("/validate/min").asDouble(-1)).isNotNegative();
              assertThat(c.at("/validate/max").asLong()).isPositive();
            });
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("show what a lead told us by components that escape it, never as markdown")
  void neverRenderLeadDataAsMarkdown(String name) throws Exception {
    assertThat(components(name))
        .filteredOn(c -> text(c, "type").equals("text"))
        .allSatisfy(c -> assertThat(text(c, "text")).doesNotContain("{{", "lead."));
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("put what a lead told us into a link only after tel: or mailto:, else a number")
  void linkOnlyToPhoneAndMail(String name) throws Exception {
    var attribute = Pattern.compile("(?:href|src|on\\w+|style)\\s*=\\s*\"[^\"]*");
    for (var component : components(name)) {
      attribute
          .matcher(component.path("content").asText())
          .results()
          .map(found -> found.group())
          .forEach(
              found ->
                  assertThat(found)
                      .isIn(
                          "href=\"tel:{{lead.phone}}",
                          "href=\"mailto:{{lead.email}}",
                          "href=\"/agreement/{{string(proposal.number)}}"));
    }
  }

  @Test
  @DisplayName("offer the answers that the process knows")
  void offerTheAnswersOfTheProcess() throws Exception {
    for (var choice : CHOICES.entrySet()) {
      var name = choice.getKey().split("/", -1);
      var offered = new ArrayList<String>();
      component(name[0], name[1]).get("values").forEach(v -> offered.add(text(v, "value")));

      assertThat(offered).as(choice.getKey()).containsExactlyElementsOf(choice.getValue());
    }
  }

  @Test
  @DisplayName("ask for what a step cannot do without")
  void requireWhatIsNeeded() throws Exception {
    assertThat(required("lead-received")).containsExactly("email", "source");
    assertThat(required("research-lead")).containsExactly("researchNote", "researchVerdict");
    assertThat(required("assign-lead-by-hand")).containsExactly("chosenRep");
    assertThat(required("contact-lead"))
        .containsExactly(
            "channel", "contactOutcome", "duplicateOf", "loggedAttempt", "rejectionReason")
        .isEqualTo(required("follow-up-lead"));
    assertThat(required("rescue-overdue-lead")).containsExactly("chosenRep", "rescueOutcome");
    assertThat(required("arbitrate-lead")).containsExactly("ruling", "rulingReason");
    assertThat(required("pursue-opportunity"))
        .containsExactly("amount", "currency", "lostReason", "opportunityOutcome");
    assertThat(required("agreement-proposed")).containsExactly("reason");
    assertThat(required("sign-agreement")).containsExactly("signature");
  }

  private static Set<String> required(String form) throws Exception {
    var keys = new TreeSet<String>();
    for (var component : components(form)) {
      if (component.at("/validate/required").asBoolean()) {
        keys.add(text(component, "key"));
      }
    }
    return keys;
  }

  private static JsonNode component(String form, String key) throws Exception {
    return components(form).stream()
        .filter(c -> c.path("key").asText().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** All parts of a form, those within a group too. */
  private static List<JsonNode> components(String form) throws Exception {
    return within(read(form)).toList();
  }

  private static Stream<JsonNode> within(JsonNode parent) {
    return StreamSupport.stream(parent.path("components").spliterator(), false)
        .flatMap(part -> Stream.concat(Stream.of(part), within(part)));
  }

  private static JsonNode read(String form) throws Exception {
    return JSON.readTree(FORMS.resolve(form + ".form").toFile());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static String camelCase(String name) {
    return Pattern.compile("-(.)")
        .matcher(name)
        .replaceAll(m -> m.group(1).toUpperCase(java.util.Locale.ROOT));
  }
}
