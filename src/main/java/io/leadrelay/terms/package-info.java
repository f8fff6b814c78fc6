/** The agreement in force and the team it binds: read by all. */
@NullMarked
package io.leadrelay.terms;

import org.jspecify.annotations.NullMarked;
