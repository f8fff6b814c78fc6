/**
 * The element templates by which Camunda Modeler offers the steps, and what a test does with them.
 */
@NullMarked
package io.leadrelay.process.template;

import org.jspecify.annotations.NullMarked;
