package io.leadrelay.reporting;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a month that runs is likely to come to if working days go on as the last ones did; see
 * {@link Forecasting} for the formula. All but the numbers of days are points.
 *
 * @param rate the mean of a working day
 * @param workingDays how many working days the mean is of
 * @param workingDaysLeft today included if it is one
 * @param points by the end of the month
 * @param low the lower end of the 95 % interval, never less than what is there; null if the mean is
 *     of fewer than two days
 * @param high the upper end, null if there is no lower one
 */
public record Forecast(
    BigDecimal rate,
    int workingDays,
    int workingDaysLeft,
    BigDecimal points,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high) {}
