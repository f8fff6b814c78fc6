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

  /**
   * What was found, in sentences.
   *
   * @param effect as {@link #of} gave it
   */
  List<String> inWords(String effect, Locale language);
}
