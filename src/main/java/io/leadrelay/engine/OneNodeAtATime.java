package io.leadrelay.engine;

import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;

/**
 * Builds the engine while no other node builds its own: what the start writes once (history level,
 * administrator, groups, first deployment) is looked for and then inserted, and two nodes would
 * both find nothing. Its decision tables read FEEL by {@link ReadOnceFeel}.
 */
class OneNodeAtATime extends SpringProcessEngineConfiguration {

  private final StartLock startLock;

  OneNodeAtATime(StartLock startLock) {
    this.startLock = startLock;
    this.dmnEngineConfiguration = new DefaultDmnEngineConfiguration();
    dmnEngineConfiguration.setFeelEngineFactory(ReadOnceFeel::new);
  }

  @Override
  public ProcessEngine buildProcessEngine() {
    return startLock.whileHeld(super::buildProcessEngine);
  }
}
