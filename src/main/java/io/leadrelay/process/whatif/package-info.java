/** Judges past leads by changed tables, on the facts that were frozen when they were judged. */
@NullMarked
package io.leadrelay.process.whatif;

import org.jspecify.annotations.NullMarked;
