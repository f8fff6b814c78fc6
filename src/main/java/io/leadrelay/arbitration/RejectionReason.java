package io.leadrelay.arbitration;

/** Why a rep gives a lead back. */
public enum RejectionReason {
  NOT_READY,
  NO_FIT,
  WRONG_DATA,
  DUPLICATE,
  OTHER
}
