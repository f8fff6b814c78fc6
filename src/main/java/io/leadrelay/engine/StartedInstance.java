package io.leadrelay.engine;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;

/** The instance that carries what the start form submitted, as the engine's callers know one. */
record StartedInstance(
    String id, String businessKey, boolean ended, String definition, String definitionKey)
    implements ProcessInstance {

  @Override
  public String getId() {
    return id;
  }

  @Override
  public String getProcessInstanceId() {
    return id;
  }

  @Override
  public String getRootProcessInstanceId() {
    return id;
  }

  @Override
  public String getBusinessKey() {
    return businessKey;
  }

  @Override
  public String getProcessDefinitionId() {
    return definition;
  }

  @Override
  public String getProcessDefinitionKey() {
    return definitionKey;
  }

  @Override
  public boolean isEnded() {
    return ended;
  }

  @Override
  public boolean isSuspended() {
    return false;
  }

  @Override
  public @Nullable String getCaseInstanceId() {
    return null;
  }

  @Override
  public @Nullable String getTenantId() {
    return null;
  }
}
