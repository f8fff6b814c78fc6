package io.leadrelay.contact;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people of sales are told of their leads by mail.
 *
 * @param poll how long to wait between two looks for what is to be told
 * @param pause how long a person is left in peace after a mail, unless something is urgent
 * @param keep how long it is kept what was mailed
 */
@Validated
@ConfigurationProperties("leadrelay.notices")
record NoticeSettings(
    @DefaultValue("2s") @NotNull @DurationMin(millis = 100) Duration poll,
    @DefaultValue("10m") @NotNull @DurationMin Duration pause,
    @DefaultValue("30d") @NotNull @DurationMin(days = 1) Duration keep) {}
