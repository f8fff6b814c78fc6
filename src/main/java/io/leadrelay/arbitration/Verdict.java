package io.leadrelay.arbitration;

/** What a ruling says of a rejection. */
public enum Verdict {
  /** The rep was right: the lead leaves marketing's count. */
  UPHELD,
  /** The lead is good: sales works it. */
  OVERRULED
}
