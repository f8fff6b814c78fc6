package io.leadrelay.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;

/**
 * Deploys the models under names that are the same in the IDE, in the jar and from an outside
 * folder: under any other name an unchanged file would become a new version.
 */
class ModelDeployment extends DefaultDeploymentConfiguration {

  private final ModelFiles models;

  ModelDeployment(ModelFiles models) {
    this.models = models;
  }

  /**
   * One changed file deploys all: a form and its model are bound to each other by their deployment.
   */
  @Override
  public void preInit(SpringProcessEngineConfiguration configuration) {
    super.preInit(configuration);
    configuration.setDeploymentName(ModelFiles.DEPLOYMENT);
    configuration.setDeployChangedOnly(false);
  }

  @Override
  public Set<Resource> getDeploymentResources() {
    Set<Resource> resources = new LinkedHashSet<>();
    for (String name : models.deployedNames()) {
      resources.add(new ModelResource(name, models.read(name)));
    }
    return resources;
  }

  /** The engine names a deployed resource by its path within its context. */
  private static final class ModelResource extends ByteArrayResource implements ContextResource {

    private final String name;

    ModelResource(String name, byte[] content) {
      super(content, name);
      this.name = name;
    }

    @Override
    public String getPathWithinContext() {
      return name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ModelResource that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }
}
