/** The language that all parts share: leads, their signals and stages, and the mail about them. */
@NullMarked
package io.leadrelay.lead;

import org.jspecify.annotations.NullMarked;
