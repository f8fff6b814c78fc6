package io.leadrelay.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A goal")
class GoalTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0e999999999", "1e999999999", "1e-999999999", "1e20"})
  @DisplayName("is no revenue or deal size of nothing, less than nothing, or absurd length")
  void refusesAmounts(String amount) {
    assertThat(refused(amount, amount, "1", "1", "EUR", 12))
        .extracting(FieldError::field)
        .containsExactly("revenue", "averageDealSize");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.2", "1.00000000000000000001", "2", "1e999999999", "1e-21"})
  @DisplayName("has no rate of nothing, less than nothing, more than all, or absurd length")
  void refusesRates(String rate) {
    assertThat(refused("1", "1", rate, rate, "EUR", 12))
        .extracting(FieldError::field)
        .containsExactly("leadToOpportunity", "opportunityToCustomer");
  }

  @ParameterizedTest
  @CsvSource({"eur, 12, currency", "EURO, 12, currency", "XX1, 12, currency", ", 0, months"})
  @DisplayName("has a real currency and a time that can be planned")
  void refusesTheRest(@Nullable String currency, int months, String field) {
    assertThat(refused("1", "1", "1", "1", currency, months))
        .extracting(FieldError::field)
        .containsExactly(field);
  }

  @Test
  @DisplayName("is told everything that is wrong with it at once")
  void namesAll() {
    assertThat(refused("0", "0", "0", "2", "?", 121))
        .extracting(FieldError::field)
        .containsExactly(
            "revenue",
            "averageDealSize",
            "leadToOpportunity",
            "opportunityToCustomer",
            "currency",
            "months");
  }

  @Test
  @DisplayName("may be as large, as small and as long as its limits")
  void takesItsLimits() {
    assertThatCode(() -> goal("99999999999999999999", "1e-20", "1e-20", "1", "CHF", 120))
        .doesNotThrowAnyException();
    assertThatCode(() -> goal("1e19", null, null, null, null, 1)).doesNotThrowAnyException();
  }

  static Goal goal(
      String revenue,
      @Nullable String averageDealSize,
      @Nullable String leadToOpportunity,
      @Nullable String opportunityToCustomer,
      @Nullable String currency,
      int months) {
    return new Goal(
        new BigDecimal(revenue),
        number(averageDealSize),
        currency,
        number(leadToOpportunity),
        number(opportunityToCustomer),
        months);
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static List<FieldError> refused(
      String revenue,
      String averageDealSize,
      String leadToOpportunity,
      String opportunityToCustomer,
      @Nullable String currency,
      int months) {
    return catchThrowableOfType(
            Refusal.class,
            () ->
                goal(
                    revenue,
                    averageDealSize,
                    leadToOpportunity,
                    opportunityToCustomer,
                    currency,
                    months))
        .errors();
  }
}
