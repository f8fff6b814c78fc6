package io.leadrelay.pages;

import io.leadrelay.lead.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Says to a browser in a sentence why it does not get the page that it asked for. */
@Component
class PlainPages implements ErrorViewResolver {

  static final String SENTENCES = "messages-agreement";

  private static final Set<Integer> KNOWN = Set.of(400, 401, 403, 404);

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    var key = "document.page." + (KNOWN.contains(status.value()) ? status.value() : "other");
    return page(status, PageLanguage.of(request), key + ".text");
  }

  /** There is no such page. */
  static ModelAndView notThere(Locale language, String sentence) {
    return page(HttpStatus.NOT_FOUND, language, sentence);
  }

  /** It was asked for in a way that has no answer; the sentence says why. */
  static ModelAndView notAnswered(Locale language, String sentence, Object... blanks) {
    return page(HttpStatus.BAD_REQUEST, language, sentence, blanks);
  }

  private static ModelAndView page(
      HttpStatus status, Locale language, String sentence, Object... blanks) {
    var say = Words.of(SENTENCES, language);
    var title = "document.page." + (KNOWN.contains(status.value()) ? status.value() : "other");
    return new ModelAndView(
        "plain",
        Map.of(
            "language", language.getLanguage(),
            "title", say.say(title),
            "sentence", say.say(sentence, blanks),
            "login", status == HttpStatus.UNAUTHORIZED),
        status);
  }
}
