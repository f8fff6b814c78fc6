package io.leadrelay.tasklist;

import io.leadrelay.lead.Words;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The language that the browser asks for, as the web apps themselves go by it. */
@Component
class BrowserLanguage implements ReaderLanguage {

  @Override
  public Locale of(String user) {
    return Words.language(
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
            ? current.getRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE)
            : null);
  }
}
