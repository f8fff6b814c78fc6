/** Warms leads up that are not ready yet, and listens for their signals. */
@NullMarked
package io.leadrelay.nurturing;

import org.jspecify.annotations.NullMarked;
