package io.leadrelay.process.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.arbitration.RejectionReason;
import io.leadrelay.arbitration.Verdict;
import io.leadrelay.contact.ContactOutcome;
import io.leadrelay.contact.Opportunities;
import io.leadrelay.process.StepContract;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The choices that a form's step promises to take")
class PromisedChoicesTest {

  @Test
  @DisplayName("are those that its code takes")
  void areThoseOfTheCode() {
    for (var form : List.of(ContactLeadForm.class, FollowUpLeadForm.class)) {
      assertThat(choices(form, "contactOutcome"))
          .containsExactlyInAnyOrderElementsOf(names(ContactOutcome.values()));
      assertThat(choices(form, "rejectionReason"))
          .containsExactlyInAnyOrderElementsOf(names(RejectionReason.values()));
      assertThat(choices(form, "channel"))
          .containsExactlyInAnyOrderElementsOf(ContactForm.CHANNELS);
    }
    assertThat(choices(ArbitrateLeadForm.class, "ruling"))
        .containsExactlyInAnyOrderElementsOf(names(Verdict.values()));
    assertThat(choices(PursueOpportunityForm.class, "opportunityOutcome"))
        .containsExactlyInAnyOrderElementsOf(names(Opportunities.Outcome.values()));
    assertThat(choices(PursueOpportunityForm.class, "currency"))
        .containsExactlyInAnyOrderElementsOf(PursueOpportunityForm.CURRENCIES);
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static List<String> choices(Class<?> form, String key) {
    return Arrays.stream(form.getAnnotation(StepContract.class).choices())
        .filter(text -> text.startsWith(key + ": "))
        .flatMap(text -> Stream.of(text.substring(key.length() + 2).split(", ", -1)))
        .toList();
  }
}
