/** Who may import whom, and how things are named, each with its reason. */
@NullMarked
package io.leadrelay.architecture;

import org.jspecify.annotations.NullMarked;
