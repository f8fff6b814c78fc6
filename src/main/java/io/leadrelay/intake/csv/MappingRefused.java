package io.leadrelay.intake.csv;

import io.leadrelay.lead.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** A mapping that cannot be used, with everything that is wrong in it. */
public class MappingRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  MappingRefused(List<FieldError> errors) {
    super(
        errors.stream()
            .map(error -> error.field() + ": " + error.reason())
            .collect(Collectors.joining(" ")));
    this.errors = List.copyOf(errors);
  }

  /** What is wrong; the field is the path inside the mapping, such as {@code signals[1].type}. */
  public List<FieldError> errors() {
    return errors;
  }
}
