package io.leadrelay.process.version;

import static java.util.Locale.ENGLISH;
import static java.util.Locale.GERMAN;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.engine.ChangedModels;
import io.leadrelay.engine.EngineClock;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.process.version.ModelsNow.ChangedFile;
import io.leadrelay.process.version.ModelsNow.ModelVersion;
import io.leadrelay.process.version.ModelsNow.TableStanding;
import io.leadrelay.terms.Agreements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@LeadrelayTest
@Tag("database")
@Transactional
@DisplayName("The versions of the models")
class ModelVersionsTest {

  private static final String DIAGRAM = "bpmn/lead-lifecycle.bpmn";
  private static final String POLICY = "bpmn/decisions/contact-policy.dmn";
  private static final String SIGNALS = "bpmn/decisions/signal-types.yaml";
  private static final String MAIL = "bpmn/nurture/welcome-guide.en.txt";
  private static final int MANY = 200;

  @RegisterExtension final EngineClock clock = new EngineClock();

  @Autowired ModelVersions versions;
  @Autowired ModelFiles models;
  @Autowired Agreements agreements;
  @Autowired TakeInLead takeInLead;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired IdentityService identity;

  @BeforeAll
  static void nothingOfOtherTestsRuns(@Autowired RuntimeService runtime) {
    // It would be on old versions too: the list of those that stay is limited, and a move is
    // planned in a transaction of its own, which does not see what this test deploys.
    end(runtime, runtime.createProcessInstanceQuery().rootProcessInstances().list());
  }

  private static void end(RuntimeService runtime, List<ProcessInstance> leads) {
    var ids = leads.stream().map(ProcessInstance::getId).toList();
    if (!ids.isEmpty()) {
      runtime.deleteProcessInstances(ids, "The test is over", true, true);
    }
  }

  @BeforeEach
  void later() {
    // Deployments are told apart by their times.
    clock.advance(Duration.ofMinutes(1));
  }

  @Test
  @DisplayName("tell what differs from the one before, in the reader's language")
  void tellWhatDiffers() {
    var before = newest();
    changed().with(MAIL, text -> text.replace("Subject: ", "Subject: Now: ")).deploy(repository);

    assertThat(newest().version()).isEqualTo(before.version() + 1);
    assertThat(newest().deployedAt()).isEqualTo(clock.now());
    assertThat(newest().newest()).isTrue();
    assertThat(summaries(newest()))
        .containsOnly(
            Map.entry(POLICY, "Set contact deadline: 2 rules changed"),
            Map.entry(SIGNALS, "Types of signals: 1 type of signal changed"),
            Map.entry(MAIL, "Nurture mail “Welcome guide” (English): subject changed"));
    assertThat(newest().changes())
        .filteredOn(change -> change.file().equals(POLICY))
        .flatExtracting(ChangedFile::details)
        .anySatisfy(line -> assertThat(line).startsWith("Rule changed:").contains("480 → 240"));

    var german = versions.now(GERMAN, 1).versions().get(0);
    assertThat(summaries(german)).containsEntry(POLICY, "Set contact deadline: 2 Regeln geändert");
    var second = versions.now(ENGLISH, MANY).versions().get(1);
    assertThat(second).usingRecursiveComparison().ignoringFields("newest").isEqualTo(before);
    assertThat(second.newest()).isFalse();
  }

  @Test
  @DisplayName("are as many as asked for, and it is said whether there are more")
  void areLimited() {
    changed().deploy(repository);

    var one = versions.now(ENGLISH, 1);
    assertThat(one.versions()).hasSize(1);
    assertThat(one.versions().get(0).changes()).isNotEmpty();
    assertThat(one.moreVersions()).isTrue();
    var all = versions.now(ENGLISH, MANY);
    assertThat(all.moreVersions()).isFalse();
    assertThat(all.versions().get(all.versions().size() - 1).changes()).isEmpty();
    assertThat(all.versions()).filteredOn(ModelVersion::newest).hasSize(1);
  }

  @Test
  @DisplayName("name the signed tables in force; a replaced one is a draft, and it is said how")
  void nameDrafts() {
    var before = table("contactPolicy");
    assertThat(before.draft()).isNull();

    changed().deploy(repository);

    var agreement = agreements.inForce(clock.now());
    var draft = requireNonNull(table("contactPolicy").draft(), "no draft");
    assertThat(draft.version()).isGreaterThan(before.inForce().version());
    assertThat(draft.deployedAt()).isEqualTo(clock.now());
    assertThat(draft.summary()).isEqualTo("Set contact deadline: 2 rules changed");
    assertThat(draft.details()).hasSize(2);
    assertThat(versions.now(ENGLISH, 1).signedTables())
        .extracting(TableStanding::table)
        .containsExactly("fit", "signalPoints", "readiness", "contactPolicy", "contactCadence");
    assertThat(versions.now(ENGLISH, 1).signedTables())
        .filteredOn(standing -> standing.draft() != null)
        .extracting(TableStanding::name)
        .containsExactly("Set contact deadline");
    assertThat(table("fit").inForce())
        .isEqualTo(
            new ModelsNow.TableInForce(
                agreement.table("fit").orElseThrow().version(),
                agreement.number(),
                agreement.inForceFrom()));
  }

  @Test
  @DisplayName("call no table a draft that was deployed again as it was signed")
  void knowUnchangedTables() {
    changed().deploy(repository);
    clock.advance(Duration.ofMinutes(1));
    new ChangedModels(models).with(MAIL, text -> text + "\nBye").deploy(repository);

    assertThat(versions.now(ENGLISH, 1).signedTables())
        .hasSize(5)
        .allSatisfy(standing -> assertThat(standing.draft()).isNull());
  }

  @Test
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  @DisplayName("tell how many leads run on each, and who could not be moved, where and why")
  void nameLeadsLeftBehind() {
    var running = newest().runningLeads();
    var lead = aLead();
    var instance =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(lead.toString()).list();
    var step = runtime.getActiveActivityIds(instance.get(0).getId()).get(0);
    var before = newest();
    assertThat(before.runningLeads()).isEqualTo(running + 1);

    var deployment =
        new ChangedModels(models)
            .with(DIAGRAM, text -> text.replace(step, "step_underAnotherId"))
            .deploy(repository);
    try {
      tellsWhoStays(before, lead, step, instance.get(0).getId());
    } finally {
      repository.deleteDeployment(deployment, true);
      end(runtime, instance);
    }
  }

  private void tellsWhoStays(ModelVersion before, LeadId lead, String step, String instance) {
    assertThat(newest().runningLeads()).isZero();
    var behind =
        versions.now(GERMAN, 1).leftBehind().stream()
            .filter(left -> left.lead().equals(lead.toString()))
            .toList();
    assertThat(behind)
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.version()).isEqualTo(before.version());
              assertThat(left.step()).isEqualTo(label(step));
              assertThat(left.reason()).contains("gibt es diesen Schritt nicht");
              assertThat(left.processInstance()).isEqualTo(instance);
            });
  }

  @Test
  @DisplayName("can be read on behalf of somebody who has no rights in the engine")
  void askNoRightsInTheEngine() {
    identity.setAuthentication("nobody", List.of("management"));
    try {
      assertThat(versions.now(ENGLISH, 1).versions()).isNotEmpty();
      assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo("nobody");
    } finally {
      identity.clearAuthentication();
    }
  }

  /** A signed table and a list, which is only read beside the diagram, both changed. */
  private ChangedModels changed() {
    return new ChangedModels(models)
        .with(POLICY, text -> text.replace("<text>480</text>", "<text>240</text>"))
        .with(SIGNALS, text -> text.replaceFirst("days: \\d+", "days: 1"));
  }

  private ModelVersion newest() {
    return versions.now(ENGLISH, 1).versions().get(0);
  }

  private TableStanding table(String key) {
    return versions.now(ENGLISH, 1).signedTables().stream()
        .filter(standing -> standing.table().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> summaries(ModelVersion version) {
    return version.changes().stream().collect(toMap(ChangedFile::file, ChangedFile::summary));
  }

  private String label(String step) {
    var process =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("leadLifecycle")
            .orderByProcessDefinitionVersion()
            .desc()
            .list()
            .get(1);
    return repository
        .getBpmnModelInstance(process.getId())
        .<FlowElement>getModelElementById(step)
        .getName();
  }

  /** It is not known whether the lead fits, so it waits for research. */
  private LeadId aLead() {
    return takeInLead
        .takeIn(
            new LeadDetails(
                null,
                "web site",
                UUID.randomUUID() + "@versions.example",
                null,
                "Vera",
                "Vance",
                null,
                null,
                null,
                null,
                null,
                "en",
                true,
                Map.of()),
            List.of(),
            null)
        .lead();
  }
}
