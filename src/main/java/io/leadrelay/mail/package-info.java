/** Keeps mail in an outbox table and passes it on by SMTP or, without a server, as files. */
@NullMarked
package io.leadrelay.mail;

import org.jspecify.annotations.NullMarked;
