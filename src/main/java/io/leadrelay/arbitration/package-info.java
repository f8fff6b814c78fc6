/** Settles what sales rejects: by a precedent, or by a ruling of the board. */
@NullMarked
package io.leadrelay.arbitration;

import org.jspecify.annotations.NullMarked;
