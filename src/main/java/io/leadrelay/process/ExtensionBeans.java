package io.leadrelay.process;

import io.leadrelay.engine.StartRefused;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Adds the steps of the owner's own to the application, by the names that the diagram calls them.
 * It looks before any bean is made, so that a refused start leaves no database behind.
 */
class ExtensionBeans implements BeanDefinitionRegistryPostProcessor {

  static final String PROPERTY = "leadrelay.extensions";

  private final Environment environment;

  ExtensionBeans(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    var classes = Objects.requireNonNull(ClassUtils.getDefaultClassLoader());
    var ours = StepCatalogue.ofLeadrelay(classes);
    var folder = environment.getProperty(PROPERTY, "").strip();
    var all = folder.isEmpty() ? ours : withSteps(Path.of(folder), ours, classes, registry);
    registry.registerBeanDefinition(
        "stepCatalogue",
        BeanDefinitionBuilder.genericBeanDefinition(StepCatalogue.class, () -> all)
            .getBeanDefinition());
  }

  private static StepCatalogue withSteps(
      Path folder, StepCatalogue ours, ClassLoader classes, BeanDefinitionRegistry registry) {
    var extensions = Extensions.in(folder, classes);
    var all = ours.with(extensions);
    for (var type : extensions.steps()) {
      var name = StepCatalogue.offered(type).bean();
      if (registry.isBeanNameInUse(name)) {
        throw clash(extensions, name);
      }
      registry.registerBeanDefinition(
          name, BeanDefinitionBuilder.genericBeanDefinition(type).getBeanDefinition());
    }
    return all;
  }

  private static StartRefused clash(Extensions extensions, String name) {
    return extensions.refused(
        "offers the step '%s', but Leadrelay calls a part of its own by that name".formatted(name));
  }
}
