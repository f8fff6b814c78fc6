/** A rep is away: who acts for them meanwhile, and with which leads. */
@NullMarked
package io.leadrelay.absence;

import org.jspecify.annotations.NullMarked;
