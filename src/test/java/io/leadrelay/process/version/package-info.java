@NullMarked
package io.leadrelay.process.version;

import org.jspecify.annotations.NullMarked;
