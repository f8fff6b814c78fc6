/** The engine's start, schema, history and clock, put to the test. */
@NullMarked
package io.leadrelay.engine;

import org.jspecify.annotations.NullMarked;
