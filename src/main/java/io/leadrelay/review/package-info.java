/** Joint review: both leads close a month together, and are warned while it can still be saved. */
@NullMarked
package io.leadrelay.review;

import org.jspecify.annotations.NullMarked;
