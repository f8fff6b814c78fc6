package io.leadrelay.handoff;

/** The routing table leaves no rep at all. */
public class NoRepMatches extends Exception {

  private static final long serialVersionUID = 1L;

  NoRepMatches(String territory, String language) {
    super("No rep sells in '" + territory + "' and speaks '" + language + "'.");
  }
}
