package io.leadrelay.lead;

/**
 * One thing that is wrong with what came in.
 *
 * @param field the field as the sender named it, for example {@code email} or {@code
 *     attributes.city}
 * @param reason a plain sentence that says what is wrong and what would be right
 */
public record FieldError(String field, String reason) {}
