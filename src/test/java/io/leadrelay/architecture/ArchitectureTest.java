package io.leadrelay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The architecture")
@AnalyzeClasses(packages = "io.leadrelay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] CAPABILITIES = {
    "io.leadrelay.qualification..",
    "io.leadrelay.handoff..",
    "io.leadrelay.contact..",
    "io.leadrelay.nurturing..",
    "io.leadrelay.arbitration..",
    "io.leadrelay.absence..",
    "io.leadrelay.review.."
  };

  private static final String[] ADAPTERS = {
    "io.leadrelay.intake..",
    "io.leadrelay.pages..",
    "io.leadrelay.engine..",
    "io.leadrelay.tasklist..",
    "io.leadrelay.cockpit..",
    "io.leadrelay.mail..",
    "io.leadrelay.persistence..",
    "io.leadrelay.security.."
  };

  private static final String LEAD = "io.leadrelay.lead..";
  private static final String TERMS = "io.leadrelay.terms..";
  private static final String AGREEMENT = "io.leadrelay.agreement..";
  private static final String REPORTING = "io.leadrelay.reporting..";
  private static final String PROCESS = "io.leadrelay.process..";
  private static final String DELEGATES = "io.leadrelay.process.delegate..";

  @ArchTest
  static final ArchRule only_the_parts_around_the_engine_know_camunda =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              PROCESS,
              "io.leadrelay.engine..",
              "io.leadrelay.cockpit..",
              "io.leadrelay.tasklist..",
              "io.leadrelay.security..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..")
          .because("a sales rule must survive a change of process engine");

  @ArchTest
  static final ArchRule capabilities_do_not_know_each_other =
      slices()
          .matching("io.leadrelay.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideOutsideOfPackages(CAPABILITIES))
          .ignoreDependency(resideOutsideOfPackages(CAPABILITIES), alwaysTrue())
          .allowEmptyShould(true)
          .because("their order is drawn in the diagram, where its owners can change it");

  @ArchTest
  static final ArchRule capabilities_know_neither_the_process_nor_an_adapter =
      noClasses()
          .that()
          .resideInAnyPackage(CAPABILITIES)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(ADAPTERS).or(resideInAnyPackage(PROCESS, REPORTING, AGREEMENT)))
          .allowEmptyShould(true)
          .because("a capability owns its ports; the process calls it and adapters serve it");

  @ArchTest
  static final ArchRule the_shared_language_stands_alone =
      noClasses()
          .that()
          .resideInAPackage(LEAD)
          .should()
          .dependOnClassesThat(ours().and(resideOutsideOfPackages(LEAD)))
          .because("everybody speaks of leads, so whatever it imported everybody would import");

  @ArchTest
  static final ArchRule terms_know_the_shared_language_only =
      noClasses()
          .that()
          .resideInAPackage(TERMS)
          .should()
          .dependOnClassesThat(ours().and(resideOutsideOfPackages(TERMS, LEAD)))
          .allowEmptyShould(true)
          .because("the agreement in force is read by all and depends on none of its readers");

  @ArchTest
  static final ArchRule the_agreement_is_made_of_terms =
      noClasses()
          .that()
          .resideInAPackage(AGREEMENT)
          .should()
          .dependOnClassesThat(ours().and(resideOutsideOfPackages(AGREEMENT, TERMS, LEAD)))
          .allowEmptyShould(true)
          .because("what two teams sign must not change with the way it is carried out");

  @ArchTest
  static final ArchRule delegates_are_called_by_the_diagram_only =
      noClasses()
          .that()
          .resideOutsideOfPackage(DELEGATES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(DELEGATES)
          .because("a step that code calls is a step that the diagram does not show");

  @ArchTest
  static final ArchRule delegates_are_package_private =
      classes()
          .that()
          .resideInAPackage(DELEGATES)
          .and()
          .areTopLevelClasses()
          .should()
          .bePackagePrivate()
          .allowEmptyShould(true)
          .because("only the diagram names them");

  @ArchTest
  static final ArchRule delegates_use_no_database =
      noClasses()
          .that()
          .resideInAPackage(DELEGATES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
          .allowEmptyShould(true)
          .because("a delegate reads ids, makes one call and writes facts");

  @ArchTest
  static final ArchRule reporting_only_reads_what_others_wrote =
      noClasses()
          .that()
          .resideInAPackage(REPORTING)
          .should()
          .dependOnClassesThat(resideInAnyPackage(ADAPTERS).or(resideInAnyPackage(PROCESS)))
          .allowEmptyShould(true)
          .because("a figure must come out the same whoever asks for it and with any engine");

  @ArchTest
  static final ArchRule nobody_but_those_who_show_them_knows_figures =
      noClasses()
          .that(
              ours()
                  .and(
                      resideOutsideOfPackages(
                          REPORTING,
                          "io.leadrelay.cockpit..",
                          "io.leadrelay.tasklist..",
                          "io.leadrelay.intake..",
                          "io.leadrelay.pages..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(REPORTING)
          .because(
              "reporting looks at all, the web apps, the pages and the HTTP interface show what it"
                  + " sees, and no step may come to rest on a figure");

  @ArchTest
  static final ArchRule nobody_knows_the_ways_in_and_out =
      slices()
          .matching("io.leadrelay.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideOutsideOfPackages(endpoints()))
          .because("intake, the web apps, mail and persistence can be exchanged one by one");

  @ArchTest
  static final ArchRule names_say_what_a_class_does =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Utils?|Impl)$")
          .because("such a name fits everything and so tells nothing");

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes()
          .should(
              new ArchCondition<JavaClass>("reside in a @NullMarked package") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  if (item.getPackageName().equals("io.leadrelay")) {
                    return;
                  }
                  events.add(
                      new SimpleConditionEvent(
                          item,
                          item.getPackage().isAnnotatedWith(NullMarked.class),
                          item.getPackageName() + " lacks a package-info with @NullMarked"));
                }
              })
          .because("what may be null is said, and the compiler holds us to it");

  @ArchTest
  static final ArchRule the_time_comes_from_the_clock =
      noClasses()
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaCall<?>>("the time is read past the injected clock") {
                private final Set<String> times =
                    Set.of(
                        "java.time.Instant",
                        "java.time.LocalDate",
                        "java.time.LocalDateTime",
                        "java.time.OffsetDateTime",
                        "java.time.ZonedDateTime",
                        "java.time.YearMonth");

                @Override
                public boolean test(JavaCall<?> call) {
                  var owner = call.getTargetOwner().getName();
                  var target = call.getTarget();
                  return (times.contains(owner)
                          && target.getName().equals("now")
                          && target.getParameterTypes().isEmpty())
                      || (owner.equals("java.lang.System")
                          && target.getName().equals("currentTimeMillis"))
                      || (owner.equals("java.time.Clock") && target.getName().startsWith("system"));
                }
              })
          .because("tests and replays move one clock, and a time read past it would stay behind");

  private static DescribedPredicate<JavaClass> ours() {
    return resideInAnyPackage("io.leadrelay..");
  }

  private static String[] endpoints() {
    return new String[] {
      "io.leadrelay.intake..",
      "io.leadrelay.pages..",
      "io.leadrelay.tasklist..",
      "io.leadrelay.cockpit..",
      "io.leadrelay.mail..",
      "io.leadrelay.persistence.."
    };
  }
}
