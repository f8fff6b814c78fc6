/** Pages that people read and print: the agreement as a document. */
@NullMarked
package io.leadrelay.pages;

import org.jspecify.annotations.NullMarked;
