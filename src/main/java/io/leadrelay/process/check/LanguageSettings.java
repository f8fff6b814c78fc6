package io.leadrelay.process.check;

import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param language in which whoever starts Leadrelay reads what the check found
 */
@ConfigurationProperties("leadrelay")
@Validated
record LanguageSettings(@DefaultValue("en") @Pattern(regexp = "en|de") String language) {

  Locale locale() {
    return Locale.forLanguageTag(language);
  }
}
