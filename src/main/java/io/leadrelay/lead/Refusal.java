package io.leadrelay.lead;

import java.util.List;

/**
 * What somebody asked for is not allowed or not possible now. The message is a plain sentence for
 * the person who asked; nothing has changed.
 */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whether the request itself is at fault, or only the state it met. */
  public enum Kind {
    /** What was sent is not valid. */
    INVALID,
    /** It does not fit the state of the lead or the rules of the agreement. */
    CONFLICT
  }

  private final Kind kind;
  private final transient List<FieldError> errors;

  private Refusal(Kind kind, String sentence, List<FieldError> errors) {
    super(sentence);
    this.kind = kind;
    this.errors = errors;
  }

  /** A field holds what it must not hold. */
  public static Refusal invalid(String field, String reason) {
    return invalid(List.of(new FieldError(field, reason)));
  }

  /** Fields hold what they must not hold; there is at least one error. */
  public static Refusal invalid(List<FieldError> errors) {
    return new Refusal(Kind.INVALID, errors.get(0).reason(), List.copyOf(errors));
  }

  /** The state of the lead, or a rule, does not allow it. */
  public static Refusal conflict(String sentence) {
    return new Refusal(Kind.CONFLICT, sentence, List.of());
  }

  public Kind kind() {
    return kind;
  }

  /** The fields at fault, empty for a conflict. */
  public List<FieldError> errors() {
    return errors == null ? List.of() : errors;
  }
}
