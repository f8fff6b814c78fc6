/** Says before a model runs whether it holds: each flaw with its place, its reason and its mend. */
@NullMarked
package io.leadrelay.process.check;

import org.jspecify.annotations.NullMarked;
