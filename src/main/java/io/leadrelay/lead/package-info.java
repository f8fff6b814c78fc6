/** The shared language: what a lead is, what is known of it, and what it did. */
@NullMarked
package io.leadrelay.lead;

import org.jspecify.annotations.NullMarked;
