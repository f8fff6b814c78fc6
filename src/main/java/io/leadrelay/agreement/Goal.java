package io.leadrelay.agreement;

import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revenue to be reached, and what is assumed on the way there. A figure that is left out is
 * taken from what became of past leads.
 *
 * @param revenue what the new customers are to bring in all months together, more than 0
 * @param averageDealSize what one new customer brings, in the currency of the revenue; null for
 *     live
 * @param currency an ISO 4217 code; only needed for a live deal size, where deals were won in
 *     several
 * @param leadToOpportunity the share of the leads handed over that become an opportunity, above 0
 *     and at most 1; null for live
 * @param opportunityToCustomer the share of the opportunities that are won, above 0 and at most 1;
 *     null for live
 * @param months how many months there are for it, 1 to 120
 */
public record Goal(
    BigDecimal revenue,
    @Nullable BigDecimal averageDealSize,
    @Nullable String currency,
    @Nullable BigDecimal leadToOpportunity,
    @Nullable BigDecimal opportunityToCustomer,
    int months) {

  /** What a goal is given where nobody says how many months it takes. */
  public static final int USUAL_MONTHS = 12;

  /** The longest time that a goal may take. */
  public static final int MOST_MONTHS = 120;

  // What the figures are called wherever they are asked for, and when they are refused.
  public static final String REVENUE = "revenue";
  public static final String AVERAGE_DEAL_SIZE = "averageDealSize";
  public static final String CURRENCY = "currency";
  public static final String LEAD_TO_OPPORTUNITY = "leadToOpportunity";
  public static final String OPPORTUNITY_TO_CUSTOMER = "opportunityToCustomer";
  public static final String MONTHS = "months";

  /** More digits than any amount has, and few enough to calculate with at once. */
  private static final int MOST_DIGITS = 20;

  /**
   * Checks all of it.
   *
   * @throws Refusal with every field that is not valid
   */
  public Goal {
    var errors = new ArrayList<FieldError>();
    checkAmount(REVENUE, revenue, errors);
    checkAmount(AVERAGE_DEAL_SIZE, averageDealSize, errors);
    checkRate(LEAD_TO_OPPORTUNITY, leadToOpportunity, errors);
    checkRate(OPPORTUNITY_TO_CUSTOMER, opportunityToCustomer, errors);
    if (currency != null && !isCurrency(currency)) {
      errors.add(new FieldError(CURRENCY, "This must be a currency code such as EUR."));
    }
    if (months < 1 || months > MOST_MONTHS) {
      errors.add(
          new FieldError(MONTHS, "This must be a whole number from 1 to " + MOST_MONTHS + "."));
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  /** The figures that nobody typed, by their names. */
  List<String> leftOut() {
    var names = new ArrayList<String>();
    if (averageDealSize == null) {
      names.add(AVERAGE_DEAL_SIZE);
    }
    if (leadToOpportunity == null) {
      names.add(LEAD_TO_OPPORTUNITY);
    }
    if (opportunityToCustomer == null) {
      names.add(OPPORTUNITY_TO_CUSTOMER);
    }
    return names;
  }

  private static void checkAmount(
      String field, @Nullable BigDecimal amount, List<FieldError> errors) {
    if (amount != null && hasFewDigits(field, amount, errors) && amount.signum() <= 0) {
      errors.add(new FieldError(field, "This must be more than 0."));
    }
  }

  private static void checkRate(String field, @Nullable BigDecimal rate, List<FieldError> errors) {
    if (rate != null
        && hasFewDigits(field, rate, errors)
        && (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0)) {
      errors.add(
          new FieldError(
              field, "This must be more than 0 and at most 1: for a quarter, write 0.25."));
    }
  }

  /** An exponent is cheap to write and costly to calculate with: 1e999999999 is ten characters. */
  private static boolean hasFewDigits(String field, BigDecimal number, List<FieldError> errors) {
    var before = (long) number.precision() - number.scale();
    if (before <= MOST_DIGITS && number.scale() <= MOST_DIGITS) {
      return true;
    }
    errors.add(
        new FieldError(
            field,
            "This must have at most %1$d digits before the decimal point and %1$d after it."
                .formatted(MOST_DIGITS)));
    return false;
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }
}
