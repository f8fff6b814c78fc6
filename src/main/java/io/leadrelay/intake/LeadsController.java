package io.leadrelay.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.leadrelay.intake.IdempotentRequests.Request;
import io.leadrelay.intake.LogOutsideAttempt.Logged;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.lead.TakenIn;
import io.leadrelay.terms.StandIns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads")
@Tag(name = "Leads", description = "Bring leads in, look at them, tell what they did")
class LeadsController {

  private final TakeInLead takeInLead;
  private final IdempotentRequests idempotentRequests;
  private final FindLeads findLeads;
  private final LogOutsideAttempt logOutsideAttempt;
  private final MergeLeads mergeLeads;
  private final ErasePerson erasePerson;
  private final LostRaces lostRaces;
  private final StandIns standIns;
  private final LeadAttributes declaredAttributes;
  private final ObjectMapper json;
  private final Clock clock;

  LeadsController(
      TakeInLead takeInLead,
      IdempotentRequests idempotentRequests,
      FindLeads findLeads,
      LogOutsideAttempt logOutsideAttempt,
      MergeLeads mergeLeads,
      ErasePerson erasePerson,
      LostRaces lostRaces,
      StandIns standIns,
      LeadAttributes declaredAttributes,
      ObjectMapper json,
      Clock clock) {
    this.takeInLead = takeInLead;
    this.idempotentRequests = idempotentRequests;
    this.findLeads = findLeads;
    this.logOutsideAttempt = logOutsideAttempt;
    this.mergeLeads = mergeLeads;
    this.erasePerson = erasePerson;
    this.lostRaces = lostRaces;
    this.standIns = standIns;
    this.declaredAttributes = declaredAttributes;
    this.json = json;
    this.clock = clock;
  }

  @PostMapping
  @Operation(
      summary = "Take a lead in",
      description =
          "A known lead, recognised by its e-mail address or by source and externalId, gets what is"
              + " new; blank never overwrites.")
  @ApiResponse(responseCode = "201", description = "The lead is new and has begun its life")
  @ApiResponse(responseCode = "200", description = "The lead was known")
  @ApiResponse(responseCode = "400", description = "A field is not valid; nothing was stored")
  @ApiResponse(responseCode = "422", description = "The key came with another body before")
  ResponseEntity<Taken> takeIn(
      @RequestBody LeadForm form,
      @Parameter(
              description =
                  "Names the request, at most 255 characters: sent again with the same body it is"
                      + " answered the same and done once")
          @RequestHeader(name = "Idempotency-Key", required = false)
          @Nullable String idempotencyKey,
      Principal caller) {
    var lead = form.check(declaredAttributes, clock.instant());
    var taken =
        idempotencyKey == null
            ? takeInLead.takeIn(lead.details(), lead.signals(), null)
            : takeInOnce(lead, request(caller, idempotencyKey, form));
    return ResponseEntity.status(taken.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/leads/" + taken.lead()))
        .body(new Taken(taken.lead().value(), taken.created()));
  }

  private TakenIn takeInOnce(LeadForm.Checked lead, Request request) {
    return takeInLead.takeIn(
        lead.details(), lead.signals(), null, takeIn -> idempotentRequests.answer(request, takeIn));
  }

  @GetMapping
  @Operation(
      summary = "List leads",
      description = "Newest first, a page at a time. A rep sees the leads they have.")
  @ApiResponse(responseCode = "200", description = "A page of leads")
  @ApiResponse(responseCode = "400", description = "A parameter is not valid")
  FindLeads.Page list(
      @RequestParam(required = false) @Nullable String stage,
      @RequestParam(required = false) @Nullable String rep,
      @RequestParam(required = false) @Nullable String source,
      @Parameter(
              description =
                  "Words that occur in name, company, e-mail address or external id, in any order")
          @RequestParam(required = false)
          @Nullable String q,
      @Parameter(description = "The next of the page before") @RequestParam(required = false)
          @Nullable String after,
      @Parameter(description = "1 to 200, 50 if left out") @RequestParam(required = false)
          @Nullable String limit,
      HttpServletRequest request) {
    return findLeads.list(
        new FindLeads.Asked(stage, rep, source, q, after, limit), Viewer.of(request, standIns));
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Show a lead",
      description =
          "With its signals and all that happened. A lead that was merged names the one that took"
              + " it over.")
  @ApiResponse(responseCode = "200", description = "The lead")
  @ApiResponse(responseCode = "404", description = "There is no such lead for you")
  LeadView show(@PathVariable String id, HttpServletRequest request) {
    return findLeads.show(lead("id", id), Viewer.of(request, standIns));
  }

  @PostMapping("/{id}/signals")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Tell what a lead did",
      description =
          "A lead that waits wakes up, one that rests starts anew. The same type at the same time"
              + " is the same signal; one without a time happens now.")
  @ApiResponse(responseCode = "202", description = "The signal is stored")
  @ApiResponse(responseCode = "400", description = "A field is not valid")
  @ApiResponse(responseCode = "404", description = "There is no such lead")
  @ApiResponse(responseCode = "409", description = "The person's data were erased")
  void signal(@PathVariable String id, @RequestBody SignalForm form) {
    var lead = lead("id", id);
    var signal = form.toSignal(clock.instant());
    lostRaces.retry(() -> takeInLead.signal(lead, signal));
  }

  @PostMapping("/{id}/attempts")
  @Operation(
      summary = "Log a contact attempt",
      description =
          "For a telephone system or a CRM. The first attempt stops the contact clock. With an"
              + " outcome, or if the prospect was not reached, the rep's task is completed; else the"
              + " rep says what came of it. A rep logs attempts for the leads they have,"
              + " and those they have made on a lead that was taken from them.")
  @ApiResponse(responseCode = "202", description = "The attempt is on record")
  @ApiResponse(responseCode = "200", description = "It was on record before")
  @ApiResponse(responseCode = "400", description = "A field is not valid")
  @ApiResponse(responseCode = "404", description = "There is no such lead for you")
  @ApiResponse(responseCode = "409", description = "The lead is with no rep")
  ResponseEntity<Attempted> attempt(
      @PathVariable String id, @RequestBody AttemptForm form, HttpServletRequest request) {
    var lead = lead("id", id);
    var viewer = Viewer.of(request, standIns);
    var attempt = form.toAttempt(clock.instant());
    var logged = lostRaces.retry(() -> logOutsideAttempt.log(lead, attempt, form.rep(), viewer));
    return ResponseEntity.status(logged == Logged.KNOWN ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .body(new Attempted(logged == Logged.TASK_COMPLETED));
  }

  @PostMapping("/{id}/merge")
  @Operation(
      summary = "Merge a lead into another",
      description =
          "The other gets its signals and what it does not know itself. What comes in for this lead"
              + " later reaches the other.")
  @ApiResponse(responseCode = "200", description = "The other stands for both")
  @ApiResponse(responseCode = "400", description = "There is no such other, or it is the same")
  @ApiResponse(responseCode = "404", description = "There is no such lead")
  @ApiResponse(responseCode = "409", description = "One of them was merged or erased before")
  Merged merge(@PathVariable String id, @RequestBody MergeForm form) {
    var lead = lead("id", id);
    if (form.into() == null) {
      throw Refusal.invalid("into", "Name the lead that takes this one over.");
    }
    var into = lead("into", form.into());
    lostRaces.retry(() -> mergeLeads.merge(lead, into));
    return new Merged(lead.value(), into.value());
  }

  @DeleteMapping("/{id}/personal-data")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Erase a person",
      description =
          "Everywhere, whatever was merged with the lead included. Figures that do not tell who it"
              + " was stay. It cannot be undone.")
  @ApiResponse(responseCode = "204", description = "Nothing tells any more who it was")
  @ApiResponse(responseCode = "404", description = "There is no such lead")
  void erase(@PathVariable String id) {
    var lead = lead("id", id);
    lostRaces.retry(() -> erasePerson.erase(lead));
  }

  private static LeadId lead(String field, String text) {
    try {
      return LeadId.of(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(
          field, "This must be the id of a lead, such as 018f3c2e-7b1a-7000-8000-000000000000.");
    }
  }

  private Request request(Principal caller, String key, LeadForm form) {
    if (key.isBlank()
        || key.length() > IdempotentRequests.LONGEST_KEY
        || key.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid(
          "Idempotency-Key",
          "This must have 1 to "
              + IdempotentRequests.LONGEST_KEY
              + " characters and no control character.");
    }
    return new Request(caller.getName(), key, hash(form));
  }

  /** The same fields give the same hash, however the body is laid out. */
  private String hash(LeadForm form) {
    try {
      var body =
          json.writer()
              .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
              .writeValueAsString(form)
              .getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("A request cannot be told from others", e);
    }
  }

  @Schema(name = "TakenIn")
  record Taken(UUID id, @Schema(description = "False if it was known") boolean created) {}

  @Schema(name = "Attempted")
  record Attempted(
      @Schema(description = "Whether the rep's task is done with it") boolean taskCompleted) {}

  @Schema(name = "MergeRequest")
  record MergeForm(
      @Schema(
              description = "The id of the lead that stays",
              requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String into) {}

  @Schema(name = "Merged")
  record Merged(UUID id, UUID mergedInto) {}
}
