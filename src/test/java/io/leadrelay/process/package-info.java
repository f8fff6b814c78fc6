/** The models, and the code behind them, put to the test in the engine. */
@NullMarked
package io.leadrelay.process;

import org.jspecify.annotations.NullMarked;
