/** Chooses the rep and passes ownership of a lead to them. */
@NullMarked
package io.leadrelay.handoff;

import org.jspecify.annotations.NullMarked;
