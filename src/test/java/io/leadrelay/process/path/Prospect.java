package io.leadrelay.process.path;

import io.leadrelay.lead.LeadDetails;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The details of a made-up lead. Its source is its own, so that its case is like no other's unless
 * a test says so.
 */
record Prospect(
    String email,
    String source,
    @Nullable String country,
    String industry,
    @Nullable Integer employees,
    @Nullable Boolean mailConsent) {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** A firm that fits: its country and size are served, and it agreed to mail. */
  static Prospect thatFits() {
    var n = NUMBER.incrementAndGet();
    return new Prospect(
        "buyer%d@path%d.example".formatted(n, n), "path " + n, "Germany", "Machines", 200, true);
  }

  Prospect from(String otherCountry) {
    return new Prospect(email, source, otherCountry, industry, employees, mailConsent);
  }

  Prospect inIndustry(String otherIndustry) {
    return new Prospect(email, source, country, otherIndustry, employees, mailConsent);
  }

  Prospect withEmployees(@Nullable Integer number) {
    return new Prospect(email, source, country, industry, number, mailConsent);
  }

  Prospect withMailConsent(@Nullable Boolean consent) {
    return new Prospect(email, source, country, industry, employees, consent);
  }

  Prospect ofUnknownFirm() {
    return new Prospect(email, source, null, industry, null, mailConsent);
  }

  /** Another person whose case is like that of this one. */
  Prospect another() {
    return new Prospect(thatFits().email(), source, country, industry, employees, mailConsent);
  }

  LeadDetails details() {
    return new LeadDetails(
        null,
        source,
        email,
        "+49 30 555",
        "Petra",
        "Path",
        "Path Works",
        "Head of Operations",
        country,
        industry,
        employees,
        "de",
        mailConsent,
        Map.of());
  }
}
