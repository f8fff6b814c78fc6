package io.leadrelay.lead;

import java.util.List;
import java.util.Optional;

/** The users and their groups. */
public interface People {

  /** The e-mail address of a user, or nothing if the user is unknown or has none. */
  Optional<String> emailOf(String userId);

  /** The name to show for a user; the id if nothing better is known. */
  String nameOf(String userId);

  /** The ids of the users in a group, in order. */
  List<String> membersOf(String group);

  /** Whether there is such a user. */
  boolean isKnown(String userId);

  boolean isMember(String userId, String group);
}
