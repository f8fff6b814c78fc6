package io.leadrelay.process;

import io.leadrelay.engine.TaskAtHand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.form.FormData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms in the engine's repository ask, each in the version that belongs to its task. */
@Component
class DeployedForms {

  private final FormService forms;
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  DeployedForms(FormService forms) {
    this.forms = forms;
  }

  /** The keys that the form of a task submits; none if it has no form. */
  Set<String> keys(TaskAtHand task) {
    return keys(
        task.definition(),
        forms.getTaskFormData(task.id()),
        () -> forms.getDeployedTaskForm(task.id()));
  }

  /**
   * The keys that the start form submits; none if there is no form.
   *
   * @param definition the id of the process definition
   */
  Set<String> startKeys(String definition) {
    return keys(
        definition,
        forms.getStartFormData(definition),
        () -> forms.getDeployedStartForm(definition));
  }

  private Set<String> keys(String definition, @Nullable FormData data, Supplier<InputStream> form) {
    var ref = data == null ? null : data.getCamundaFormRef();
    if (ref == null) {
      return data == null || data.getFormKey() == null ? Set.of() : read(form);
    }
    if (!"deployment".equals(ref.getBinding())) {
      return read(form);
    }
    var name = definition + " " + ref.getKey();
    var keys = known.get(name);
    if (keys == null) {
      keys = read(form);
      known.put(name, keys);
    }
    return keys;
  }

  private static Set<String> read(Supplier<InputStream> form) {
    try (var content = form.get()) {
      return FormFields.keys(new String(content.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("A form cannot be read", e);
    }
  }
}
