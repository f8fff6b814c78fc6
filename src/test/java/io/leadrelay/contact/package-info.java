@NullMarked
package io.leadrelay.contact;

import org.jspecify.annotations.NullMarked;
