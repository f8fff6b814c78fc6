@NullMarked
package io.leadrelay.process.whatif;

import org.jspecify.annotations.NullMarked;
