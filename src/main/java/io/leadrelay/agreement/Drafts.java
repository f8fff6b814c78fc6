package io.leadrelay.agreement;

import io.leadrelay.terms.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The signed tables whose files were replaced, and which wait for both teams to sign. */
@Component
public class Drafts {

  private final DeployedTables tables;

  Drafts(DeployedTables tables) {
    this.tables = tables;
  }

  /**
   * A table that is deployed and does not run.
   *
   * @param decision its key
   * @param inForce the version that stays in force until the draft is signed
   * @param version the version of the draft
   */
  public record Draft(String decision, int inForce, int version) {}

  /** The drafts beside an agreement, in the order of its tables. */
  public List<Draft> beside(Agreement agreement) {
    return beside(agreement, tables.latestVersions());
  }

  /** A file that was deployed again unchanged has a new version, but is nothing to sign. */
  List<Draft> beside(Agreement agreement, Map<String, Integer> latest) {
    var drafts = new ArrayList<Draft>();
    for (var table : agreement.terms().tables()) {
      var version = latest.getOrDefault(table.decision(), table.version());
      if (version != table.version()
          && !tables.findSha256(table.decision(), version).equals(Optional.of(table.sha256()))) {
        drafts.add(new Draft(table.decision(), table.version(), version));
      }
    }
    return drafts;
  }
}
