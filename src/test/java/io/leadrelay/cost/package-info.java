/** What a lead costs the database, in counts that are the same on any machine. */
@NullMarked
package io.leadrelay.cost;

import org.jspecify.annotations.NullMarked;
