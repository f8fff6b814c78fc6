@NullMarked
package io.leadrelay.process.table;

import org.jspecify.annotations.NullMarked;
