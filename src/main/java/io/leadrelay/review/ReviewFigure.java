package io.leadrelay.review;

import io.leadrelay.terms.Side;
import org.jspecify.annotations.Nullable;

/**
 * One line of a month's scorecard, as it is shown.
 *
 * @param key by which a later month finds the figure again; never changes
 * @param name in plain words
 * @param side that owes it, null for a figure that nobody owes
 * @param agreed what the agreement says, with its unit; null where it says nothing
 * @param value what the month came to, with its unit
 */
public record ReviewFigure(
    String key, String name, @Nullable Side side, @Nullable String agreed, String value) {}
