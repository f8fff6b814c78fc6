/** Proposes and signs what both teams owe each other. */
@NullMarked
package io.leadrelay.agreement;

import org.jspecify.annotations.NullMarked;
