package io.leadrelay.tasklist;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * Tells Tasklist what Leadrelay adds to it: what stands in {@code
 * plugin-webapp/leadrelay-tasklist/app/plugin.js} and what that reads. Tasklist finds it by {@code
 * META-INF/services}.
 */
public class LeadrelayInTasklist extends AbstractTasklistPlugin {

  static final String ID = "leadrelay-tasklist";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(TasklistPages.class);
  }
}
