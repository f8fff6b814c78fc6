package io.leadrelay.intake;

import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.agreement.Mix;
import io.leadrelay.agreement.Quota;
import io.leadrelay.agreement.Quotas;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/quota")
@Tag(name = "Quota", description = "What marketing owes in a month, and how it stands")
class QuotaController {

  private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

  private final Quotas quotas;

  QuotaController(Quotas quotas) {
    this.quotas = quotas;
  }

  @GetMapping
  @Operation(
      summary = "Show the quota of a month",
      description =
          "The target is spread evenly over the working days of the month: each carries the target"
              + " of the version in force when the day begins, divided by that version's working"
              + " days in the month. A day before the first agreement carries nothing. A lead"
              + " counts once, in the month of its first handoff, with the weight that its"
              + " agreement gives its grade; an upheld rejection subtracts it there. What is still"
              + " needed is rounded up.")
  @ApiResponse(responseCode = "200", description = "The quota as it stands now")
  @ApiResponse(
      responseCode = "400",
      description = "The month is none, has not begun, or was over before the first agreement")
  QuotaView show(
      @Parameter(description = "The month that runs if left out", example = "2026-11")
          @RequestParam(required = false)
          @Nullable String month) {
    return QuotaView.of(quotas.of(month(month)));
  }

  /** The month that somebody asked for; null if none is named. */
  static @Nullable YearMonth month(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (!MONTH.matcher(text).matches()) {
      throw Refusal.invalid("month", "This must be a year and a month, such as 2026-11.");
    }
    return YearMonth.parse(text);
  }

  @Schema(name = "Quota")
  record QuotaView(
      @Schema(example = "2026-11") String month,
      @Schema(description = "The time zone in which the month ends", example = "Europe/Berlin")
          String zone,
      @Schema(
              description =
                  "REACHED; OPEN while points are missing and the month is not over; then MISSED")
          Quota.State state,
      @Schema(description = "What marketing owes in the month, in points") int target,
      DeliveredView delivered,
      @Schema(description = "Points that are missing, 0 once the target is reached")
          BigDecimal missing,
      WorkingDaysView workingDays,
      @Schema(description = "Missing points for each working day left; null if there is none")
          @Nullable BigDecimal neededPerWorkingDay,
      PaceView pace,
      @Schema(
              description =
                  "Leads that would still reach the target, weighted by the agreement in force now;"
                      + " none if it is reached or the month is over")
          List<MixView> mixes) {

    static QuotaView of(Quota quota) {
      return new QuotaView(
          quota.month().toString(),
          quota.zone().getId(),
          quota.state(),
          quota.target(),
          DeliveredView.of(quota),
          quota.missing(),
          new WorkingDaysView(quota.workingDays(), quota.workingDaysLeft()),
          quota.neededPerWorkingDay(),
          new PaceView(quota.due(), quota.points(), quota.ahead()),
          quota.mixes().stream().map(MixView::of).toList());
    }
  }

  @Schema(name = "QuotaDelivered")
  record DeliveredView(
      @Schema(description = "The weighted sum") BigDecimal points,
      GradeView standard,
      GradeView hot,
      @Schema(description = "The same by agreement and grade") List<LineView> byAgreement) {

    static DeliveredView of(Quota quota) {
      return new DeliveredView(
          quota.points(),
          GradeView.of(quota.delivered(), Grade.STANDARD),
          GradeView.of(quota.delivered(), Grade.HOT),
          quota.delivered().stream().map(LineView::of).toList());
    }
  }

  @Schema(name = "QuotaGrade")
  record GradeView(
      int leads,
      BigDecimal points,
      @Schema(description = "Leads that counted in this month until a rejection was upheld")
          int subtracted) {

    static GradeView of(List<Delivered> delivered, Grade grade) {
      var lines = delivered.stream().filter(line -> line.grade() == grade).toList();
      return new GradeView(
          lines.stream().mapToInt(Delivered::leads).sum(),
          lines.stream().map(Delivered::points).reduce(BigDecimal.ZERO, BigDecimal::add),
          lines.stream().mapToInt(Delivered::subtracted).sum());
    }
  }

  @Schema(name = "QuotaLine")
  record LineView(
      @Schema(description = "The number of the agreement by which these leads are measured")
          int agreement,
      Grade grade,
      @Schema(description = "What one of them counts") BigDecimal weight,
      int leads,
      BigDecimal points,
      int subtracted) {

    static LineView of(Delivered line) {
      return new LineView(
          line.agreement(),
          line.grade(),
          line.weight(),
          line.leads(),
          line.points(),
          line.subtracted());
    }
  }

  @Schema(name = "QuotaWorkingDays")
  record WorkingDaysView(
      @Schema(description = "Days that carry a share of the target") int inMonth,
      @Schema(description = "From today on, today included if it is one") int left) {}

  @Schema(name = "QuotaPace")
  record PaceView(
      @Schema(description = "Points due by the end of today, or of a month that is over") int due,
      @Schema(description = "Points delivered") BigDecimal delivered,
      @Schema(description = "Delivered less due; negative if marketing is behind")
          BigDecimal ahead) {}

  @Schema(name = "QuotaMix")
  record MixView(
      @Schema(
              description =
                  "AS_DELIVERED: in the relation in which the grades were delivered this month, or"
                      + " last month while there is none yet. HALF_HALF: half of the points by each"
                      + " grade")
          Mix.Kind mix,
      @Schema(description = "Standard leads") long standard,
      @Schema(description = "Hot leads") long hot,
      @Schema(description = "What they count together") BigDecimal points,
      @Schema(description = "Leads of both grades; null if no working day is left")
          @Nullable BigDecimal leadsPerWorkingDay) {

    static MixView of(Mix mix) {
      return new MixView(
          mix.kind(), mix.standard(), mix.hot(), mix.points(), mix.leadsPerWorkingDay());
    }
  }
}
