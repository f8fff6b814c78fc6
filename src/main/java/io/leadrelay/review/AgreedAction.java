package io.leadrelay.review;

import io.leadrelay.terms.Side;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a side will do, as it said in a review.
 *
 * @param number by which people name it
 * @param doneBy the name of who said that it is done
 */
public record AgreedAction(
    int number,
    YearMonth month,
    Side side,
    String text,
    @Nullable Instant doneAt,
    @Nullable String doneBy) {}
