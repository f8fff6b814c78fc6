@NullMarked
package io.leadrelay.process.translation;

import org.jspecify.annotations.NullMarked;
