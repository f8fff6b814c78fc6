package io.leadrelay.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.engine.CommandRefused;
import io.leadrelay.engine.LastRefusal;
import io.leadrelay.engine.ProcessRules;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Languages;
import io.leadrelay.lead.OwnersWords;
import io.leadrelay.lead.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a refusal in the web apps with its plain sentence: 422 where a field is at fault, 409
 * where the state is, in the shape of the engine's REST. A race that was lost is a 409 too.
 */
class PlainRefusals extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String ENGINE = "default";
  private static final Pattern TASK = Pattern.compile(".*/task/([^/]+)/[^/]+/?.*");

  /** The engine's code for a row that somebody else has changed meanwhile. */
  private static final int OPTIMISTIC_LOCKING = 1;

  /** The engine's code for two transactions that waited for each other. */
  private static final int DEADLOCK = 10_000;

  /** What a lost race is answered with. */
  static final String MEANWHILE =
      "Somebody else has changed this at the same moment. Look at it again, then try once more.";

  private final TaskService tasks;
  private final OwnersWords words;
  private final Languages languages;
  private final ObjectMapper json;

  PlainRefusals(TaskService tasks, OwnersWords words, Languages languages, ObjectMapper json) {
    this.tasks = tasks;
    this.words = words;
    this.languages = languages;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READING.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    LastRefusal.forget();
    var buffered = new ContentCachingResponseWrapper(response);
    try {
      chain.doFilter(request, buffered);
      var refusal =
          buffered.getStatus() < 400
              ? Optional.<Refusal>empty()
              : LastRefusal.find().or(() -> lostRace(request, buffered));
      if (refusal.isPresent()) {
        buffered.resetBuffer();
        answer(buffered, refusal.get(), languages.of(user(request)));
      }
      buffered.copyBodyToResponse();
    } finally {
      LastRefusal.forget();
    }
  }

  private Optional<Refusal> lostRace(
      HttpServletRequest request, ContentCachingResponseWrapper response) {
    var status = response.getStatus();
    // Whose task was completed a moment ago has no right to it any more.
    if (status < 500 && status != HttpStatus.FORBIDDEN.value()) {
      return Optional.empty();
    }
    var task = TASK.matcher(request.getRequestURI());
    if (task.matches() && tasks.createTaskQuery().taskId(task.group(1)).count() == 0) {
      return Optional.of(Refusal.conflict(ProcessRules.GONE));
    }
    var code = code(response.getContentAsByteArray());
    return code == OPTIMISTIC_LOCKING || code == DEADLOCK
        ? Optional.of(Refusal.conflict(MEANWHILE))
        : Optional.empty();
  }

  /** The engine has forgotten by now on whose behalf it worked; the session has not. */
  private static @Nullable String user(HttpServletRequest request) {
    var logins =
        Optional.ofNullable(request.getSession(false)).map(AuthenticationUtil::getAuthsFromSession);
    return logins
        .map(all -> all.getAuthenticationForProcessEngine(ENGINE))
        .map(login -> login.getIdentityId())
        .orElse(null);
  }

  private int code(byte[] body) {
    try {
      return Optional.ofNullable(json.readTree(body))
          .map(error -> error.path("code"))
          .map(JsonNode::asInt)
          .orElse(0);
    } catch (IOException noJson) {
      return 0;
    }
  }

  private void answer(HttpServletResponse response, Refusal refusal, Locale language)
      throws IOException {
    response.setStatus(
        refusal.kind() == Refusal.Kind.INVALID
            ? HttpStatus.UNPROCESSABLE_ENTITY.value()
            : HttpStatus.CONFLICT.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getOutputStream().write(written(refusal, language));
  }

  /**
   * Tasklist shows the message of an error as HTML, and a sentence may hold what somebody typed.
   */
  private static String asHtml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private byte[] written(Refusal refusal, Locale language) throws JsonProcessingException {
    var sentence = words.refusal(language, "" + refusal.getMessage());
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("type", "Refusal");
    body.put("message", asHtml(sentence));
    body.put("sentence", sentence);
    body.put("code", CommandRefused.CODE);
    if (!refusal.errors().isEmpty()) {
      body.put("field", refusal.errors().get(0).field());
      body.put(
          "errors",
          refusal.errors().stream()
              .map(error -> new FieldError(error.field(), words.refusal(language, error.reason())))
              .toList());
    }
    return json.writeValueAsBytes(body);
  }
}
