package io.leadrelay.process;

import io.leadrelay.arbitration.CaseTraits;
import io.leadrelay.arbitration.Traits;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.qualification.LeadFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What makes the case of a lead like another: the firm's country, industry and size, the source,
 * and the kinds of signals that count for it. Not who it is, nor how often or when it did what.
 */
@Component
class LeadCaseTraits implements CaseTraits {

  /** The upper bounds of the size classes: micro, small, medium as the EU defines them, large. */
  private static final List<Integer> SIZES = List.of(10, 50, 250, 1000, 5000);

  private final Leads leads;
  private final LeadFacts leadFacts;

  LeadCaseTraits(Leads leads, LeadFacts leadFacts) {
    this.leads = leads;
    this.leadFacts = leadFacts;
  }

  @Override
  public Traits of(LeadId id) {
    var lead = leads.get(id);
    var facts = leadFacts.traits(lead);
    var traits = new LinkedHashMap<String, @Nullable Object>();
    traits.put("country", facts.get("country"));
    traits.put("industry", facts.get("industry"));
    traits.put("size", size(lead.details().employees()));
    traits.put("source", facts.get("source"));
    traits.put(
        "signals",
        leadFacts.signals(id).entrySet().stream()
            .filter(fact -> counts(fact.getValue()))
            .map(java.util.Map.Entry::getKey)
            .sorted()
            .collect(Collectors.joining("+")));
    return Traits.of(traits);
  }

  private static boolean counts(@Nullable Object value) {
    return Boolean.TRUE.equals(value) || (value instanceof Number number && number.intValue() > 0);
  }

  private static @Nullable String size(@Nullable Integer employees) {
    if (employees == null) {
      return null;
    }
    return SIZES.stream()
        .filter(bound -> employees < bound)
        .findFirst()
        .map(bound -> "<" + bound)
        .orElse(">=" + Objects.requireNonNull(SIZES.get(SIZES.size() - 1)));
  }
}
