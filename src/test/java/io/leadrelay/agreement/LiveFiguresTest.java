package io.leadrelay.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.agreement.PastConversions.Cohort;
import io.leadrelay.lead.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A live figure that cannot be had")
class LiveFiguresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | no lead was handed over at least 12.5 days ago",
        "7 | 0 | of the leads handed over at least 12.5 days ago (7) none became an opportunity",
      })
  @DisplayName("is refused with the reason, each under its own name")
  void isRefused(int leads, int opportunities, String reason) {
    var errors = new ArrayList<FieldError>();
    var live = new LiveFigures(Duration.ofHours(300), new Cohort(leads, opportunities, 0), errors);

    assertThat(live.leadToOpportunity()).isEmpty();
    assertThat(live.opportunityToCustomer()).isEmpty();
    assertThat(live.inOneCurrency(List.of(), Optional.empty())).isEmpty();

    assertThat(errors)
        .extracting(FieldError::field)
        .containsExactly("leadToOpportunity", "opportunityToCustomer", "averageDealSize");
    assertThat(errors)
        .allSatisfy(
            error ->
                assertThat(error.reason())
                    .startsWith("Type this figure, there is no live one: ")
                    .contains(reason));
  }
}
