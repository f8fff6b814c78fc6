package io.leadrelay.reporting;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a month that both teams have reviewed and that has changed since.
 *
 * @param figure its key, see {@link Scorecard#figures()}
 * @param then as it was reviewed; null if there was none
 * @param now null if there is none any more
 */
public record Restated(
    String figure, Owner owner, @Nullable BigDecimal then, @Nullable BigDecimal now) {}
