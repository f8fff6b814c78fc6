package io.leadrelay.agreement;

import java.util.List;
import java.util.Locale;

/** What a proposal would have made otherwise in the past. */
public interface PastEffect {

  /**
   * Looks at the leads of the three months before the proposal.
   *
   * @return what was found, as JSON without personal data
   */
  String of(Proposal proposal);

  /** What was found for a proposal, in sentences; empty as long as that is not known. */
  List<String> inWords(Proposal proposal, Locale language);
}
