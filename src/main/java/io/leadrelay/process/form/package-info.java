/** One small class for each form of the diagram: checks what was submitted and files it. */
@NullMarked
package io.leadrelay.process.form;

import org.jspecify.annotations.NullMarked;
