/** What the tests of all parts share. */
@NullMarked
package io.leadrelay;

import org.jspecify.annotations.NullMarked;
