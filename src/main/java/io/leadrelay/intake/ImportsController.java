package io.leadrelay.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/api/imports")
@Tag(name = "Imports", description = "Files of leads")
class ImportsController {

  private static final Set<String> PARTS = Set.of("file", "mapping");
  private static final int LONGEST_MAPPING = 200_000;

  private final AcceptImport acceptImport;
  private final Imports imports;
  private final ImportSettings settings;
  private final Clock clock;

  ImportsController(
      AcceptImport acceptImport, Imports imports, ImportSettings settings, Clock clock) {
    this.acceptImport = acceptImport;
    this.imports = imports;
    this.settings = settings;
    this.clock = clock;
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Import a file of leads",
      description =
          "Takes a CSV file and, where its header is not a known one, a mapping that says what the"
              + " columns mean. The rows are taken in afterwards; ask for the import to see how far"
              + " it has come. The same file again creates nothing.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = ImportForm.class))))
  @ApiResponse(responseCode = "202", description = "The file is being worked on")
  @ApiResponse(
      responseCode = "400",
      description = "No list of leads, or a mapping that does not fit")
  ResponseEntity<ImportView> upload(HttpServletRequest request)
      throws IOException, ServletException {
    var mapping = request.getPart("mapping");
    var file = request.getPart("file");
    refuseUnknownParts(request);
    if (file == null) {
      throw Refusal.invalid("file", "The part \"file\" with the CSV file is missing.");
    }
    try (var content = file.getInputStream()) {
      var accepted = acceptImport.accept(content, mapping == null ? null : text(mapping));
      return ResponseEntity.accepted()
          .location(URI.create("/api/imports/" + accepted.id()))
          .body(ImportView.of(accepted));
    }
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Show an import",
      description = "rows is what has been worked on so far: created + merged + refused + blank.")
  @ApiResponse(responseCode = "200", description = "The import")
  @ApiResponse(responseCode = "404", description = "There is no such import")
  ImportView show(@PathVariable String id) {
    return ImportView.of(find(id));
  }

  @GetMapping("/{id}/refusals.csv")
  @Operation(
      summary = "Fetch the refused rows",
      description =
          "Each with its number, the field at fault, the reason and its cells. A cell that a"
              + " spreadsheet would take for a formula starts with an apostrophe.")
  @ApiResponse(
      responseCode = "200",
      description = "The rows refused so far",
      content = @Content(mediaType = "text/csv"))
  @ApiResponse(responseCode = "404", description = "There is no such import")
  @ApiResponse(responseCode = "410", description = "The refused rows have been removed")
  void refusals(@PathVariable String id, HttpServletResponse response) throws IOException {
    var leadImport = find(id);
    var finishedAt = leadImport.finishedAt();
    if (finishedAt != null && finishedAt.isBefore(clock.instant().minus(settings.keepRefusals()))) {
      throw new ResponseStatusException(
          HttpStatus.GONE,
          "The refused rows of this import are no longer kept: they went %d days after its end."
              .formatted(settings.keepRefusals().toDays()));
    }
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refusals-" + id + ".csv\"");
    new RefusalsFile(imports).write(leadImport, response.getWriter());
  }

  private LeadImport find(String id) {
    return parse(id).flatMap(imports::find).orElseThrow(() -> unknown(id));
  }

  private static Optional<UUID> parse(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static NotThere unknown(String id) {
    return new NotThere("There is no import '" + id + "'.");
  }

  private static void refuseUnknownParts(HttpServletRequest request)
      throws IOException, ServletException {
    var errors = new ArrayList<FieldError>();
    for (var part : request.getParts()) {
      if (!PARTS.contains(part.getName())) {
        errors.add(
            new FieldError(part.getName(), "There is no such part here. Possible: file, mapping."));
      }
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private static String text(Part mapping) throws IOException {
    if (mapping.getSize() > LONGEST_MAPPING) {
      throw Refusal.invalid("mapping", "A mapping has at most 200,000 bytes.");
    }
    try (var content = mapping.getInputStream()) {
      var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
  }

  /** What is sent; for the description of the interface only. */
  @Schema(name = "ImportForm")
  private record ImportForm(
      @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
          String file,
      @Schema(description = "What the columns mean, as JSON") @Nullable String mapping) {}

  /**
   * An import as the world sees it.
   *
   * @param rows how many rows have been worked on
   */
  @Schema(name = "Import")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ImportView(
      UUID id,
      ImportState state,
      long rows,
      long created,
      long merged,
      long refused,
      long blank,
      @Nullable String error,
      String source,
      boolean history,
      List<String> unusedColumns,
      String uploadedBy,
      Instant uploadedAt,
      @Nullable Instant finishedAt) {

    static ImportView of(LeadImport leadImport) {
      var tally = leadImport.tally();
      return new ImportView(
          leadImport.id(),
          leadImport.state(),
          tally.rows(),
          tally.created(),
          tally.merged(),
          tally.refused(),
          tally.blank(),
          leadImport.error(),
          leadImport.source(),
          leadImport.history(),
          leadImport.unusedColumns(),
          leadImport.uploadedBy(),
          leadImport.importedAt(),
          leadImport.finishedAt());
    }
  }
}
