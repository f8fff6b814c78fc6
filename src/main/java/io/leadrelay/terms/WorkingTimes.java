package io.leadrelay.terms;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The working time of the company and of its reps. */
public final class WorkingTimes {

  private WorkingTimes() {}

  /**
   * That of the contact with a lead.
   *
   * @param inQuestion the reps who come into question, asked for only where their duty counts
   */
  public static WorkingTime of(
      ContactHours hours, WorkingCalendar company, Supplier<? extends Collection<Rep>> inQuestion) {
    return switch (hours) {
      case ROUND_THE_CLOCK -> WorkingTime.ROUND_THE_CLOCK;
      case WORKING_TIME -> of(company);
      case ON_DUTY -> of(company, inQuestion.get());
    };
  }

  /** The company's: its hours in its zone, without public holidays and closing days. */
  public static WorkingTime of(WorkingCalendar company) {
    return new Openings(
        "The working calendar " + company.inWords(), List.of(new Duty(company, List.of())));
  }

  /**
   * A rep's: their own hours or the company's, in their own zone or the company's, without the
   * company's public holidays and closing days and without their absences.
   */
  public static WorkingTime of(WorkingCalendar company, Rep rep) {
    return new Openings("The working hours of " + rep.id(), List.of(duty(company, rep)));
  }

  /**
   * Open while at least one of these reps is on duty. Those who are no longer active do not count.
   * Where nobody is or will be, the company's working time counts: the lead must still come due, so
   * that somebody hears of it.
   */
  public static WorkingTime of(WorkingCalendar company, Collection<Rep> reps) {
    var duties = reps.stream().filter(Rep::active).map(rep -> duty(company, rep)).toList();
    return duties.isEmpty()
        ? of(company)
        : new OnDuty(new Openings("The working hours of the reps", duties), of(company));
  }

  private static Duty duty(WorkingCalendar company, Rep rep) {
    return new Duty(company.keptBy(rep), rep.absences());
  }
}
