package io.leadrelay.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings {@code leadrelay.mail.*}.
 *
 * @param from the sender of every mail, {@code name@example.org} or {@code Name <name@example.org>}
 * @param unsubscribe an https or mailto address where nurture mail can be unsubscribed; {@code
 *     {lead}} in it becomes the lead's id; without it mails carry no such header
 * @param poll how long to wait between two looks into the outbox
 */
@Validated
@ConfigurationProperties("leadrelay.mail")
record MailSettings(
    @NotBlank @DefaultValue("Leadrelay <leadrelay@localhost.localdomain>") String from,
    @Nullable @Pattern(regexp = "(https://|mailto:)[^\\s<>]+") String unsubscribe,
    @NotNull @DefaultValue("1s") Duration poll) {}
