package io.leadrelay.absence;

import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.People;
import io.leadrelay.terms.ActiveReps;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Rep.Absence;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether somebody can act for a rep. */
@Component
class CheckStandIn {

  private static final String FIELD = "standIn";

  private final ActiveReps activeReps;
  private final People people;
  private final AwayWords words;

  CheckStandIn(ActiveReps activeReps, People people, AwayWords words) {
    this.activeReps = activeReps;
    this.people = people;
    this.words = words;
  }

  /** Why this stand-in cannot act for the rep in that time; nothing if they can. */
  Optional<FieldError> check(String rep, Instant from, Instant to, String standIn) {
    if (standIn.equals(rep)) {
      return refused("Nobody stands in for themselves: name somebody else.");
    }
    var found = activeReps.find(standIn);
    if (found.isEmpty()) {
      return refused("There is no active rep '" + standIn + "'.");
    }
    return found.get().absences().stream()
        .filter(absence -> absence.overlaps(from, to))
        .findFirst()
        .flatMap(
            absence ->
                refused(
                    "%s is away in that time too: from %s."
                        .formatted(people.nameOf(standIn), words.of(absence, Locale.ENGLISH))));
  }

  /** The ids of those who can act for the rep in all of that time. */
  List<String> choices(String rep, Absence away) {
    return activeReps.all().stream()
        .filter(other -> !other.id().equals(rep))
        .filter(
            other ->
                other.absences().stream()
                    .noneMatch(absence -> absence.overlaps(away.from(), away.to())))
        .map(Rep::id)
        .toList();
  }

  private static Optional<FieldError> refused(String reason) {
    return Optional.of(new FieldError(FIELD, reason));
  }
}
