@NullMarked
package io.leadrelay.process.change;

import org.jspecify.annotations.NullMarked;
