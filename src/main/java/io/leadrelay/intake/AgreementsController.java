package io.leadrelay.intake;

import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.Agreements;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agreements")
@Tag(name = "Agreements", description = "What marketing and sales have signed")
class AgreementsController {

  private final Agreements agreements;
  private final Clock clock;

  AgreementsController(Agreements agreements, Clock clock) {
    this.agreements = agreements;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "List the agreements", description = "All versions, the latest first.")
  List<AgreementView> list() {
    return agreements.all().stream().map(AgreementView::of).toList();
  }

  @GetMapping("/current")
  @Operation(summary = "Show the agreement in force", description = "The version in force now.")
  @ApiResponse(responseCode = "200", description = "The agreement in force")
  @ApiResponse(responseCode = "404", description = "No agreement is in force")
  AgreementView current() {
    return agreements
        .findInForce(clock.instant())
        .map(AgreementView::of)
        .orElseThrow(() -> new NotThere("No agreement is in force now."));
  }

  @Schema(name = "Agreement")
  record AgreementView(
      int number,
      Instant inForceFrom,
      @Schema(description = "Qualified leads a month that marketing owes, weighted by grade")
          int monthlyTarget,
      @Schema(description = "What a standard lead counts") BigDecimal weightStandard,
      @Schema(description = "What a hot lead counts") BigDecimal weightHot,
      List<TableView> tables,
      List<SignatureView> signatures) {

    static AgreementView of(Agreement agreement) {
      return new AgreementView(
          agreement.number(),
          agreement.inForceFrom(),
          agreement.terms().monthlyTarget(),
          agreement.terms().weightStandard(),
          agreement.terms().weightHot(),
          agreement.terms().tables().stream()
              .map(table -> new TableView(table.decision(), table.version(), table.sha256()))
              .toList(),
          agreement.signatures().stream()
              .map(
                  signature ->
                      new SignatureView(
                          signature.side().word(),
                          signature.person(),
                          signature.at(),
                          signature.words()))
              .toList());
    }
  }

  @Schema(name = "SignedTable")
  record TableView(
      @Schema(description = "The key of the decision table") String decision,
      int version,
      @Schema(description = "The SHA-256 of its file") String sha256) {}

  @Schema(name = "Signature")
  record SignatureView(
      @Schema(description = "marketing or sales") String side,
      @Schema(description = "Null where no person signed, as for the first version")
          @Nullable String person,
      Instant at,
      String words) {}
}
