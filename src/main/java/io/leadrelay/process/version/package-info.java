/** Which versions of the models there are, what differs between them, and what runs on which. */
@NullMarked
package io.leadrelay.process.version;

import org.jspecify.annotations.NullMarked;
