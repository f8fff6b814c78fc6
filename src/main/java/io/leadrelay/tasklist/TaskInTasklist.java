package io.leadrelay.tasklist;

import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Words;
import io.leadrelay.process.LeadLifecycle;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginResource;
import org.jspecify.annotations.Nullable;

/**
 * What is read and sent beside the form of one task. Whoever may not see the task hears the same as
 * of one that is not there, and so does whoever asks for a task of another process.
 */
public class TaskInTasklist extends AbstractTasklistPluginResource {

  private final String task;
  private final BesideTheForm besideTheForm;

  TaskInTasklist(String engine, String task, BesideTheForm besideTheForm) {
    super(engine);
    this.task = task;
    this.besideTheForm = besideTheForm;
  }

  /**
   * The history of the lead.
   *
   * @param before the place from which to read back; the newest page without it
   */
  @GET
  @Path("lead")
  @Produces(MediaType.APPLICATION_JSON)
  public String lead(
      @QueryParam("before") @Nullable Integer before,
      @HeaderParam("Accept-Language") @Nullable String language) {
    return besideTheForm.lead(lead(visible()), person(), before, Words.language(language));
  }

  @GET
  @Path("colleagues")
  @Produces(MediaType.APPLICATION_JSON)
  public String colleagues() {
    var visible = visible();
    return besideTheForm.colleagues(lead(visible), visible, person());
  }

  /**
   * Passes the lead on.
   *
   * @param wish {@code to}, the id of the colleague, and {@code reason}
   */
  @POST
  @Path("pass")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response pass(@Nullable Map<String, String> wish) {
    var visible = visible();
    var wished = wish == null ? Map.<String, String>of() : wish;
    return besideTheForm.pass(
        visible, lead(visible), person(), wished.get("to"), wished.get("reason"));
  }

  /** The engine leaves out what the person may not see. */
  private Task visible() {
    var found =
        getProcessEngine()
            .getTaskService()
            .createTaskQuery()
            .taskId(task)
            .processDefinitionKey(LeadLifecycle.PROCESS)
            .singleResult();
    if (found == null) {
      throw new NotFoundException();
    }
    return found;
  }

  private LeadId lead(Task visible) {
    var identity = getProcessEngine().getIdentityService();
    var person = identity.getCurrentAuthentication();
    // Who may see the task need not be allowed to see the instance.
    identity.clearAuthentication();
    try {
      var instance =
          getProcessEngine()
              .getRuntimeService()
              .createProcessInstanceQuery()
              .processInstanceId(visible.getProcessInstanceId())
              .singleResult();
      if (instance == null) {
        throw new NotFoundException();
      }
      return LeadId.of(instance.getBusinessKey());
    } finally {
      identity.setAuthentication(person);
    }
  }

  private String person() {
    return getProcessEngine().getIdentityService().getCurrentAuthentication().getUserId();
  }
}
