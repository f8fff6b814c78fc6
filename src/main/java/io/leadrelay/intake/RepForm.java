package io.leadrelay.intake;

import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.WorkingCalendar;
import io.leadrelay.terms.WorkingHours;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A rep as it is sent, not yet looked at. */
@Schema(name = "RepToStore")
record RepForm(
    @Schema(maxLength = TEAM_LENGTH, example = "north") @Nullable String team,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minimum = "1",
            maximum = "100",
            description = "The share of leads: 2 gets twice as many as 1")
        @Nullable Integer weight,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0",
            maximum = "1000",
            description = "How many leads the rep works on at once")
        @Nullable Integer cap,
    @Schema(
            description = "As the routing table names them; none for everywhere",
            example = "[\"DACH\"]")
        @Nullable List<@Nullable String> territories,
    @Schema(description = "BCP 47 tags; none for any", example = "[\"de\", \"en\"]")
        @Nullable List<@Nullable String> languages,
    @Schema(description = "True if left out", defaultValue = "true") @Nullable Boolean active,
    @Schema(
            description = "When the rep works; the company's hours if left out",
            example = "Mon-Thu 08:00-12:00; Fri 09:00-15:00")
        @Nullable String hours,
    @Schema(
            description = "The time zone of the hours; the company's if left out",
            example = "Europe/Berlin")
        @Nullable String zone) {

  private static final int ID_LENGTH = 64;
  private static final int TEAM_LENGTH = 60;
  private static final int TERRITORY_LENGTH = 100;
  private static final int LANGUAGE_LENGTH = 35;
  private static final int LIST_LENGTH = 200;

  /**
   * The rep, without absences.
   *
   * @throws Refusal if a field is not valid; it names all that are not
   */
  Rep toRep(String id) {
    var errors = new ArrayList<FieldError>();
    checkText(id, "id", ID_LENGTH, errors);
    if (team != null) {
      checkText(team, "team", TEAM_LENGTH, errors);
    }
    var share = number(weight, "weight", 1, 100, errors);
    var most = number(cap, "cap", 0, 1000, errors);
    var where = territories(errors);
    var spoken = languages(errors);
    var ownHours = read(hours, "hours", WorkingHours::parse, errors);
    var ownZone = read(zone, "zone", WorkingCalendar::zone, errors);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new Rep(
        id,
        team == null ? null : team.strip(),
        share,
        most,
        where,
        spoken,
        active == null || active,
        List.of(),
        ownHours,
        ownZone);
  }

  private static <T> @Nullable T read(
      @Nullable String text, String field, Function<String, T> reader, List<FieldError> errors) {
    if (text == null) {
      return null;
    }
    try {
      return reader.apply(text);
    } catch (DateTimeException e) {
      errors.add(new FieldError(field, String.valueOf(e.getMessage())));
      return null;
    }
  }

  private static int number(
      @Nullable Integer value, String field, int least, int most, List<FieldError> errors) {
    if (value != null && value >= least && value <= most) {
      return value;
    }
    errors.add(
        new FieldError(
            field,
            value == null
                ? "This field is missing."
                : "This must be between " + least + " and " + most + "."));
    return least;
  }

  private Set<String> territories(List<FieldError> errors) {
    var all = new TreeSet<String>();
    var sent = bounded(territories, "territories", errors);
    for (var i = 0; i < sent.size(); i++) {
      var field = "territories[" + i + "]";
      var territory = sent.get(i);
      if (checkText(territory, field, TERRITORY_LENGTH, errors) && territory != null) {
        if (Rep.ANY.equals(territory.strip())) {
          errors.add(
              new FieldError(field, "For a rep who sells everywhere, leave the list empty."));
        }
        all.add(territory.strip());
      }
    }
    return all;
  }

  private Set<String> languages(List<FieldError> errors) {
    var all = new TreeSet<String>();
    var sent = bounded(languages, "languages", errors);
    for (var i = 0; i < sent.size(); i++) {
      var field = "languages[" + i + "]";
      var language = sent.get(i);
      if (checkText(language, field, LANGUAGE_LENGTH, errors) && language != null) {
        try {
          var tag = new Locale.Builder().setLanguageTag(language.strip()).build().toLanguageTag();
          if (Rep.ANY.equals(tag)) {
            throw new IllformedLocaleException(tag);
          }
          all.add(tag);
        } catch (IllformedLocaleException e) {
          errors.add(new FieldError(field, "This must be a language such as de or pt-BR."));
        }
      }
    }
    return all;
  }

  private static List<@Nullable String> bounded(
      @Nullable List<@Nullable String> values, String field, List<FieldError> errors) {
    if (values == null) {
      return List.of();
    }
    if (values.size() > LIST_LENGTH) {
      errors.add(new FieldError(field, "There are more than " + LIST_LENGTH + "."));
      return List.of();
    }
    return values;
  }

  private static boolean checkText(
      @Nullable String text, String field, int length, List<FieldError> errors) {
    if (text == null || text.isBlank()) {
      errors.add(new FieldError(field, "This must not be empty."));
    } else if (text.length() > length) {
      errors.add(new FieldError(field, "This must not be longer than " + length + " characters."));
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      errors.add(new FieldError(field, "This must not contain control characters."));
    } else {
      return true;
    }
    return false;
  }
}
