/** Reads files of leads, whichever system wrote them, row by row and in constant memory. */
@NullMarked
package io.leadrelay.intake.csv;

import org.jspecify.annotations.NullMarked;
