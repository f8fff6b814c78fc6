package io.leadrelay.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;

/** The owners' models with some of them changed, put live as a start would. */
public final class ChangedModels {

  private final ModelFiles models;
  private final Map<String, UnaryOperator<String>> changes = new TreeMap<>();

  public ChangedModels(ModelFiles models) {
    this.models = models;
  }

  /** Changes a file; one that stays as it is fails the test. */
  public ChangedModels with(String name, UnaryOperator<String> change) {
    var before = models.text(name);
    if (change.apply(before).equals(before)) {
      throw new AssertionError(name + " would stay as it is");
    }
    changes.put(name, change);
    return this;
  }

  /** Deploys them all and answers with the id of the deployment. */
  public String deploy(RepositoryService repository) {
    var deployment = repository.createDeployment().name(ModelFiles.DEPLOYMENT);
    for (var name : models.deployedNames()) {
      var content = changes.getOrDefault(name, UnaryOperator.identity()).apply(models.text(name));
      deployment.addInputStream(
          name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
    return deployment.deploy().getId();
  }
}
