package io.leadrelay.process.check;

import java.util.List;

/**
 * Some of the rules that the owners' files must hold. A broken file is a finding, not a failure.
 */
interface ModelRules {

  List<Finding> findings(OwnersModels models);
}
