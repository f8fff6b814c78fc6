package io.leadrelay.lead;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lead when it comes in, from whichever way it comes. Blanks around a text are
 * dropped and a text of blanks alone is not given (null), so that blank never overwrites.
 *
 * @param externalId what the source calls this lead
 * @param source the system or channel it comes from; source and external id together identify
 * @param email its e-mail address, which identifies by {@link EmailAddress#key()}
 * @param phone its telephone number as given
 * @param employees how many people its company employs
 * @param language the language it speaks, as a BCP 47 tag such as {@code de} or {@code pt-BR}
 * @param mailConsent whether it agreed to mail; null if nothing was said
 * @param attributes further traits by name, such as {@code city}; a blank value is left out
 */
public record LeadDetails(
    @Nullable String externalId,
    @Nullable String source,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String company,
    @Nullable String jobTitle,
    @Nullable String country,
    @Nullable String industry,
    @Nullable Integer employees,
    @Nullable String language,
    @Nullable Boolean mailConsent,
    Map<String, String> attributes) {

  public static final int MAX_SOURCE = 100;
  public static final int MAX_EXTERNAL_ID = 200;
  public static final int MAX_TEXT = 255;
  public static final int MAX_PHONE = 60;
  public static final int MAX_LANGUAGE = 35;
  public static final int MAX_EMPLOYEES = 10_000_000;
  public static final int MAX_ATTRIBUTES = 60;
  public static final int MAX_ATTRIBUTE_VALUE = 1_000;

  private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*");

  public LeadDetails {
    externalId = given(externalId);
    source = given(source);
    email = given(email);
    phone = given(phone);
    firstName = given(firstName);
    lastName = given(lastName);
    company = given(company);
    jobTitle = given(jobTitle);
    country = given(country);
    industry = given(industry);
    language = given(language);
    attributes = givenOnly(attributes);
  }

  /** Nothing known at all. */
  public static LeadDetails empty() {
    return new LeadDetails(
        null, null, null, null, null, null, null, null, null, null, null, null, null, Map.of());
  }

  /** The same details with other attributes. */
  public LeadDetails withAttributes(Map<String, String> others) {
    return new LeadDetails(
        externalId,
        source,
        email,
        phone,
        firstName,
        lastName,
        company,
        jobTitle,
        country,
        industry,
        employees,
        language,
        mailConsent,
        others);
  }

  /**
   * These details with what is newly known: what {@code newer} gives replaces what stood here, what
   * it leaves blank stays. Its attributes are added to these.
   */
  public LeadDetails mergedWith(LeadDetails newer) {
    var all = new LinkedHashMap<String, String>(attributes);
    all.putAll(newer.attributes);
    return new LeadDetails(
        either(newer.externalId, externalId),
        either(newer.source, source),
        either(newer.email, email),
        either(newer.phone, phone),
        either(newer.firstName, firstName),
        either(newer.lastName, lastName),
        either(newer.company, company),
        either(newer.jobTitle, jobTitle),
        either(newer.country, country),
        either(newer.industry, industry),
        either(newer.employees, employees),
        either(newer.language, language),
        either(newer.mailConsent, mailConsent),
        all);
  }

  private static <T> @Nullable T either(@Nullable T newer, @Nullable T older) {
    return newer == null ? older : newer;
  }

  /** Tells whether a text can name an attribute. */
  public static boolean isAttributeName(String text) {
    return ATTRIBUTE_NAME.matcher(text).matches();
  }

  /** Everything that is wrong, in the order of the fields; empty if nothing is. */
  public List<FieldError> check() {
    var errors = new ArrayList<FieldError>();
    checkText(errors, "externalId", externalId, MAX_EXTERNAL_ID);
    checkText(errors, "source", source, MAX_SOURCE);
    if (email != null) {
      EmailAddress.refusalOf(email)
          .ifPresent(reason -> errors.add(new FieldError("email", reason)));
    }
    checkText(errors, "phone", phone, MAX_PHONE);
    checkText(errors, "firstName", firstName, MAX_TEXT);
    checkText(errors, "lastName", lastName, MAX_TEXT);
    checkText(errors, "company", company, MAX_TEXT);
    checkText(errors, "jobTitle", jobTitle, MAX_TEXT);
    checkText(errors, "country", country, MAX_TEXT);
    checkText(errors, "industry", industry, MAX_TEXT);
    if (employees != null && (employees < 0 || employees > MAX_EMPLOYEES)) {
      errors.add(
          new FieldError("employees", "A number of employees lies between 0 and 10,000,000."));
    }
    if (language != null && !isLanguage(language)) {
      errors.add(
          new FieldError("language", "A language is a tag such as \"de\", \"en\" or \"pt-BR\"."));
    }
    checkAttributes(errors);
    if (email == null && externalId == null) {
      errors.add(
          new FieldError(
              "email", "A lead needs an e-mail address, or a source together with an externalId."));
    } else if (email == null && source == null) {
      errors.add(
          new FieldError(
              "source",
              "Without an e-mail address the externalId needs the source it comes from."));
    }
    return List.copyOf(errors);
  }

  private void checkAttributes(List<FieldError> errors) {
    if (attributes.size() > MAX_ATTRIBUTES) {
      errors.add(
          new FieldError("attributes", "A lead has at most " + MAX_ATTRIBUTES + " attributes."));
      return;
    }
    attributes.forEach(
        (name, value) -> {
          if (isAttributeName(name)) {
            checkText(errors, "attributes." + name, value, MAX_ATTRIBUTE_VALUE);
          } else {
            errors.add(
                new FieldError(
                    "attributes",
                    "The name of an attribute starts with a letter and holds letters, digits and _,"
                        + " at most 60."));
          }
        });
  }

  private static boolean isLanguage(String text) {
    if (text.length() > MAX_LANGUAGE || !LANGUAGE.matcher(text).matches()) {
      return false;
    }
    try {
      new Locale.Builder().setLanguageTag(text);
      return true;
    } catch (IllformedLocaleException notATag) {
      return false;
    }
  }

  private static void checkText(
      List<FieldError> errors, String field, @Nullable String text, int limit) {
    if (text != null) {
      refusalOf(text, limit).ifPresent(reason -> errors.add(new FieldError(field, reason)));
    }
  }

  /**
   * Why a text cannot be stored: it is too long, or holds U+0000 or half a character, which the
   * database does not take.
   */
  public static Optional<String> refusalOf(String text, int limit) {
    if (text.length() > limit) {
      return Optional.of(
          "The text has %d characters; at most %d are stored.".formatted(text.length(), limit));
    }
    if (text.indexOf('\0') >= 0) {
      return Optional.of("The text holds the character U+0000.");
    }
    return text.codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        ? Optional.of("The text holds half a character (a lone surrogate).")
        : Optional.empty();
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Map<String, String> givenOnly(@Nullable Map<String, String> attributes) {
    var given = new LinkedHashMap<String, String>();
    if (attributes != null) {
      attributes.forEach(
          (name, value) -> {
            if (value != null && !value.isBlank()) {
              given.put(name, value.strip());
            }
          });
    }
    return Collections.unmodifiableMap(given);
  }
}
