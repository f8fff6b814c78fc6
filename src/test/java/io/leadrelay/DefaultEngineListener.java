package io.leadrelay;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Several contexts live in one JVM, and each has an engine named {@code default}: the web apps and
 * the assertions look it up by that name and must find the one of the test at hand.
 */
class DefaultEngineListener implements TestExecutionListener {

  @Override
  public void beforeTestMethod(TestContext testContext) {
    ProcessEngines.registerProcessEngine(
        testContext.getApplicationContext().getBean(ProcessEngine.class));
  }
}
