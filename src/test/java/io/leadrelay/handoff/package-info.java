/** Tests of who gets a lead. */
@NullMarked
package io.leadrelay.handoff;

import org.jspecify.annotations.NullMarked;
