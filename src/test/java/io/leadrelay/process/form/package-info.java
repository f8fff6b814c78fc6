/** What the forms promise against what their code takes. */
@NullMarked
package io.leadrelay.process.form;

import org.jspecify.annotations.NullMarked;
