package io.leadrelay.agreement;

import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.WorkingCalendar;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;

/**
 * What the first agreement says; a later one is negotiated, so these are read once, on an empty
 * database.
 *
 * @param monthlyTarget qualified leads a month that marketing owes
 * @param weightStandard what a standard lead counts towards it
 * @param weightHot what a hot lead counts towards it
 * @param zone where the company works, such as {@code Europe/Berlin}
 * @param workingHours its hours, see {@link io.leadrelay.terms.WorkingHours#parse}
 * @param holidays whose public holidays are free, such as {@code DE-BY}; empty for none
 * @param signing whether people must sign later versions; off is for development
 */
@ConfigurationProperties("leadrelay.agreement")
@Validated
record AgreementSettings(
    @DefaultValue("500") @Min(1) @Max(1_000_000) int monthlyTarget,
    @DefaultValue("1") @DecimalMin("0.01") @Digits(integer = 4, fraction = 2)
        BigDecimal weightStandard,
    @DefaultValue("3") @DecimalMin("0.01") @Digits(integer = 4, fraction = 2) BigDecimal weightHot,
    @DefaultValue("Europe/Berlin") String zone,
    @DefaultValue("Mon-Fri 09:00-17:00") String workingHours,
    @DefaultValue("") String holidays,
    @DefaultValue("true") boolean signing)
    implements Validator {

  /**
   * The set-up's calendar.
   *
   * @throws Refusal if it cannot be read; the start has seen to it that it can
   */
  WorkingCalendar calendar() {
    return WorkingCalendar.of(zone, workingHours, holidays, List.of());
  }

  @Override
  public boolean supports(Class<?> type) {
    return type == AgreementSettings.class;
  }

  /** Spring asks at the start, and names the setting with what is wrong with it. */
  @Override
  public void validate(Object target, Errors errors) {
    try {
      ((AgreementSettings) target).calendar();
    } catch (Refusal refusal) {
      refusal
          .errors()
          .forEach(error -> errors.rejectValue(error.field(), "calendar", error.reason()));
    }
  }
}
