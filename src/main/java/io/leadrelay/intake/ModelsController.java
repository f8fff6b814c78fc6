package io.leadrelay.intake;

import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Words;
import io.leadrelay.process.version.ModelVersions;
import io.leadrelay.process.version.ModelsNow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/models")
@Tag(name = "Models", description = "The versions of diagram, tables, forms and texts")
class ModelsController {

  private static final int USUAL = 20;
  private static final int MOST = 200;

  private final ModelVersions versions;

  ModelsController(ModelVersions versions) {
    this.versions = versions;
  }

  @GetMapping
  @Operation(
      summary = "Show the versions of the models",
      description =
          "versions: the newest first, each with what differs from the one before and how many"
              + " leads run on it; new leads run on the newest. signedTables: the version of each"
              + " that is in force and, if its file has been replaced, the draft, which runs once"
              + " both teams have signed it. leftBehind: leads that could not be moved to the"
              + " newest version, with the step where they wait and the reason; they go on where"
              + " they are. Of these at most "
              + ModelsNow.MOST_LEFT_BEHIND
              + ".")
  @ApiResponse(responseCode = "200", description = "The models as they stand now")
  @ApiResponse(responseCode = "400", description = "A parameter is not valid")
  ModelsNow show(
      @Parameter(description = "How many versions, 1 to 200, 20 if left out")
          @RequestParam(required = false)
          @Nullable String limit,
      @Parameter(description = "de for German sentences; any other language reads English")
          @RequestHeader(name = "Accept-Language", required = false)
          @Nullable String language) {
    return versions.now(Words.language(language), limit(limit));
  }

  private static int limit(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return USUAL;
    }
    try {
      var limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as a number out of range is.
    }
    throw Refusal.invalid(
        List.of(new FieldError("limit", "This must be a whole number from 1 to " + MOST + ".")));
  }
}
