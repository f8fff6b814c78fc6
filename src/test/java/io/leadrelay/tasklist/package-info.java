@NullMarked
package io.leadrelay.tasklist;

import org.jspecify.annotations.NullMarked;
