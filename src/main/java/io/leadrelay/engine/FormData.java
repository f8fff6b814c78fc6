package io.leadrelay.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the form of a task shows beside the variables of the process; nothing of it is stored. */
public interface FormData {

  /** Whether it knows the tasks of this process. */
  boolean govern(String processDefinitionKey);

  /**
   * The values by the name the form knows them by: texts, numbers, truth values, or maps and lists
   * of these. Asked only for somebody who may read the task.
   */
  Map<String, @Nullable Object> of(TaskAtHand task);

  /**
   * What somebody may choose in the start form, by the key of the field. A field with nothing to
   * choose is left out.
   */
  default Map<String, List<Choice>> choicesAtStart(String person) {
    return Map.of();
  }

  /** One of the options of a field. */
  record Choice(String value, String label) {}
}
