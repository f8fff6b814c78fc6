package io.leadrelay.terms;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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
 * @param segments which kinds of firms the rep sells to; empty stands for any
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
    @Nullable ZoneId zone,
    Set<String> segments) {

  /** A rep who sells to firms of any kind. */
  public Rep(
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
    this(id, team, weight, cap, territories, languages, active, absences, hours, zone, Set.of());
  }

  /** A rep who keeps the company's hours and sells to firms of any kind. */
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

  /**
   * Away from {@code from} until before {@code to}.
   *
   * @param standIn who acts for the rep meanwhile, null while nobody is named
   */
  public record Absence(UUID id, Instant from, Instant to, @Nullable String standIn) {

    /** An absence without a stand-in. */
    public Absence(UUID id, Instant from, Instant to) {
      this(id, from, to, null);
    }

    /** Whether it has a moment in common with a time that ends before {@code end}. */
    public boolean overlaps(Instant begin, Instant end) {
      return from.isBefore(end) && begin.isBefore(to);
    }

    /** Whether the rep is away at that moment. */
    public boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  public boolean isPresent(Instant at) {
    return active && absences.stream().noneMatch(absence -> absence.covers(at));
  }

  /** The absence at a time, or nothing while the rep is there. */
  public Optional<Absence> absenceAt(Instant at) {
    return absences.stream().filter(absence -> absence.covers(at)).findFirst();
  }

  /** The absence of that id, or nothing if the rep has none such. */
  public Optional<Absence> findAbsence(UUID id) {
    return absences.stream().filter(absence -> absence.id().equals(id)).findFirst();
  }

  /**
   * The absence of that id.
   *
   * @throws IllegalStateException if the rep has none such
   */
  public Absence absence(UUID id) {
    return findAbsence(id)
        .orElseThrow(() -> new IllegalStateException(this.id + " has no absence " + id));
  }

  /**
   * Whether the routing table's answer admits this rep.
   *
   * @param territory the territory it asks for, or {@code any}
   * @param language the language it asks for, or {@code any}
   * @param segment the segment it asks for, or {@code any}
   */
  public boolean matches(String territory, String language, String segment) {
    return active
        && (ANY.equals(territory) || territories.isEmpty() || territories.contains(territory))
        && (ANY.equals(language) || languages.isEmpty() || languages.contains(language))
        && (ANY.equals(segment) || segments.isEmpty() || segments.contains(segment));
  }

  /**
   * Whether this rep may be the one who makes the first contact with a lead: has it, or is admitted
   * by the routing table.
   *
   * @param holder the rep who has the lead
   * @param territory what the routing table asks for, null if somebody chose the rep by hand
   * @param language null with the territory
   * @param segment null where it was not asked yet
   */
  public boolean comesIntoQuestion(
      String holder,
      @Nullable String territory,
      @Nullable String language,
      @Nullable String segment) {
    return id.equals(holder)
        || (territory != null
            && language != null
            && matches(territory, language, segment == null ? ANY : segment));
  }

  /** The routing table's word for no restriction. */
  public static final String ANY = "any";
}
