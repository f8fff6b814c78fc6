package io.leadrelay.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.terms.WorkingHours;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.validation.FieldError;

@DisplayName("The settings of the first agreement")
class AgreementSettingsTest {

  private final ApplicationContextRunner start =
      new ApplicationContextRunner().withUserConfiguration(Settings.class);

  @Test
  @DisplayName("make the calendar of the set-up")
  void makeTheCalendar() {
    start
        .withPropertyValues(
            "leadrelay.agreement.zone=Europe/Vienna",
            "leadrelay.agreement.working-hours=Mo-Do 8-16",
            "leadrelay.agreement.holidays=at")
        .run(
            context -> {
              var calendar = context.getBean(AgreementSettings.class).calendar();
              assertThat(calendar.zone()).isEqualTo(ZoneId.of("Europe/Vienna"));
              assertThat(calendar.hours()).isEqualTo(WorkingHours.parse("Mon-Thu 8-16"));
              assertThat(calendar.holidays()).isEqualTo("AT");
            });
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "zone | Europe/Bärlin | zone | There is no time zone 'Europe/Bärlin';",
        "working-hours | Mon-Fri 17-9 | workingHours | In the working hours 'Mon-Fri 17-9' the end",
        "holidays | DE-XX | holidays | DE has no state 'XX' with holidays of its own. Known are",
        "weight-hot | 0 | weightHot | must be greater than or equal to 0.01"
      })
  @DisplayName("refuse the start by the name of the one that is wrong, with the reason")
  void refuseTheStart(String setting, String value, String field, String reason) {
    start
        .withPropertyValues("leadrelay.agreement." + setting + "=" + value)
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOfSatisfying(
                        BindValidationException.class,
                        broken ->
                            assertThat(broken.getValidationErrors().getAllErrors())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                    FieldError.class,
                                    error -> {
                                      assertThat(error.getObjectName())
                                          .isEqualTo("leadrelay.agreement");
                                      assertThat(error.getField()).isEqualTo(field);
                                      assertThat(error.getRejectedValue().toString())
                                          .isEqualTo(value);
                                      assertThat(error.getDefaultMessage()).startsWith(reason);
                                    })));
  }

  @EnableConfigurationProperties(AgreementSettings.class)
  static class Settings {}
}
