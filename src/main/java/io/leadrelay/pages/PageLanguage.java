package io.leadrelay.pages;

import io.leadrelay.lead.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** The language of a page. */
final class PageLanguage {

  private PageLanguage() {}

  /** German or English: by the parameter {@code lang}, else as the browser wants it. */
  static Locale of(HttpServletRequest request) {
    var asked = request.getParameter("lang");
    if ("de".equals(asked)) {
      return Locale.GERMAN;
    }
    return "en".equals(asked)
        ? Locale.ENGLISH
        : Words.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** What every page needs: its language, the other one, and the sentences. */
  static Map<String, Object> model(Locale language) {
    var german = language.getLanguage().equals("de");
    return new HashMap<>(
        Map.of(
            "language", german ? "de" : "en",
            "otherLanguage", german ? "en" : "de",
            "say", Words.of(PlainPages.SENTENCES, language)));
  }
}
