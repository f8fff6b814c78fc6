package io.leadrelay.lead;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Comparator;
import java.util.UUID;

/** Identifies a lead for ever; it is the business key of its processes too. */
public record LeadId(UUID value) {

  /**
   * The order in which the rows of several leads are locked, so that no two wait for each other.
   */
  public static final Comparator<LeadId> LOCK_ORDER = Comparator.comparing(LeadId::toString);

  private static final TimeBasedEpochGenerator NEW = Generators.timeBasedEpochGenerator();

  /** A new id, later than all before it. */
  public static LeadId create() {
    return new LeadId(NEW.generate());
  }

  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException if the text is no id of a lead
   */
  public static LeadId of(String text) {
    try {
      return new LeadId(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is not the id of a lead.", e);
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
