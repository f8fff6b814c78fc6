/** Broken models, and what is said of them. */
@NullMarked
package io.leadrelay.process.check;

import org.jspecify.annotations.NullMarked;
