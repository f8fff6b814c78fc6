package io.leadrelay.reporting;

import io.leadrelay.lead.Grade;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The first contacts of a month's handoffs, each measured by its own deadline and clock.
 *
 * @param grade null for both together
 * @param handoffs all of them
 * @param due those of which a first contact has come or was overdue: the base of the next three.
 *     Left out are a handoff without a deadline, one whose deadline is still to come, and one that
 *     ended before it
 * @param triedInTime with an attempt until the deadline
 * @param reachedInTime of these, with the lead reached until the deadline
 * @param overdue the deadline passed without an attempt
 * @param contacted those with a first attempt, whenever it was: the base of all that follows
 * @param medianMinutes from the handoff to the first attempt, by the clock of the handoff; null if
 *     none was contacted
 * @param p90Minutes nine of ten came sooner; null if none was contacted
 * @param typed first attempts that the rep typed in
 * @param logged first attempts that a system logged
 */
public record Contact(
    @Nullable Grade grade,
    int handoffs,
    int due,
    int triedInTime,
    int reachedInTime,
    int overdue,
    int contacted,
    @Nullable BigDecimal medianMinutes,
    @Nullable BigDecimal p90Minutes,
    int typed,
    int logged) {}
