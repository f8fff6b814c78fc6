package io.leadrelay.pages;

import io.leadrelay.lead.Languages;
import io.leadrelay.lead.Refusal;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The language of whoever is logged in to a web app; its header asks for it and changes it. */
@RestController
class OwnLanguage {

  private final Languages languages;

  OwnLanguage(Languages languages) {
    this.languages = languages;
  }

  /**
   * @param language {@code en} or {@code de}
   */
  record Choice(@Nullable String language) {}

  /** Without a login the installation's. */
  @GetMapping("/language")
  ResponseEntity<Map<String, Object>> get(@Nullable Principal person) {
    var user = person == null ? null : person.getName();
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .body(Map.of("language", languages.of(user).getLanguage(), "loggedIn", user != null));
  }

  // A foreign page's form cannot send JSON with the session of who reads it.
  @PutMapping(path = "/language", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(@RequestBody Choice choice, Principal person) {
    if (!"en".equals(choice.language()) && !"de".equals(choice.language())) {
      throw Refusal.invalid("language", "The language is en or de.");
    }
    languages.choose(person.getName(), Locale.forLanguageTag(choice.language()));
  }
}
