package io.leadrelay.contact;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt on record.
 *
 * @param sameAs on what a system logged, the attempt of which the rep has told too
 */
public record LoggedAttempt(UUID id, ContactAttempt attempt, @Nullable UUID sameAs) {}
