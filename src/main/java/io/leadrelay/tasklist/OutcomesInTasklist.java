package io.leadrelay.tasklist;

import io.leadrelay.lead.Words;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginResource;
import org.jspecify.annotations.Nullable;

/** The outcomes of whoever is logged in: others hear nothing of them. */
public class OutcomesInTasklist extends AbstractTasklistPluginResource {

  private final OwnOutcomes ownOutcomes;

  OutcomesInTasklist(String engine, OwnOutcomes ownOutcomes) {
    super(engine);
    this.ownOutcomes = ownOutcomes;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String own(@HeaderParam("Accept-Language") @Nullable String language) {
    return ownOutcomes.of(person(), Words.language(language));
  }

  /**
   * Corrects one.
   *
   * @param values what the form of its task would submit
   */
  @POST
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response correct(
      @PathParam("id") String id, @Nullable Map<String, @Nullable Object> values) {
    return ownOutcomes.correct(parsed(id), person(), values == null ? Map.of() : values);
  }

  private static UUID parsed(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException noId) {
      throw new NotFoundException(noId);
    }
  }

  private String person() {
    return getProcessEngine().getIdentityService().getCurrentAuthentication().getUserId();
  }
}
