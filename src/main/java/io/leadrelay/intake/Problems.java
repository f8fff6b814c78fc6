package io.leadrelay.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.OwnersWords;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.UnknownLead;
import io.leadrelay.lead.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers what went wrong with a problem document (RFC 9457) whose {@code detail} is a plain
 * sentence; where fields are at fault, {@code errors} lists each with its reason.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final OwnersWords words;

  Problems(OwnersWords words) {
    this.words = words;
  }

  @ExceptionHandler
  ProblemDetail refused(Refusal refusal, HttpServletRequest request) {
    var language = Words.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    return refusal.kind() == Refusal.Kind.CONFLICT
        ? problem(HttpStatus.CONFLICT, words.refusal(language, "" + refusal.getMessage()))
        : invalid(
            refusal.errors().stream()
                .map(
                    error -> new FieldError(error.field(), words.refusal(language, error.reason())))
                .toList());
  }

  @ExceptionHandler
  ProblemDetail unknown(UnknownLead unknown) {
    return problem(HttpStatus.NOT_FOUND, unknown.getMessage());
  }

  @ExceptionHandler
  ProblemDetail notThere(NotThere notThere) {
    return problem(HttpStatus.NOT_FOUND, notThere.getMessage());
  }

  // A database that waited too long for a lock says so with a time-out, which is transient too.
  @ExceptionHandler({TransientDataAccessException.class, DuplicateKeyException.class})
  ProblemDetail overtaken(Exception e) {
    log.info("A request was overtaken by another", e);
    return problem(
        HttpStatus.CONFLICT, "Somebody else changed this at the same moment. Send it once more.");
  }

  @ExceptionHandler
  ProblemDetail unreadableForm(MultipartException e) {
    log.info("A form of several parts could not be read", e);
    return problem(
        HttpStatus.BAD_REQUEST,
        "The form cannot be read: it is cut off, or no multipart/form-data.");
  }

  /** Spring Security answers these itself, as it knows who is logged in. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void leaveToSecurity(RuntimeException e) {
    throw e;
  }

  @ExceptionHandler
  ProblemDetail unexpected(Exception e) {
    var reference = UUID.randomUUID();
    log.error("A request failed, reference {}", reference, e);
    return problem(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "Leadrelay could not do this; nothing is wrong with what was sent. The log tells more"
            + " under the reference "
            + reference
            + ".");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(e, unreadable(e.getCause()), headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    var name =
        e instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(e.getPropertyName());
    return answer(
        e,
        invalid(name, "'" + e.getValue() + "' " + mustBe(e.getRequiredType()) + "."),
        headers,
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var name = e.getParameterName();
    return answer(e, invalid(name, "The parameter " + name + " is missing."), headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
      MissingServletRequestPartException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var name = e.getRequestPartName();
    return answer(
        e, invalid(name, "The part " + name + " of the form is missing."), headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(e, problem(status, e.getBody().getDetail()), headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var sent = e.getContentType() == null ? "nothing said" : e.getContentType().toString();
    return answer(
        e,
        problem(
            status,
            "The body is of a type that is not understood here ("
                + sent
                + "). Send "
                + listed(e.getSupportedMediaTypes())
                + "."),
        headers,
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
      HttpMediaTypeNotAcceptableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        e,
        problem(
            status,
            "There is no answer of the type that was asked for. Accept "
                + listed(e.getSupportedMediaTypes())
                + "."),
        headers,
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var supported = e.getSupportedMethods();
    return answer(
        e,
        problem(
            status,
            e.getMethod()
                + " does nothing here. Possible: "
                + listed(supported == null ? List.of() : Arrays.asList(supported))
                + "."),
        headers,
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        e,
        problem(HttpStatus.PAYLOAD_TOO_LARGE, "The file is too large. Send it in parts."),
        headers,
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return answer(e, problem(status, "There is nothing at this address."), headers, request);
  }

  private @Nullable ResponseEntity<Object> answer(
      Exception e, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
    return handleExceptionInternal(
        e, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
  }

  private static ProblemDetail unreadable(@Nullable Throwable cause) {
    if (cause instanceof UnrecognizedPropertyException unknown) {
      var known =
          unknown.getKnownPropertyIds() == null
              ? List.of()
              : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      return invalid(
          path(unknown), "There is no such field here. Possible: " + listed(known) + ".");
    }
    if (cause instanceof MismatchedInputException mismatch) {
      return mismatch.getPath().isEmpty()
          ? problem(HttpStatus.BAD_REQUEST, "The body " + mustBe(mismatch.getTargetType()) + ".")
          : invalid(path(mismatch), "This " + mustBe(mismatch.getTargetType()) + ".");
    }
    if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return invalid(path(mapping), "This cannot be read.");
    }
    if (cause instanceof JacksonException malformed) {
      var location = malformed.getLocation();
      return problem(
          HttpStatus.BAD_REQUEST,
          "The body is not valid JSON"
              + (location == null
                  ? "."
                  : " (line "
                      + location.getLineNr()
                      + ", column "
                      + location.getColumnNr()
                      + ")."));
    }
    return problem(HttpStatus.BAD_REQUEST, "The body is missing or cannot be read.");
  }

  private static String path(JsonMappingException e) {
    var path = new StringBuilder();
    for (var step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String mustBe(@Nullable Class<?> type) {
    if (type == null) {
      return "is not what belongs here";
    }
    if (type.isEnum()) {
      return "must be one of " + listed(Arrays.asList(type.getEnumConstants()));
    }
    if (type == Boolean.class || type == boolean.class) {
      return "must be true or false";
    }
    if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
      return "must be a whole number";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "must be a number";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "must be a text";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "must be a list";
    }
    if (UUID.class.equals(type)) {
      return "must be an id such as 018f3c2e-7b1a-7000-8000-000000000000";
    }
    if (type.getName().startsWith("java.time.")) {
      return "must be a date or a time in ISO 8601, such as 2026-03-01T09:00:00Z";
    }
    if (Map.class.isAssignableFrom(type) || !type.getName().startsWith("java.")) {
      return "must be a JSON object";
    }
    return "is not what belongs here";
  }

  private static String listed(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static ProblemDetail invalid(String field, String reason) {
    return invalid(List.of(new FieldError(field, reason)));
  }

  private static ProblemDetail invalid(List<FieldError> errors) {
    var sentence =
        errors.stream()
            .map(error -> error.field() + ": " + error.reason())
            .collect(Collectors.joining(" "));
    var problem = problem(HttpStatus.BAD_REQUEST, sentence);
    problem.setProperty("errors", errors);
    return problem;
  }

  private static ProblemDetail problem(HttpStatusCode status, @Nullable String sentence) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(sentence));
  }
}
