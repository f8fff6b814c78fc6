package io.leadrelay.cockpit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.process.version.ModelVersions;
import io.leadrelay.security.Groups;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.Set;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginResource;

/** What the page of models reads. */
public class ModelsInCockpit extends AbstractCockpitPluginResource {

  /** Those who may enter Cockpit: a session of Tasklist gets past Camunda's own door too. */
  private static final Set<String> READERS =
      Set.of(Groups.MANAGEMENT, Groups.PROCESS_OWNER, Groups.ADMIN);

  private static final int MOST = 200;

  private final ModelVersions versions;
  private final ObjectMapper json;

  ModelsInCockpit(String engine, ModelVersions versions, ObjectMapper json) {
    super(engine);
    this.versions = versions;
    this.json = json;
  }

  /**
   * The models as they stand now, in the language that the page asks for.
   *
   * @param limit how many versions, at most 200
   * @throws ForbiddenException for whoever has no business in Cockpit
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String now(
      @QueryParam("limit") @DefaultValue("20") int limit, @Context HttpHeaders headers)
      throws JsonProcessingException {
    var person = getProcessEngine().getIdentityService().getCurrentAuthentication();
    if (person == null || Collections.disjoint(person.getGroupIds(), READERS)) {
      throw new ForbiddenException();
    }
    // Cockpit's own mapper knows no Instant.
    return json.writeValueAsString(
        versions.now(headers.getAcceptableLanguages().get(0), Math.min(Math.max(limit, 1), MOST)));
  }
}
