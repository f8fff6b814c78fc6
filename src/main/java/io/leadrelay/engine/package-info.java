/**
 * Everything that touches the inside of the process engine: its start, schema, history and clock.
 */
@NullMarked
package io.leadrelay.engine;

import org.jspecify.annotations.NullMarked;
