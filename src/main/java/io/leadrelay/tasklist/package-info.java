/** What Leadrelay adds to Camunda Tasklist. */
@NullMarked
package io.leadrelay.tasklist;

import org.jspecify.annotations.NullMarked;
