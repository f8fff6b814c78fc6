/** Decision tables outside the engine: what stands in them, and what they answer. */
@NullMarked
package io.leadrelay.process.table;

import org.jspecify.annotations.NullMarked;
