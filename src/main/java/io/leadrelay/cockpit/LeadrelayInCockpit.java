package io.leadrelay.cockpit;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/**
 * Tells Cockpit what Leadrelay adds to it: pages in {@code plugin-webapp/leadrelay/app/plugin.js}
 * and what they read. Cockpit finds it by {@code META-INF/services}.
 */
public class LeadrelayInCockpit extends AbstractCockpitPlugin {

  static final String ID = "leadrelay";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(CockpitPages.class);
  }
}
