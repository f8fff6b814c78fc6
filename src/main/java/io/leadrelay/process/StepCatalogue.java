package io.leadrelay.process;

import io.leadrelay.process.StepContract.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The steps that the product offers to the diagram, read from their contracts; needs neither an
 * engine nor a running application.
 */
public final class StepCatalogue {

  private static final String OURS = "io.leadrelay.process";

  private final List<OfferedStep> steps;

  private StepCatalogue(List<OfferedStep> steps) {
    this.steps = steps;
  }

  /**
   * A step that is offered.
   *
   * @param bean the name by which an expression in the diagram calls it
   */
  public record OfferedStep(String bean, StepContract contract) {}

  /** The steps of Leadrelay itself, by their names in the diagram. */
  public static StepCatalogue ofLeadrelay(ClassLoader classes) {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.setResourceLoader(new DefaultResourceLoader(classes));
    scan.addIncludeFilter(new AnnotationTypeFilter(StepContract.class));
    return new StepCatalogue(
        scan.findCandidateComponents(OURS).stream()
            .map(found -> ClassUtils.resolveClassName(found.getBeanClassName() + "", classes))
            .map(StepCatalogue::offered)
            .sorted(Comparator.comparing(step -> step.contract().name()))
            .toList());
  }

  /** The step that a class offers by its {@link StepContract}. */
  public static OfferedStep offered(Class<?> type) {
    return new OfferedStep(
        ClassUtils.getShortNameAsProperty(type), type.getAnnotation(StepContract.class));
  }

  public List<OfferedStep> all() {
    return steps;
  }

  public List<OfferedStep> all(Kind kind) {
    return steps.stream().filter(step -> step.contract().kind() == kind).toList();
  }

  /** The step of that bean name. */
  public Optional<OfferedStep> find(String bean) {
    return steps.stream().filter(step -> step.bean().equals(bean)).findFirst();
  }

  /** The step that code knows by the id of its node. */
  public Optional<OfferedStep> findByElement(String element) {
    return steps.stream().filter(step -> step.contract().element().equals(element)).findFirst();
  }
}
