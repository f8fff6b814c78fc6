/** Keeps leads and all that happens to them in the database. */
@NullMarked
package io.leadrelay.persistence;

import org.jspecify.annotations.NullMarked;
