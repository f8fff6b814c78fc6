/** What {@code java -jar leadrelay.jar COMMAND} does besides running Leadrelay. */
@NullMarked
package io.leadrelay.command;

import org.jspecify.annotations.NullMarked;
