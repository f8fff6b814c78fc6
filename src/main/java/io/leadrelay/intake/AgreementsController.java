package io.leadrelay.intake;

import io.leadrelay.agreement.AgreementDocuments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agreements")
@Tag(name = "Agreements", description = "What marketing and sales have signed")
class AgreementsController {

  private final AgreementDocuments documents;

  AgreementsController(AgreementDocuments documents) {
    this.documents = documents;
  }

  @GetMapping
  @Operation(
      summary = "List the versions of the agreement",
      description =
          "All versions from the day they are proposed, in whatever state, the newest first. The"
              + " page /agreements shows them to people.")
  List<AgreementView> list() {
    return documents.all().stream().map(AgreementView::of).toList();
  }

  @GetMapping("/current")
  @Operation(summary = "Show the agreement in force", description = "The version in force now.")
  @ApiResponse(responseCode = "200", description = "The agreement in force")
  @ApiResponse(responseCode = "404", description = "No agreement is in force")
  AgreementView current() {
    return documents
        .inForce()
        .map(AgreementView::of)
        .orElseThrow(() -> new NotThere("No agreement is in force now."));
  }

  @GetMapping("/{number}")
  @Operation(
      summary = "Show a version of the agreement",
      description = "In whatever state. The page /agreement/{number} shows it with its tables.")
  @ApiResponse(responseCode = "200", description = "The version")
  @ApiResponse(responseCode = "404", description = "There is none of that number")
  AgreementView show(@PathVariable int number) {
    return documents
        .find(number)
        .map(AgreementView::of)
        .orElseThrow(() -> new NotThere("There is no agreement no. " + number + "."));
  }
}
