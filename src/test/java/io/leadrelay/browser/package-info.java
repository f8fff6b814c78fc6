/** Tests that look at the web apps through a real browser. */
@NullMarked
package io.leadrelay.browser;

import org.jspecify.annotations.NullMarked;
