/** What the agreement says as shipped. */
@NullMarked
package io.leadrelay.agreement;

import org.jspecify.annotations.NullMarked;
