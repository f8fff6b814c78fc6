/** One small class for each step of the diagram. */
@NullMarked
package io.leadrelay.process.delegate;

import org.jspecify.annotations.NullMarked;
