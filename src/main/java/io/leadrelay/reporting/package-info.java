/** Looks at what the others have written and tells it to people: reads only. */
@NullMarked
package io.leadrelay.reporting;

import org.jspecify.annotations.NullMarked;
