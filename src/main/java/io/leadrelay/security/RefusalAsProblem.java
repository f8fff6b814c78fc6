package io.leadrelay.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Answers 401 and 403 with a problem document (RFC 9457) that says in a sentence what is needed.
 */
@Component
class RefusalAsProblem implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ObjectMapper json;

  RefusalAsProblem(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Leadrelay\", charset=\"UTF-8\"");
    var sentence =
        reason instanceof BadCredentialsException && reason.getMessage() != null
            ? reason.getMessage()
            : "Log in with a user name and a password (HTTP Basic).";
    write(request, response, HttpStatus.UNAUTHORIZED, sentence);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    var user = request.getRemoteUser();
    refuse(
        request,
        response,
        "There is no such call for "
            + (user == null ? "you" : "the user " + user)
            + ": it is open to other groups, or to nobody.");
  }

  /** Answers 404, without asking for a login. */
  void notThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(request, response, HttpStatus.NOT_FOUND, "There is nothing here.");
  }

  /** Answers 403 with the given sentence. */
  void refuse(HttpServletRequest request, HttpServletResponse response, String sentence)
      throws IOException {
    write(request, response, HttpStatus.FORBIDDEN, sentence);
  }

  private void write(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String sentence)
      throws IOException {
    var problem = ProblemDetail.forStatusAndDetail(status, sentence);
    problem.setInstance(URI.create(request.getRequestURI()));
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    json.writeValue(response.getOutputStream(), problem);
  }
}
