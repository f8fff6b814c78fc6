@NullMarked
package io.leadrelay.terms;

import org.jspecify.annotations.NullMarked;
