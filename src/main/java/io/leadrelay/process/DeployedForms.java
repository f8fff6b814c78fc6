package io.leadrelay.process;

import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.process.form.AskedForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.form.FormData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms in the engine's repository ask, each in the version that belongs to its task. */
@Component
class DeployedForms {

  private final FormService forms;
  private final RepositoryService repository;
  private final LeadAttributes declaredNow;
  private final Map<String, AskedForm> known = new ConcurrentHashMap<>();
  private final Map<String, LeadAttributes> declared = new ConcurrentHashMap<>();

  DeployedForms(FormService forms, RepositoryService repository, LeadAttributes declaredNow) {
    this.forms = forms;
    this.repository = repository;
    this.declaredNow = declaredNow;
  }

  /** What the form of a task asks; nothing if it has no form. */
  AskedForm asked(TaskAtHand task) {
    return asked(
        task.definition(),
        forms.getTaskFormData(task.id()),
        () -> forms.getDeployedTaskForm(task.id()));
  }

  /**
   * What the start form asks; nothing if there is no form.
   *
   * @param definition the id of the process definition
   */
  AskedForm askedAtStart(String definition) {
    return asked(
        definition,
        forms.getStartFormData(definition),
        () -> forms.getDeployedStartForm(definition));
  }

  private AskedForm asked(String definition, @Nullable FormData data, Supplier<InputStream> form) {
    var ref = data == null ? null : data.getCamundaFormRef();
    if (ref == null) {
      return asked(definition, data == null || data.getFormKey() == null ? Set.of() : read(form));
    }
    if (!"deployment".equals(ref.getBinding())) {
      return asked(definition, read(form));
    }
    var name = definition + " " + ref.getKey();
    var asked = known.get(name);
    if (asked == null) {
      asked = asked(definition, read(form));
      known.put(name, asked);
    }
    return asked;
  }

  private AskedForm asked(String definition, Set<String> keys) {
    var attributes = declared.get(definition);
    if (attributes == null) {
      attributes = declaredWith(definition);
      declared.put(definition, attributes);
    }
    return new AskedForm(keys, attributes);
  }

  /**
   * What was declared when the version was deployed; before that was kept, what is declared now.
   */
  private LeadAttributes declaredWith(String definition) {
    var deployment = repository.getProcessDefinition(definition).getDeploymentId();
    if (!repository.getDeploymentResourceNames(deployment).contains(DeclaredAttributes.FILE)) {
      return declaredNow;
    }
    try (var file = repository.getResourceAsStream(deployment, DeclaredAttributes.FILE)) {
      return LeadAttributes.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(DeclaredAttributes.FILE + " cannot be read", e);
    }
  }

  private static Set<String> read(Supplier<InputStream> form) {
    try (var content = form.get()) {
      return FormFields.keys(new String(content.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("A form cannot be read", e);
    }
  }
}
