package io.leadrelay.tasklist;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

/**
 * What the parts of ours in Tasklist read and send. Camunda asks for a login only where the path
 * names the engine.
 */
@Path("plugin/" + LeadrelayInTasklist.ID)
public class TasklistPages extends AbstractTasklistPluginRootResource {

  private final BesideTheForm besideTheForm;
  private final OwnOutcomes ownOutcomes;

  @Inject
  public TasklistPages(BesideTheForm besideTheForm, OwnOutcomes ownOutcomes) {
    super(LeadrelayInTasklist.ID);
    this.besideTheForm = besideTheForm;
    this.ownOutcomes = ownOutcomes;
  }

  @Path("{engineName}/task/{task}")
  public TaskInTasklist task(
      @PathParam("engineName") String engine, @PathParam("task") String task) {
    return subResource(new TaskInTasklist(engine, task, besideTheForm), engine);
  }

  @Path("{engineName}/outcomes")
  public OutcomesInTasklist outcomes(@PathParam("engineName") String engine) {
    return subResource(new OutcomesInTasklist(engine, ownOutcomes), engine);
  }
}
