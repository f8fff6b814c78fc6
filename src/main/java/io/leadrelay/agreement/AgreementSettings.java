package io.leadrelay.agreement;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the first agreement says; a later one is negotiated, so these are read once, on an empty
 * database.
 *
 * @param monthlyTarget qualified leads a month that marketing owes
 * @param weightStandard what a standard lead counts towards it
 * @param weightHot what a hot lead counts towards it
 */
@ConfigurationProperties("leadrelay.agreement")
@Validated
record AgreementSettings(
    @DefaultValue("500") @Min(1) @Max(1_000_000) int monthlyTarget,
    @DefaultValue("1") @DecimalMin("0.01") @Digits(integer = 4, fraction = 2)
        BigDecimal weightStandard,
    @DefaultValue("3") @DecimalMin("0.01") @Digits(integer = 4, fraction = 2)
        BigDecimal weightHot) {}
