package io.leadrelay.agreement;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/**
 * What the first agreement says where nobody has set anything else.
 *
 * @param monthlyTarget qualified leads a month
 * @param tables the keys of the tables that are signed
 */
public record ShippedTerms(
    int monthlyTarget, BigDecimal weightStandard, BigDecimal weightHot, List<String> tables) {

  private static final Path SETTINGS = Path.of("src", "main", "resources", "application.yaml");

  /** Reads them as the application would. */
  public static ShippedTerms read() throws java.io.IOException {
    var environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("settings", new FileSystemResource(SETTINGS))
        .forEach(environment.getPropertySources()::addLast);
    var settings =
        new Binder(ConfigurationPropertySources.get(environment))
            .bindOrCreate("leadrelay.agreement", AgreementSettings.class);
    return new ShippedTerms(
        settings.monthlyTarget(),
        settings.weightStandard(),
        settings.weightHot(),
        AgreementCheck.SIGNED);
  }
}
