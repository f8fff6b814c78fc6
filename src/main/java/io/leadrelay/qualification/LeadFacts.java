package io.leadrelay.qualification;

import io.leadrelay.lead.EmailAddress;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.lead.Signals;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of a lead, as the scalar inputs of the decision tables. */
@Component
public class LeadFacts {

  /** The names of the traits that every lead has. */
  public static final Set<String> TRAITS =
      Set.of(
          "country",
          "industry",
          "employees",
          "jobTitle",
          "language",
          "source",
          "emailKind",
          "grade",
          "points",
          "mailConsent");

  private final Leads leads;
  private final Signals signals;
  private final SignalTypes signalTypes;
  private final LeadAttributes attributes;
  private final PrivateMailDomains privateMailDomains;
  private final Clock clock;

  LeadFacts(
      Leads leads,
      Signals signals,
      SignalTypes signalTypes,
      LeadAttributes attributes,
      PrivateMailDomains privateMailDomains,
      Clock clock) {
    this.leads = leads;
    this.signals = signals;
    this.signalTypes = signalTypes;
    this.attributes = attributes;
    this.privateMailDomains = privateMailDomains;
    this.clock = clock;
  }

  /**
   * The traits of a lead: {@code country} (its ISO 3166 code where it is recognised, else as
   * given), {@code industry}, {@code employees}, {@code jobTitle}, {@code language} (ISO 639),
   * {@code source}, {@code emailKind} ({@code business} or {@code private}), {@code grade}, {@code
   * points}, and every attribute by its name: a declared one as a text, a number or a truth value,
   * others as texts. What is not known is null.
   */
  public Map<String, @Nullable Object> traits(LeadId id) {
    return traits(leads.get(id));
  }

  /** The traits of a lead that was already read. */
  public Map<String, @Nullable Object> traits(Lead lead) {
    var details = lead.details();
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.putAll(attributes.typed(details));
    facts.put("country", Countries.codeOrName(details.country()));
    facts.put("industry", details.industry());
    facts.put("employees", details.employees());
    facts.put("jobTitle", details.jobTitle());
    facts.put("language", language(details));
    facts.put("source", details.source());
    facts.put("emailKind", emailKind(details));
    facts.put("grade", lead.grade() == null ? null : lead.grade().name());
    facts.put("points", lead.points());
    facts.put("mailConsent", details.mailConsent());
    return facts;
  }

  /**
   * The signals of a lead that still count, by the name of the fact that each type feeds: how many
   * there were in its number of days or, for a type that decides, whether there was one.
   */
  public Map<String, @Nullable Object> signals(LeadId id) {
    var lead = leads.get(id);
    var counts = signals.count(id, lead.signalsSpent(), signalTypes.all(), clock.instant());
    var facts = new LinkedHashMap<String, @Nullable Object>();
    for (var type : signalTypes.all()) {
      int count = counts.getOrDefault(type.type(), 0);
      if (type.decides()) {
        facts.put(type.fact(), count > 0);
      } else {
        facts.put(type.fact(), count);
      }
    }
    return facts;
  }

  private static @Nullable String language(LeadDetails details) {
    if (details.language() != null) {
      return Locale.forLanguageTag(details.language()).getLanguage();
    }
    return null;
  }

  private @Nullable String emailKind(LeadDetails details) {
    if (details.email() == null) {
      return null;
    }
    var key = EmailAddress.parse(details.email()).key();
    var domain = key.substring(key.lastIndexOf('@') + 1);
    return privateMailDomains.contains(domain) ? "private" : "business";
  }
}
