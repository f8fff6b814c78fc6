/** Tests of the joint review. */
@NullMarked
package io.leadrelay.review;

import org.jspecify.annotations.NullMarked;
