/** Who may do what: groups and their grants, logins, passwords, and which call is open to whom. */
@NullMarked
package io.leadrelay.security;

import org.jspecify.annotations.NullMarked;
