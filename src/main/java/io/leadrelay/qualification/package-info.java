/** Judges whether a lead fits and whether it is ready to buy. */
@NullMarked
package io.leadrelay.qualification;

import org.jspecify.annotations.NullMarked;
