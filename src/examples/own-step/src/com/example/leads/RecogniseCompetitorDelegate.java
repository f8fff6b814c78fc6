package com.example.leads;

import io.leadrelay.lead.EmailAddress;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Fit;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Recognise competitor: a lead that writes from a competitor's domain is no customer. */
@StepContract(
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Recognise competitor",
    does = "Looks whether the lead writes from a domain that competitors.txt lists.",
    leaves = {"competitor"})
class RecogniseCompetitorDelegate implements JavaDelegate {

  /** For the gateway right behind: ${competitor}. */
  private static final Fact<Boolean> COMPETITOR = Fact.passing("competitor", Boolean.class);

  private final Leads leads;
  private final Timeline timeline;
  private final Clock clock;
  private final Set<String> domains;

  /** Leadrelay gives the step whatever parts of it the constructor asks for. */
  RecogniseCompetitorDelegate(Leads leads, Timeline timeline, Clock clock) throws IOException {
    this.leads = leads;
    this.timeline = timeline;
    this.clock = clock;
    try (InputStream list = getClass().getResourceAsStream("/competitors.txt")) {
      this.domains =
          new String(list.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .collect(Collectors.toSet());
    }
  }

  @Override
  public void execute(DelegateExecution execution) {
    LeadId lead = LeadId.of(execution.getProcessBusinessKey());
    String domain = domain(leads.get(lead).details().email());
    boolean competitor = domains.contains(domain);
    if (competitor) {
      leads.setFit(lead, Fit.NO_FIT, "Writes from a competitor, " + domain + ".");
      leads.setStage(lead, LifecycleStage.NO_FIT, clock.instant());
      timeline.record(lead, EventType.OWN_STEP, "Recognise competitor", domain);
    }
    COMPETITOR.set(execution, competitor);
  }

  private static String domain(String email) {
    if (email == null) {
      return "";
    }
    String key = EmailAddress.parse(email).key();
    return key.substring(key.lastIndexOf('@') + 1);
  }
}
