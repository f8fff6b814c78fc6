@NullMarked
package io.leadrelay.engine.migration;

import org.jspecify.annotations.NullMarked;
