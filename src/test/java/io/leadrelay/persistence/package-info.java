/** What is stored and found again, on the databases Leadrelay runs on. */
@NullMarked
package io.leadrelay.persistence;

import org.jspecify.annotations.NullMarked;
