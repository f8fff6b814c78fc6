package io.leadrelay.lead;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The leads as they stand. Every method takes part in the caller's transaction. */
public interface Leads {

  /** The lead of that id, or nothing if there is none. */
  Optional<Lead> find(LeadId id);

  /**
   * The lead of that id.
   *
   * @throws UnknownLead if there is none
   */
  default Lead get(LeadId id) {
    return find(id).orElseThrow(() -> new UnknownLead(id));
  }

  /**
   * The lead of that id, its row locked until the transaction ends. Whoever stores a signal, wakes
   * a lead or enters a wait holds this lock, so that no signal is lost and none wakes twice.
   *
   * @throws UnknownLead if there is none
   */
  Lead lock(LeadId id);

  /** The lead that a source knows under this id. */
  Optional<LeadId> findByExternalId(String source, String externalId);

  /** The lead with this normalised e-mail address. */
  Optional<LeadId> findByEmail(String emailKey);

  /**
   * Stores a new lead in stage {@code stage}, without a cycle.
   *
   * @throws org.springframework.dao.DuplicateKeyException if another request stored it first
   */
  void insert(LeadId id, LeadDetails details, LifecycleStage stage, Instant at, boolean history);

  /** Replaces what is known of a lead; attributes that are not named stay. */
  void update(LeadId id, LeadDetails details);

  void setStage(LeadId id, LifecycleStage stage, Instant at);

  void setFit(LeadId id, Fit fit, String reason);

  void setReadiness(LeadId id, int points, @Nullable Grade grade);

  /** Gives the lead to a rep, or with null back to marketing. */
  void setRep(LeadId id, @Nullable String rep);

  void setCycle(LeadId id, int cycle);

  void setConsent(LeadId id, boolean mailConsent);

  /** All signals stored so far have been looked at. */
  void hearSignals(LeadId id);

  /** All signals stored so far have had their turn in sales and count no more. */
  void spendSignals(LeadId id);

  /**
   * The lead has been taken over by another one.
   *
   * @param keepsEmail whether it is still to be found by its e-mail address, so that what comes in
   *     under it reaches the other
   * @param keepsExternalId the same for its external id
   */
  void markMerged(LeadId id, LeadId into, boolean keepsEmail, boolean keepsExternalId, Instant at);
}
