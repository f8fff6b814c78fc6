/** Shows over real HTTP who may do what. */
@NullMarked
package io.leadrelay.security;

import org.jspecify.annotations.NullMarked;
