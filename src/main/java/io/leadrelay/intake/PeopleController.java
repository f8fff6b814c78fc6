package io.leadrelay.intake;

import io.leadrelay.lead.Languages;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/people/{id}")
@Tag(name = "People", description = "What Leadrelay keeps of its users")
class PeopleController {

  private final People people;
  private final Languages languages;

  PeopleController(People people, Languages languages) {
    this.people = people;
    this.languages = languages;
  }

  record LanguageOfPerson(
      @Schema(description = "en or de", example = "de") @Nullable String language) {}

  @GetMapping("/language")
  @Operation(
      summary = "Show in which language a user reads",
      description = "The installation's (leadrelay.language) until one is chosen.")
  @ApiResponse(responseCode = "200", description = "The language")
  @ApiResponse(responseCode = "404", description = "There is no such user")
  LanguageOfPerson language(@PathVariable String id) {
    return new LanguageOfPerson(languages.of(known(id)).getLanguage());
  }

  @PutMapping("/language")
  @Operation(
      summary = "Set in which language a user reads",
      description =
          "Forms, refusals, mails and the web apps come in it. Each user can also choose it in the"
              + " header of Tasklist.")
  @ApiResponse(responseCode = "200", description = "The language as it is kept now")
  @ApiResponse(responseCode = "404", description = "There is no such user")
  LanguageOfPerson choose(@PathVariable String id, @RequestBody LanguageOfPerson choice) {
    if (!"en".equals(choice.language()) && !"de".equals(choice.language())) {
      throw Refusal.invalid("language", "The language is en or de.");
    }
    languages.choose(known(id), Locale.forLanguageTag(choice.language()));
    return language(id);
  }

  private String known(String id) {
    if (!people.isKnown(id)) {
      throw new NotThere("There is no user '" + id + "'.");
    }
    return id;
  }
}
