package io.leadrelay.review;

import java.time.YearMonth;

/**
 * A figure of an earlier month that is no longer what both were shown.
 *
 * @param month to which the figure belongs
 * @param key of the {@link ReviewFigure}
 * @param was as it was shown last
 * @param now as it is since
 */
public record Restatement(YearMonth month, String key, String name, String was, String now) {}
