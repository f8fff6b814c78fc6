package io.leadrelay.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.agreement.AgreementBroken;
import io.leadrelay.agreement.AgreementCheck;
import io.leadrelay.engine.EngineClock;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Terms.SignedTable;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@LeadrelayTest
@Tag("database")
@Transactional
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The agreement and its decision tables")
class AgreementAndTablesTest {

  private static final String POLICY = "bpmn/decisions/contact-policy.dmn";

  @RegisterExtension final EngineClock clock = new EngineClock();

  @Autowired AgreementCheck check;
  @Autowired Agreements agreements;
  @Autowired AgreementTables tables;
  @Autowired AgreementInForce inForce;
  @Autowired ApplicationEventPublisher events;
  @Autowired ModelFiles models;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired DecisionService decisions;
  @Autowired JdbcClient jdbc;

  @Test
  @DisplayName("stand signed by the set-up from the first start")
  void areSignedAtTheFirstStart() throws Exception {
    var first = agreements.inForce(clock.now());

    assertThat(first.number()).isEqualTo(1);
    assertThat(first.terms().monthlyTarget()).isEqualTo(500);
    assertThat(first.terms().weightStandard()).isEqualByComparingTo("1");
    assertThat(first.terms().weightHot()).isEqualByComparingTo("3");
    assertThat(first.terms().tables())
        .extracting(SignedTable::decision)
        .containsExactlyInAnyOrder(
            "fit", "signalPoints", "readiness", "contactPolicy", "contactCadence");
    assertThat(first.table("contactPolicy"))
        .contains(new SignedTable("contactPolicy", 1, sha256(models.read(POLICY))));
    assertThat(first.signatures())
        .hasSize(2)
        .allSatisfy(
            signature -> {
              assertThat(signature.person()).isNull();
              assertThat(signature.words()).contains("set-up", signature.side().word());
            })
        .extracting(Signature::side)
        .containsExactly(Side.MARKETING, Side.SALES);
  }

  @Test
  @DisplayName("are signed once, however often Leadrelay starts")
  void areSignedOnce(CapturedOutput output) {
    check.run();
    check.run();

    assertThat(agreements.all()).hasSize(1);
    assertThat(output).doesNotContain("is a draft");
  }

  @Test
  @DisplayName("let a changed table be deployed as a draft that does not run")
  void letADraftWait(CapturedOutput output) {
    deploy(POLICY, models.text(POLICY).replaceAll("<text>\\d+</text>", "<text>7777</text>"));

    check.run();

    assertThat(output)
        .containsOnlyOnce("is a draft")
        .contains(
            "Version 2 of the decision table 'contactPolicy' is a draft: version 1 stays in force",
            "What differs: Set contact deadline: 3 rules changed");
    assertThat(decided(2)).isEqualTo(7777);
    assertThat(decidedInAProcess()).isEqualTo(decided(1)).isNotEqualTo(7777);
  }

  @Test
  @DisplayName("call nothing a draft that was deployed again unchanged")
  void knowAnUnchangedFile(CapturedOutput output) {
    deploy(POLICY, models.text(POLICY));

    check.run();

    assertThat(output).doesNotContain("is a draft");
  }

  @Test
  @DisplayName("refuse a table whose file is not the one that was signed")
  void refuseAnAlteredTable() {
    jdbc.sql("update agreement_table set sha256 = 'abc' where decision = 'fit'").update();

    assertThatExceptionOfType(AgreementBroken.class)
        .isThrownBy(check::run)
        .withMessage(
            "Version 1 of the decision table 'fit', signed in agreement no. 1, is not the table"
                + " that was signed: its file has changed.");
  }

  @Test
  @DisplayName("refuse an agreement whose table is gone")
  void refuseAMissingTable() {
    jdbc.sql("update agreement_table set version = 9 where decision = 'readiness'").update();

    assertThatExceptionOfType(AgreementBroken.class)
        .isThrownBy(check::run)
        .withMessage(
            "Version 9 of the decision table 'readiness', signed in agreement no. 1, is missing: no"
                + " such version is deployed.");
  }

  @Test
  @DisplayName("tell a process that asks for a table which nobody signed")
  void nameATableThatIsNotSigned() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tables.tableVersion("routing", new ExecutionEntity()))
        .withMessageContaining("'routing' is not part of agreement no. 1");
  }

  private void deploy(String name, String content) {
    repository.createDeployment().name("a draft").addString(name, content).deploy();
  }

  private @Nullable Object decided(int version) {
    return decisions
        .evaluateDecisionTableByKeyAndVersion("contactPolicy", version, Map.of("grade", "HOT"))
        .getSingleResult()
        .getEntry("reminderMinutes");
  }

  private @Nullable Object decidedInAProcess() {
    repository
        .createDeployment()
        .addModelInstance(
            "policy.bpmn",
            Bpmn.createExecutableProcess("policy")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .businessRuleTask("policy_decide")
                .camundaDecisionRef("contactPolicy")
                .camundaDecisionRefBinding("version")
                .camundaDecisionRefVersion("${agreement.tableVersion('contactPolicy', execution)}")
                .camundaResultVariable("policy")
                .camundaMapDecisionResult("singleResult")
                .userTask()
                .endEvent()
                .done())
        .deploy();
    var instance = runtime.startProcessInstanceByKey("policy", Map.of("grade", "HOT"));
    var policy = (Map<?, ?>) runtime.getVariable(instance.getId(), "policy");
    return policy.get("reminderMinutes");
  }

  private static String sha256(byte[] file) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
  }
}
