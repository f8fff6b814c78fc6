package io.leadrelay.intake;

import io.leadrelay.absence.ReportAbsence;
import io.leadrelay.absence.WithdrawAbsence;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.Team;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reps")
@Tag(name = "Reps", description = "Who in sales takes leads, how many, and from where")
class RepsController {

  private static final String SALES = "sales";

  /** Who may enter the absence of somebody else. */
  private static final List<String> FOR_OTHERS = List.of("sales-lead", "api", "camunda-admin");

  private final Team team;
  private final People people;
  private final ReportAbsence reportAbsence;
  private final WithdrawAbsence withdrawAbsence;
  private final LostRaces lostRaces;
  private final Clock clock;

  RepsController(
      Team team,
      People people,
      ReportAbsence reportAbsence,
      WithdrawAbsence withdrawAbsence,
      LostRaces lostRaces,
      Clock clock) {
    this.team = team;
    this.people = people;
    this.reportAbsence = reportAbsence;
    this.withdrawAbsence = withdrawAbsence;
    this.lostRaces = lostRaces;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "List the reps", description = "All reps, by id, the inactive ones too.")
  List<RepView> list() {
    var now = clock.instant();
    var members = Set.copyOf(people.membersOf(SALES));
    return team.all().stream()
        .map(rep -> RepView.of(rep, members.contains(rep.id()) && rep.isPresent(now)))
        .toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show a rep")
  @ApiResponse(responseCode = "200", description = "The rep")
  @ApiResponse(responseCode = "404", description = "There is no such rep")
  RepView show(@PathVariable String id) {
    return view(find(id));
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Store a rep",
      description =
          "Replaces all but the absences. The id is that of a user in the group sales. A rep is"
              + " taken out of the rotation with active: false, never deleted.")
  @ApiResponse(responseCode = "200", description = "The rep was changed")
  @ApiResponse(responseCode = "201", description = "The rep is new")
  @ApiResponse(responseCode = "400", description = "A field is not valid")
  ResponseEntity<RepView> store(@PathVariable String id, @RequestBody RepForm form) {
    var rep = form.toRep(id);
    if (!people.isMember(id, SALES)) {
      throw Refusal.invalid(
          "id", "There is no user '" + id + "' in the group sales. Add the user there first.");
    }
    var isNew = team.find(id).isEmpty();
    team.save(rep);
    return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(view(find(id)));
  }

  @PostMapping("/{id}/absences")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Enter an absence",
      description =
          "While absent, a rep gets no leads, and the open tasks go to a stand-in; the leads stay the"
              + " rep's. A rep may enter absences of their own.")
  @ApiResponse(responseCode = "201", description = "The absence was entered")
  @ApiResponse(responseCode = "400", description = "A field is not valid")
  @ApiResponse(responseCode = "404", description = "There is no such rep")
  AbsenceView enterAbsence(
      @PathVariable String id, @RequestBody AbsenceForm form, Principal caller) {
    find(id);
    refuseAbsencesOfOthers(id, caller.getName());
    return AbsenceView.of(
        lostRaces
            .retry(() -> reportAbsence.report(id, form.from(), form.to(), form.standIn()))
            .absence());
  }

  @DeleteMapping("/{id}/absences/{absence}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Withdraw an absence",
      description = "What is left of it is void; open tasks go back to the rep.")
  @ApiResponse(responseCode = "204", description = "It was withdrawn")
  @ApiResponse(responseCode = "404", description = "The rep has no such absence")
  @ApiResponse(responseCode = "409", description = "It is over already")
  void withdrawAbsence(@PathVariable String id, @PathVariable UUID absence, Principal caller) {
    find(id);
    refuseAbsencesOfOthers(id, caller.getName());
    if (!lostRaces.retry(() -> withdrawAbsence.withdraw(id, absence))) {
      throw new NotThere("The rep '" + id + "' has no absence " + absence + ".");
    }
  }

  private void refuseAbsencesOfOthers(String id, String caller) {
    if (!caller.equals(id)
        && FOR_OTHERS.stream().noneMatch(group -> people.isMember(caller, group))) {
      throw new AccessDeniedException("A rep enters no absences but their own.");
    }
  }

  private RepView view(Rep rep) {
    return RepView.of(rep, people.isMember(rep.id(), SALES) && rep.isPresent(clock.instant()));
  }

  private Rep find(String id) {
    return team.find(id).orElseThrow(() -> new NotThere("There is no rep '" + id + "'."));
  }

  @Schema(name = "Rep")
  record RepView(
      @Schema(description = "The user id", example = "rep1") String id,
      @Nullable String team,
      @Schema(description = "The share of leads: 2 gets twice as many as 1") int weight,
      @Schema(description = "How many leads the rep works on at once") int cap,
      @Schema(description = "Where the rep sells; empty for everywhere") Set<String> territories,
      @Schema(description = "What the rep speaks; empty for any") Set<String> languages,
      @Schema(description = "False for a rep who gets no leads any more") boolean active,
      @Schema(
              description =
                  "Whether the rep is active, still in the group sales and not absent now")
          boolean present,
      List<AbsenceView> absences,
      @Schema(
              description = "When the rep works; null for the company's hours",
              example = "Mon-Fri 08:00-12:00")
          @Nullable String hours,
      @Schema(
              description = "The time zone of the hours; null for the company's",
              example = "Europe/Berlin")
          @Nullable String zone,
      @Schema(description = "Which kinds of firms the rep sells to; empty for any")
          Set<String> segments) {

    static RepView of(Rep rep, boolean present) {
      return new RepView(
          rep.id(),
          rep.team(),
          rep.weight(),
          rep.cap(),
          rep.territories(),
          rep.languages(),
          rep.active(),
          present,
          rep.absences().stream().map(AbsenceView::of).toList(),
          rep.hours() == null ? null : rep.hours().toString(),
          rep.zone() == null ? null : rep.zone().getId(),
          rep.segments());
    }
  }

  @Schema(name = "Absence")
  record AbsenceView(
      UUID id,
      Instant from,
      Instant to,
      @Schema(description = "Who acts for the rep; null while nobody is named")
          @Nullable String standIn) {

    static AbsenceView of(Absence absence) {
      return new AbsenceView(absence.id(), absence.from(), absence.to(), absence.standIn());
    }
  }
}
