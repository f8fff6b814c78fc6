package io.leadrelay.terms;

import io.leadrelay.lead.People;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The reps who may get a lead: those who are active and whose user is still there and in the group
 * sales. Whoever is deleted or taken out of the group gets no lead any more, whatever the list of
 * reps says.
 */
@Component
public class ActiveReps {

  /** The group of those who get leads. */
  public static final String GROUP = "sales";

  private final Team team;
  private final People people;

  ActiveReps(Team team, People people) {
    this.team = team;
    this.people = people;
  }

  /** All of them, by id. */
  public List<Rep> all() {
    var members = Set.copyOf(people.membersOf(GROUP));
    return team.all().stream().filter(rep -> rep.active() && members.contains(rep.id())).toList();
  }

  /** The rep of that id, or nothing if there is none who may get a lead. */
  public Optional<Rep> find(String id) {
    return team.find(id).filter(rep -> rep.active() && people.isMember(id, GROUP));
  }
}
