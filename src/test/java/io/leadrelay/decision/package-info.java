/** The decision tables and forms that process owners edit, tested as they stand in the files. */
@NullMarked
package io.leadrelay.decision;

import org.jspecify.annotations.NullMarked;
