/** One class for each business path through the diagram of a lead's life. */
@NullMarked
package io.leadrelay.process.path;

import org.jspecify.annotations.NullMarked;
