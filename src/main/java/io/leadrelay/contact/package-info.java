/** Keeps the contact clock, the attempts and the cadence of follow-up. */
@NullMarked
package io.leadrelay.contact;

import org.jspecify.annotations.NullMarked;
