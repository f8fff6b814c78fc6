/** What the figures mean. */
@NullMarked
package io.leadrelay.reporting;

import org.jspecify.annotations.NullMarked;
