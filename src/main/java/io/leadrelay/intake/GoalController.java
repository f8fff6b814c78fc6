package io.leadrelay.intake;

import io.leadrelay.agreement.CalculateGoal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/goal")
@Tag(name = "Goals", description = "How many qualified leads a revenue takes")
class GoalController {

  private final CalculateGoal calculateGoal;

  GoalController(CalculateGoal calculateGoal) {
    this.calculateGoal = calculateGoal;
  }

  @GetMapping
  @Operation(
      summary = "Calculate what a revenue takes",
      description =
          "customers = revenue / averageDealSize, opportunities = customers /"
              + " opportunityToCustomer, leads = opportunities / leadToOpportunity, leadsPerMonth ="
              + " leads / months, each rounded up before the next. A deal size or rate that is left"
              + " out is live: taken from the leads handed over at least as long ago as nine of ten"
              + " deals took to close. interval then says between which numbers the result lies, as"
              + " far as these leads tell.",
      parameters = {
        @Parameter(
            name = "revenue",
            in = ParameterIn.QUERY,
            required = true,
            example = "1000000",
            description = "What the new customers are to bring in all months together"),
        @Parameter(
            name = "averageDealSize",
            in = ParameterIn.QUERY,
            example = "10000",
            description = "What one customer brings; live if left out"),
        @Parameter(
            name = "leadToOpportunity",
            in = ParameterIn.QUERY,
            example = "0.2",
            description = "The share of the leads that become an opportunity; live if left out"),
        @Parameter(
            name = "opportunityToCustomer",
            in = ParameterIn.QUERY,
            example = "0.25",
            description = "The share of the opportunities that are won; live if left out"),
        @Parameter(
            name = "months",
            in = ParameterIn.QUERY,
            description = "1 to 120, 12 if left out"),
        @Parameter(
            name = "currency",
            in = ParameterIn.QUERY,
            example = "EUR",
            description =
                "Of the revenue; needed for a live deal size where deals were won in several")
      })
  @ApiResponse(responseCode = "200", description = "What it takes")
  @ApiResponse(
      responseCode = "400",
      description = "A parameter is not valid, not known, or left out where no live figure is had")
  GoalView show(@Parameter(hidden = true) HttpServletRequest request) {
    var goal = new GoalForm(request.getParameterMap()).toGoal();
    return GoalView.of(calculateGoal.calculate(goal));
  }
}
