package io.leadrelay.process.form;

import io.leadrelay.lead.LeadAttributes;
import java.util.Set;

/**
 * A form as it was deployed with the task that shows it: a lead that stays on an older version is
 * asked by that version's words, whatever the owners have taken away since.
 *
 * @param keys what it submits
 * @param attributes what its further fields can be
 */
public record AskedForm(Set<String> keys, LeadAttributes attributes) {}
