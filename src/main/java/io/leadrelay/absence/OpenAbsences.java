package io.leadrelay.absence;

import io.leadrelay.lead.People;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The absences that run or lie ahead. */
@Component
public class OpenAbsences {

  private final Team team;
  private final People people;
  private final AwayWords words;
  private final Clock clock;

  OpenAbsences(Team team, People people, AwayWords words, Clock clock) {
    this.team = team;
    this.people = people;
    this.words = words;
    this.clock = clock;
  }

  /**
   * An absence that may still be ended.
   *
   * @param name of who is away
   * @param when in words
   */
  public record Open(UUID id, String rep, String name, String when) {}

  /** Those of all reps, by rep and time, in words of that language. */
  public List<Open> all(Locale language) {
    var now = clock.instant();
    return team.all().stream()
        .flatMap(
            rep ->
                rep.absences().stream()
                    .filter(absence -> absence.to().isAfter(now))
                    .map(
                        absence ->
                            new Open(
                                absence.id(),
                                rep.id(),
                                people.nameOf(rep.id()),
                                words.of(absence, language))))
        .toList();
  }
}
