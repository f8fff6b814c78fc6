package io.leadrelay.engine;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the job off whose work is {@link NoLongerDue}; any other that fails is tried again. */
@Component
class PutOffJob extends AbstractCamundaConfiguration {

  @Override
  public void postInit(SpringProcessEngineConfiguration configuration) {
    var tryAgain = configuration.getFailedJobCommandFactory();
    configuration.setFailedJobCommandFactory(
        (job, failure) -> {
          var overtaken = overtaken(failure);
          return overtaken == null ? tryAgain.getCommand(job, failure) : putOff(job, overtaken);
        });
  }

  private static @Nullable NoLongerDue overtaken(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoLongerDue overtaken) {
        return overtaken;
      }
    }
    return null;
  }

  private static Command<Object> putOff(String id, NoLongerDue overtaken) {
    return context -> {
      var job = context.getJobManager().findJobById(id);
      // Whoever has overtaken it may have ended its step.
      if (job != null) {
        job.unlock();
        job.setDuedate(overtaken.until());
      }
      return id;
    };
  }
}
