/**
 * Moves the leads in flight to the newest version of their process, and says which stay and why.
 */
@NullMarked
package io.leadrelay.engine.migration;

import org.jspecify.annotations.NullMarked;
