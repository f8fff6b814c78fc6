/** The contract between the diagram of a lead's life and the code behind its steps. */
@NullMarked
package io.leadrelay.process;

import org.jspecify.annotations.NullMarked;
