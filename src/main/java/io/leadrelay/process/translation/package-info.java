/** What the process owners wrote in English, in the words of another language. */
@NullMarked
package io.leadrelay.process.translation;

import org.jspecify.annotations.NullMarked;
