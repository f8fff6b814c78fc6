/** Says in business words what differs between two states of the owners' files. */
@NullMarked
package io.leadrelay.process.change;

import org.jspecify.annotations.NullMarked;
