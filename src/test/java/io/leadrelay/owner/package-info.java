/** Does what the guide for process owners says, exactly as it is written. */
@NullMarked
package io.leadrelay.owner;

import org.jspecify.annotations.NullMarked;
