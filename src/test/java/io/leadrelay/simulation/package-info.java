/** Months of work in simulated time, through the real process, against a count of their own. */
@NullMarked
package io.leadrelay.simulation;

import org.jspecify.annotations.NullMarked;
