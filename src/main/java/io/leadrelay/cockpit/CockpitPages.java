package io.leadrelay.cockpit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.process.version.ModelVersions;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/**
 * What the pages in Cockpit are made of and read. Camunda asks for a login only where the path
 * names the engine.
 */
@Path("plugin/" + LeadrelayInCockpit.ID)
public class CockpitPages extends AbstractCockpitPluginRootResource {

  private final ModelVersions versions;
  private final ObjectMapper json;

  @Inject
  public CockpitPages(ModelVersions versions, ObjectMapper json) {
    super(LeadrelayInCockpit.ID);
    this.versions = versions;
    this.json = json;
  }

  @Path("{engineName}/models")
  public ModelsInCockpit models(@PathParam("engineName") String engine) {
    return subResource(new ModelsInCockpit(engine, versions, json), engine);
  }
}
