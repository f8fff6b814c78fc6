package io.leadrelay.absence;

import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A rep does not go away after all, or comes back before the time. */
@Service
public class WithdrawAbsence {

  private final Team team;
  private final AbsenceProcess process;
  private final HandOpenTasks handOpenTasks;
  private final Clock clock;

  WithdrawAbsence(Team team, AbsenceProcess process, HandOpenTasks handOpenTasks, Clock clock) {
    this.team = team;
    this.process = process;
    this.handOpenTasks = handOpenTasks;
    this.clock = clock;
  }

  /**
   * Withdraws what is left of an absence.
   *
   * @return whether the rep has such an absence
   * @throws Refusal if it is over already
   */
  @Transactional
  public boolean withdraw(String rep, UUID absence) {
    // Whoever ends it at the same moment, the clock among them, comes before or after.
    var found =
        team.lockAbsence(absence)
            .filter(known -> known.id().equals(rep))
            .flatMap(known -> known.findAbsence(absence));
    if (found.isEmpty()) {
      return false;
    }
    if (!found.get().to().isAfter(clock.instant())) {
      throw Refusal.conflict("This absence is over already.");
    }
    if (!process.withdraw(absence)) {
      // It was entered before absences had a process.
      endNow(absence);
    }
    return true;
  }

  /** Takes the rest of an absence off the record; the open tasks go back. */
  public void endNow(UUID absence) {
    var rep = team.findByAbsence(absence);
    if (rep.isPresent()) {
      team.endAbsence(absence, clock.instant().truncatedTo(ChronoUnit.MILLIS));
      handOpenTasks.giveBack(rep.get().id(), rep.get().absence(absence));
    }
  }
}
