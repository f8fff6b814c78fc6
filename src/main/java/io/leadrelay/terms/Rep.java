package io.leadrelay.terms;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in sales who takes leads.
 *
 * @param id the user id
 * @param weight the share of leads: a rep of weight 2 gets twice as many as one of weight 1
 * @param cap how many leads the rep works on at once, from the handoff until it ends or becomes an
 *     opportunity
 * @param territories where the rep sells; empty stands for everywhere
 * @param languages what the rep speaks, as BCP 47 tags; empty stands for any
 * @param active false for a rep who gets no leads any more
 * @param hours when the rep works; null for the company's hours
 * @param zone where those hours apply; null for the company's zone
 */
public record Rep(
    String id,
    @Nullable String team,
    int weight,
    int cap,
    Set<String> territories,
    Set<String> languages,
    boolean active,
    List<Absence> absences,
    @Nullable WorkingHours hours,
    @Nullable ZoneId zone) {

  /** A rep who keeps the company's hours. */
  public Rep(
      String id,
      @Nullable String team,
      int weight,
      int cap,
      Set<String> territories,
      Set<String> languages,
      boolean active,
      List<Absence> absences) {
    this(id, team, weight, cap, territories, languages, active, absences, null, null);
  }

  /** Away from {@code from} until before {@code to}. */
  public record Absence(UUID id, Instant from, Instant to) {

    boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  public boolean isPresent(Instant at) {
    return active && absences.stream().noneMatch(absence -> absence.covers(at));
  }

  /**
   * Whether the routing table's answer admits this rep.
   *
   * @param territory the territory it asks for, or {@code any}
   * @param language the language it asks for, or {@code any}
   */
  public boolean matches(String territory, String language) {
    return active
        && (ANY.equals(territory) || territories.isEmpty() || territories.contains(territory))
        && (ANY.equals(language) || languages.isEmpty() || languages.contains(language));
  }

  /**
   * Whether this rep may be the one who makes the first contact with a lead: has it, or is admitted
   * by the routing table.
   *
   * @param holder the rep who has the lead
   * @param territory what the routing table asks for, null if somebody chose the rep by hand
   * @param language null with the territory
   */
  public boolean comesIntoQuestion(
      String holder, @Nullable String territory, @Nullable String language) {
    return id.equals(holder)
        || (territory != null && language != null && matches(territory, language));
  }

  /** The routing table's word for no restriction. */
  public static final String ANY = "any";
}
