package io.leadrelay.process;

import io.leadrelay.engine.StartRefused;
import io.leadrelay.process.StepContract.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private static final Comparator<OfferedStep> BY_NAME =
      Comparator.comparing(step -> step.contract().name());

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
            .sorted(BY_NAME)
            .toList());
  }

  /**
   * These steps and those of the owner's own.
   *
   * @param folder the folder of jars, see {@link Extensions}
   * @param classes what the jars may use
   * @throws StartRefused if a jar cannot be used, or a step of it bears the name of another
   */
  public StepCatalogue withExtensions(Path folder, ClassLoader classes) {
    return with(Extensions.in(folder, classes));
  }

  StepCatalogue with(Extensions extensions) {
    var all = new ArrayList<>(steps);
    for (var type : extensions.steps()) {
      var step = offered(type);
      if (all.stream().anyMatch(other -> other.bean().equals(step.bean()))) {
        throw extensions.refused(
            "offers the step '%s', but there is another of that name".formatted(step.bean()));
      }
      all.add(step);
    }
    all.sort(BY_NAME);
    return new StepCatalogue(List.copyOf(all));
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
