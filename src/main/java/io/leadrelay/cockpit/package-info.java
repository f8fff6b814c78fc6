/** What Leadrelay adds to Camunda Cockpit. */
@NullMarked
package io.leadrelay.cockpit;

import org.jspecify.annotations.NullMarked;
