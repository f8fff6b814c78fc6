/**
 * What repeats the models and is therefore made of them: element templates, README, the picture.
 */
@NullMarked
package io.leadrelay.generated;

import org.jspecify.annotations.NullMarked;
