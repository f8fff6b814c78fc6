package io.leadrelay.handoff;

import io.leadrelay.lead.Cycle.Routing;

/** The routing table leaves no rep at all. */
public class NoRepMatches extends Exception {

  private static final long serialVersionUID = 1L;

  NoRepMatches(Routing routing) {
    super(
        "No rep is left for territory '%s', language '%s', segment '%s'."
            .formatted(routing.territory(), routing.language(), routing.segment()));
  }
}
