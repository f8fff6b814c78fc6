@NullMarked
package io.leadrelay.cockpit;

import org.jspecify.annotations.NullMarked;
