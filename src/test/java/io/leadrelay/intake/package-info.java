/** What comes in from outside, put to the test. */
@NullMarked
package io.leadrelay.intake;

import org.jspecify.annotations.NullMarked;
