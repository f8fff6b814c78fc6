package io.leadrelay.intake;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How files of leads are worked on.
 *
 * @param poll how long to wait between two looks for imports that a stopped process left behind
 * @param keepRefusals how long refused rows can be fetched once their import has ended
 */
@Validated
@ConfigurationProperties("leadrelay.imports")
record ImportSettings(
    @DefaultValue("5s") @NotNull @DurationMin(millis = 100) Duration poll,
    @DefaultValue("30d") @NotNull @DurationMin(days = 1) Duration keepRefusals) {}
