package io.leadrelay.agreement;

import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Signature.Verdict;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.Terms.SignedTable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Holds the agreement and the decision tables together, at every start. */
@Component
public class AgreementCheck {

  /** The tables that both teams sign, in the order in which a lead meets them. */
  public static final List<String> SIGNED =
      List.of("fit", "signalPoints", "readiness", "contactPolicy", "contactCadence");

  private static final String WORDS =
      "the tables as shipped, in force until both teams sign terms of their own.";

  private static final Logger log = LoggerFactory.getLogger(AgreementCheck.class);

  private final Agreements agreements;
  private final DeployedTables tables;
  private final Drafts drafts;
  private final AgreementSettings settings;
  private final Clock clock;

  AgreementCheck(
      Agreements agreements,
      DeployedTables tables,
      Drafts drafts,
      AgreementSettings settings,
      Clock clock) {
    this.agreements = agreements;
    this.tables = tables;
    this.drafts = drafts;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Signs agreement no. 1 where there is none, compares every signed table with what is deployed,
   * and names the tables that wait for signatures. The caller sees to it that one node at a time
   * does so.
   *
   * @throws AgreementBroken if a signed table is missing or is not the one that was signed
   */
  public void run() {
    if (!settings.signing()) {
      log.warn(
          "Signing is turned off (leadrelay.agreement.signing=false): proposed terms and changed"
              + " tables come into force without the signature of anybody. For development only.");
    }
    var latest = tables.latestVersions();
    if (agreements.all().isEmpty()) {
      agreements.add(first(latest));
    }
    refuseAlteredTables();
    agreements.findInForce(clock.instant()).ifPresent(inForce -> nameDrafts(inForce, latest));
  }

  private Agreement first(Map<String, Integer> latest) {
    var now = clock.instant();
    return new Agreement(
        1,
        // From the morning on: a node whose clock is slow must find it too.
        now.truncatedTo(ChronoUnit.DAYS),
        new Terms(
            settings.monthlyTarget(),
            settings.weightStandard(),
            settings.weightHot(),
            settings.calendar(),
            SIGNED.stream().map(decision -> asDeployed(decision, latest)).toList()),
        Arrays.stream(Side.values()).map(side -> bySetUp(side, now)).toList());
  }

  private static Signature bySetUp(Side side, Instant now) {
    return new Signature(
        side,
        Verdict.SIGNED,
        null,
        null,
        now,
        "Signed by the set-up for %s: %s".formatted(side.word(), WORDS));
  }

  private SignedTable asDeployed(String decision, Map<String, Integer> latest) {
    var version = latest.get(decision);
    if (version == null) {
      throw new AgreementBroken(
          "The decision table '"
              + decision
              + "' belongs to the agreement, but no such table is deployed.");
    }
    return new SignedTable(decision, version, tables.findSha256(decision, version).orElseThrow());
  }

  private void refuseAlteredTables() {
    var hashes = new HashMap<String, Optional<String>>();
    for (var agreement : agreements.all()) {
      for (var table : agreement.terms().tables()) {
        var deployed =
            hashes.computeIfAbsent(
                table.decision() + ":" + table.version(),
                key -> tables.findSha256(table.decision(), table.version()));
        if (deployed.isEmpty()) {
          throw new AgreementBroken(
              named(agreement, table) + " is missing: no such version is deployed.");
        }
        if (!deployed.get().equals(table.sha256())) {
          throw new AgreementBroken(
              named(agreement, table) + " is not the table that was signed: its file has changed.");
        }
      }
    }
  }

  private static String named(Agreement agreement, SignedTable table) {
    return "Version "
        + table.version()
        + " of the decision table '"
        + table.decision()
        + "', signed in agreement no. "
        + agreement.number()
        + ",";
  }

  private void nameDrafts(Agreement inForce, Map<String, Integer> latest) {
    for (var draft : drafts.beside(inForce, latest)) {
      log.warn(
          "Version {} of the decision table '{}' is a draft: version {} stays in force until both"
              + " teams have signed the new one. What differs: {}",
          draft.version(),
          draft.decision(),
          draft.inForce(),
          tables
              .differences(draft.decision(), draft.inForce(), draft.version(), Locale.ENGLISH)
              .summary());
    }
  }
}
