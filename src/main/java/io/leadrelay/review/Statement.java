package io.leadrelay.review;

import io.leadrelay.terms.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one side said to a month.
 *
 * @param person the user id
 * @param name what the person was called then
 */
public record Statement(
    Side side, String person, String name, Instant at, @Nullable String notes) {}
