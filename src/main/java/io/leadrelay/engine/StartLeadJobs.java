package io.leadrelay.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Jobs that start the process of a lead which is stored already. The engine retries them and, when
 * they fail for good, shows each as an incident of the process definition.
 */
@Component
public class StartLeadJobs extends AbstractCamundaConfiguration {

  private static final String TYPE = "start-lead";
  private static final int TRIES = 5;

  private final ObjectProvider<LeadStart> leadStart;
  private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
  private final ObjectProvider<RepositoryService> repository;

  StartLeadJobs(
      ObjectProvider<LeadStart> leadStart,
      ObjectProvider<ProcessEngineConfigurationImpl> engine,
      ObjectProvider<RepositoryService> repository) {
    this.leadStart = leadStart;
    this.engine = engine;
    this.repository = repository;
  }

  /** What the job does. */
  public interface LeadStart {

    /** The key of the process that the job belongs to. */
    String process();

    /** Starts the process of the lead, unless it runs already. */
    void start(String lead);
  }

  @Override
  public void preInit(SpringProcessEngineConfiguration configuration) {
    // The engine's own list is of the raw type.
    @SuppressWarnings("rawtypes")
    List<JobHandler> handlers =
        Objects.requireNonNullElseGet(configuration.getCustomJobHandlers(), ArrayList::new);
    handlers.add(new Handler());
    configuration.setCustomJobHandlers(handlers);
  }

  /** Makes such a job within the caller's transaction. */
  public void create(String lead) {
    var definition =
        repository
            .getObject()
            .createProcessDefinitionQuery()
            .processDefinitionKey(leadStart.getObject().process())
            .latestVersion()
            .singleResult();
    engine
        .getObject()
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              var job = new MessageEntity();
              job.setJobHandlerType(TYPE);
              job.setJobHandlerConfiguration(new Lead(lead));
              job.setRetries(TRIES);
              if (definition != null) {
                job.setProcessDefinitionId(definition.getId());
                job.setProcessDefinitionKey(definition.getKey());
                job.setDeploymentId(definition.getDeploymentId());
              }
              context.getJobManager().send(job);
              return null;
            });
  }

  private record Lead(String id) implements JobHandlerConfiguration {

    @Override
    public String toCanonicalString() {
      return id;
    }
  }

  private class Handler implements JobHandler<Lead> {

    @Override
    public String getType() {
      return TYPE;
    }

    @Override
    public void execute(
        Lead lead, ExecutionEntity execution, CommandContext context, String tenant) {
      leadStart.getObject().start(lead.id());
    }

    @Override
    public Lead newConfiguration(String canonical) {
      return new Lead(canonical);
    }

    @Override
    public void onDelete(Lead lead, JobEntity job) {
      // Nothing is kept beside the job.
    }
  }
}
