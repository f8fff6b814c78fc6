@NullMarked
package io.leadrelay.command;

import org.jspecify.annotations.NullMarked;
