package io.leadrelay.tasklist;

import io.leadrelay.lead.Actor;
import io.leadrelay.lead.Languages;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Whoever reads Tasklist at this moment. */
@Component
class Reader {

  private final Actor actor;
  private final Languages languages;

  Reader(Actor actor, Languages languages) {
    this.actor = actor;
    this.languages = languages;
  }

  Locale language() {
    return languages.of(actor.id());
  }
}
