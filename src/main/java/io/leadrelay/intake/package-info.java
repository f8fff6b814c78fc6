/**
 * Takes in what comes from outside: leads, signals, attempts, and requests to merge or forget them.
 */
@NullMarked
package io.leadrelay.intake;

import org.jspecify.annotations.NullMarked;
