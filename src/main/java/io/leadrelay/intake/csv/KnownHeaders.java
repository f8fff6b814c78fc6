package io.leadrelay.intake.csv;

import io.leadrelay.intake.csv.RowPlan.ConsentPlan;
import io.leadrelay.intake.csv.RowPlan.DatePlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header rows that need no mapping. A layout is taken only by columns that no other system
 * writes; from it the name of the system becomes the source of every row, because source and
 * external id together must mean the same lead in the next export. Columns that no layout names are
 * left out, and what a lead is told to be there (lifecycle stage, status) stays a trait.
 *
 * <p>Names are compared without case, blanks and punctuation, umlauts as two letters.
 */
final class KnownHeaders {

  private static final Set<String> YES = Set.of("1", "true", "yes", "y", "ja", "wahr");

  private static final String FULL_NAME = "fullName";
  private static final String RECEIVED_AT = "receivedAt";
  private static final String OPTED_OUT = "optedOut";

  private static final Map<String, String> ADDRESS =
      Map.ofEntries(
          Map.entry("city", "attributes.city"),
          Map.entry("state", "attributes.state"),
          Map.entry("stateregion", "attributes.state"),
          Map.entry("stateprovince", "attributes.state"),
          Map.entry("zip", "attributes.postalCode"),
          Map.entry("zipcode", "attributes.postalCode"),
          Map.entry("postalcode", "attributes.postalCode"),
          Map.entry("zippostalcode", "attributes.postalCode"),
          Map.entry("country", "country"),
          Map.entry("countryregion", "country"),
          Map.entry("website", "attributes.website"),
          Map.entry("websiteurl", "attributes.website"));

  private static final Map<String, String> PERSON =
      Map.ofEntries(
          Map.entry("email", "email"),
          Map.entry("emailaddress", "email"),
          Map.entry("firstname", "firstName"),
          Map.entry("lastname", "lastName"),
          Map.entry("phone", "phone"),
          Map.entry("phonenumber", "phone"),
          Map.entry("workphone", "phone"),
          Map.entry("mobile", "phone"),
          Map.entry("mobilephone", "phone"),
          Map.entry("mobilephonenumber", "phone"),
          Map.entry("company", "company"),
          Map.entry("companyname", "company"),
          Map.entry("industry", "industry"));

  /** In the order in which they are tried: the ones with the most telling columns first. */
  private static final List<Layout> LAYOUTS =
      List.of(
          new Layout("datev")
              .needing("konto", "email", "nameadressatentypunternehmen")
              .with("konto", "externalId")
              .with("email", "email")
              .with("telefon", "phone")
              .with("nameadressatentypunternehmen", "company")
              .with("nameadressatentypnatuerlperson", "lastName")
              .with("vornameadressatentypnatuerlperson", "firstName")
              .with("ort", "attributes.city")
              .with("postleitzahl", "attributes.postalCode")
              .with("land", "country"),
          hubspot().needing("email").orNeeding("emailaddress").and("lifecyclestage"),
          hubspot().needing("email").orNeeding("emailaddress").and("hsleadstatus"),
          hubspot().needing("email").orNeeding("emailaddress").and("associatedcompanydomain"),
          outreach().needing("email", "lastname", "account").and("workphone"),
          outreach().needing("email", "lastname", "account").and("externalid"),
          salesforce().needing("lastname", "company", "email").and("leadsource"),
          salesforce().needing("lastname", "company", "email").and("leadowner"),
          salesforce().needing("lastname", "company", "email").and("leadstatus"),
          salesforce().needing("lastname", "company", "email").and("ownerid"),
          mautic().needing("email", "firstname", "lastname").and("points"),
          mautic().needing("email", "firstname", "lastname").and("address1"),
          mautic().needing("email", "firstname", "lastname").and("dateidentified"),
          // Mautic writes its aliases, everything small and in one word.
          mautic().needing("email", "firstname", "lastname").spelled("firstname", "lastname"),
          salesforce().needing("lastname", "company", "email", "title"),
          pipedrive().needing("name", "email", "organization"),
          pipedrive().needing("personname", "personemail"),
          new Layout("linkedin")
              .with(PERSON)
              .with("position", "jobTitle")
              .with("linkedinprofile", "attributes.linkedinProfile")
              .with("url", "attributes.linkedinProfile")
              .needing("emailaddress", "lastname", "position"),
          hubspot().needing("email").orNeeding("emailaddress").and("lastname").and("jobtitle"),
          german().needing("email").orNeeding("emailadresse").orNeeding("mail").and("nachname"),
          german().needing("email").orNeeding("emailadresse").orNeeding("mail").and("firma"),
          new Layout("contact-list")
              .with(PERSON)
              .with(ADDRESS)
              .needing("email")
              .orNeeding("emailaddress")
              .and("firstname")
              .and("lastname"));

  private KnownHeaders() {}

  /**
   * Finds what a header means.
   *
   * @return nothing if no layout has it
   * @throws FileRefused if the header is known, but names a column twice that is needed
   */
  static Optional<RowPlan> planFor(List<String> header) throws FileRefused {
    var names = header.stream().map(KnownHeaders::plain).toList();
    for (var layout : LAYOUTS) {
      if (layout.matches(header, names)) {
        return Optional.of(layout.plan(header, names));
      }
    }
    return Optional.empty();
  }

  private static Layout hubspot() {
    return new Layout("hubspot")
        .with(PERSON)
        .with(ADDRESS)
        .with("contactid", "externalId")
        .with("recordid", "externalId")
        .with("hsobjectid", "externalId")
        .with("jobtitle", "jobTitle")
        .with("numberofemployees", "employees")
        .with("numemployees", "employees")
        .with("lifecyclestage", "attributes.lifecycleStage")
        .with("leadstatus", "attributes.leadStatus")
        .with("hsleadstatus", "attributes.leadStatus")
        .with("leadsource", "attributes.leadSource")
        .with("originalsource", "attributes.leadSource")
        .with("associatedcompanydomain", "attributes.companyDomain")
        .with("createdate", RECEIVED_AT)
        .with("unsubscribedfromallemail", OPTED_OUT)
        .with("hsemailoptout", OPTED_OUT);
  }

  private static Layout salesforce() {
    return new Layout("salesforce")
        .with(PERSON)
        .with(ADDRESS)
        .with("leadid", "externalId")
        .with("id", "externalId")
        .with("title", "jobTitle")
        .with("salutation", "attributes.salutation")
        .with("numberofemployees", "employees")
        .with("leadsource", "attributes.leadSource")
        .with("leadstatus", "attributes.leadStatus")
        .with("status", "attributes.leadStatus")
        .with("rating", "attributes.rating")
        .with("createdate", RECEIVED_AT)
        .with("createddate", RECEIVED_AT)
        .with("emailoptout", OPTED_OUT)
        .with("hasoptedoutofemail", OPTED_OUT);
  }

  private static Layout outreach() {
    return new Layout("outreach")
        .with(PERSON)
        .with(ADDRESS)
        .with("externalid", "externalId")
        .with("account", "company")
        .with("title", "jobTitle")
        .with("source", "attributes.leadSource")
        .with("tags", "attributes.tags")
        .with("score", "attributes.score")
        .with("optedout", OPTED_OUT);
  }

  private static Layout mautic() {
    return new Layout("mautic")
        .with(PERSON)
        .with(ADDRESS)
        .with("id", "externalId")
        .with("title", "attributes.salutation")
        .with("position", "jobTitle")
        .with("points", "attributes.points")
        .with("preferredlocale", "language")
        .with("dateidentified", RECEIVED_AT);
  }

  private static Layout pipedrive() {
    return new Layout("pipedrive")
        .with("name", FULL_NAME)
        .with("personname", FULL_NAME)
        .with("email", "email")
        .with("personemail", "email")
        .with("phone", "phone")
        .with("personphone", "phone")
        .with("organization", "company")
        .with("organizationname", "company")
        .with("personid", "externalId")
        .with("label", "attributes.label")
        .with("personlabel", "attributes.label")
        .with("leadcreated", RECEIVED_AT);
  }

  private static Layout german() {
    return new Layout("kontaktliste")
        .with("email", "email")
        .with("emailadresse", "email")
        .with("mail", "email")
        .with("vorname", "firstName")
        .with("nachname", "lastName")
        .with("firma", "company")
        .with("unternehmen", "company")
        .with("telefon", "phone")
        .with("telefonnummer", "phone")
        .with("mobil", "phone")
        .with("mobiltelefon", "phone")
        .with("handy", "phone")
        .with("position", "jobTitle")
        .with("funktion", "jobTitle")
        .with("branche", "industry")
        .with("mitarbeiter", "employees")
        .with("land", "country")
        .with("ort", "attributes.city")
        .with("stadt", "attributes.city")
        .with("plz", "attributes.postalCode")
        .with("postleitzahl", "attributes.postalCode")
        .with("bundesland", "attributes.state")
        .with("anrede", "attributes.salutation")
        .with("typ", "attributes.type")
        .with("quelle", "attributes.leadSource");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ü", "ue")
        .replace("ß", "ss")
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** One header row: which columns tell it, and what its columns mean. */
  private static final class Layout {

    private final String system;
    private final Map<String, String> meanings = new LinkedHashMap<>();

    /** Each needs one of its columns. */
    private final List<Set<String>> needed = new ArrayList<>();

    private final List<String> spelled = new ArrayList<>();

    private Layout(String system) {
      this.system = system;
    }

    private Layout with(String column, String meaning) {
      meanings.put(column, meaning);
      return this;
    }

    private Layout with(Map<String, String> columns) {
      meanings.putAll(columns);
      return this;
    }

    private Layout needing(String... columns) {
      for (var column : columns) {
        needed.add(Set.of(column));
      }
      return this;
    }

    private Layout orNeeding(String column) {
      var either = new HashSet<>(needed.remove(needed.size() - 1));
      either.add(column);
      needed.add(either);
      return this;
    }

    private Layout and(String column) {
      return needing(column);
    }

    private Layout spelled(String... columns) {
      spelled.addAll(List.of(columns));
      return this;
    }

    private boolean matches(List<String> header, List<String> names) {
      return header.containsAll(spelled)
          && needed.stream().allMatch(either -> names.stream().anyMatch(either::contains));
    }

    private RowPlan plan(List<String> header, List<String> names) throws FileRefused {
      var columns = new LinkedHashMap<String, List<Integer>>();
      for (var i = 0; i < names.size(); i++) {
        var name = names.get(i);
        var meaning = meanings.get(name);
        if (meaning == null) {
          continue;
        }
        if (names.indexOf(name) < i) {
          throw new FileRefused(
              "The file has two columns \"%s\"; which one is meant cannot be told."
                  .formatted(header.get(i)));
        }
        columns.computeIfAbsent(meaning, m -> new ArrayList<>()).add(i);
      }
      var fullName = first(columns.remove(FULL_NAME));
      var receivedAt = first(columns.remove(RECEIVED_AT));
      var optedOut = first(columns.remove(OPTED_OUT));
      return new RowPlan(
          system,
          header,
          columns,
          fullName,
          Set.of(),
          receivedAt == null ? null : new DatePlan(receivedAt, DateFormat.ISO, true),
          optedOut == null ? null : new ConsentPlan(optedOut, YES, false, null),
          List.of(),
          null);
    }

    private static @Nullable Integer first(@Nullable List<Integer> columns) {
      return columns == null ? null : columns.get(0);
    }
  }
}
