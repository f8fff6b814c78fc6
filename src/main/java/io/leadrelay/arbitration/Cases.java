package io.leadrelay.arbitration;

import io.leadrelay.lead.LeadId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The record of rejections, rulings and precedents. */
public interface Cases {

  void add(Rejection rejection);

  /** The latest rejection of a lead. */
  Optional<Rejection> findLatest(LeadId lead);

  /** The ruling on a rejection, if there is one. */
  Optional<Ruling> findRuling(UUID rejection);

  void add(Ruling ruling);

  void add(Precedent precedent);

  /** The precedent for cases with these traits, the latest if the board has changed its mind. */
  Optional<Precedent> findPrecedent(Traits traits, Collection<RejectionReason> reasons);

  /** All precedents in force, the latest first. */
  List<Precedent> precedents(int limit);

  /**
   * The lead of this rejection leaves marketing's count: all handoffs of its cycle up to the
   * rejected one, whoever had it before. One that follows counts again.
   */
  void takeFromCount(Rejection rejection);

  /** Everybody who had the lead in hand: handoffs, attempts, research, rejections, in any cycle. */
  boolean handledBy(LeadId lead, String person);
}
