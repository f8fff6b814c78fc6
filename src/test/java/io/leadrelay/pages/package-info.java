@NullMarked
package io.leadrelay.pages;

import org.jspecify.annotations.NullMarked;
