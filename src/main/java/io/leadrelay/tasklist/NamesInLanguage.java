package io.leadrelay.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.Languages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Shows the names of tasks, filters and processes in the language of who is logged in to the web
 * apps. They are stored once, in English; Tasklist sends a name back with what it changes beside
 * it, so names go back to English on their way in.
 */
class NamesInLanguage extends OncePerRequestFilter {

  private static final Pattern SHOWN =
      Pattern.compile(
          ".*/engine/[^/]+/(filter(/[^/]+(/(list|singleResult))?)?|task(/[^/]+)?"
              + "|process-definition(/[^/]+)?)/?");

  private static final Pattern CHANGED = Pattern.compile(".*/engine/[^/]+/(filter|task)/[^/]+/?");

  private final Languages languages;
  private final ObjectMapper json;

  NamesInLanguage(Languages languages, ObjectMapper json) {
    this.languages = languages;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !SHOWN.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var language = user(request).map(languages::of).orElse(Locale.ENGLISH);
    if (language.equals(Locale.ENGLISH)) {
      chain.doFilter(request, response);
      return;
    }
    var buffered = new ContentCachingResponseWrapper(response);
    chain.doFilter(isChange(request) ? inEnglish(request) : request, buffered);
    if (buffered.getStatus() == HttpStatus.OK.value()
        && buffered.getContentSize() > 0
        && isJson(buffered.getContentType())) {
      var answer = json.readTree(buffered.getContentAsByteArray());
      ShownNames.put(language, answer);
      buffered.resetBuffer();
      buffered.getOutputStream().write(json.writeValueAsBytes(answer));
    }
    buffered.copyBodyToResponse();
  }

  private static Optional<String> user(HttpServletRequest request) {
    var engine = request.getRequestURI().replaceFirst(".*/engine/([^/]+)/.*", "$1");
    return Optional.ofNullable(request.getSession(false))
        .map(AuthenticationUtil::getAuthsFromSession)
        .filter(logins -> logins.hasAuthenticationForProcessEngine(engine))
        .map(logins -> logins.getAuthenticationForProcessEngine(engine).getIdentityId());
  }

  private static boolean isChange(HttpServletRequest request) {
    return isJson(request.getContentType())
        && (request.getMethod().equals("PUT") || request.getMethod().equals("POST"))
        && CHANGED.matcher(request.getRequestURI()).matches();
  }

  private HttpServletRequest inEnglish(HttpServletRequest request) throws IOException {
    var body = request.getInputStream().readAllBytes();
    try {
      var told = json.readTree(body);
      ShownNames.put(Locale.ENGLISH, told);
      return new RequestWithBody(request, json.writeValueAsBytes(told));
    } catch (JsonProcessingException | CharConversionException unreadable) {
      // The engine's REST says what is wrong with it.
      return new RequestWithBody(request, body);
    }
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null && contentType.contains("json");
  }
}
