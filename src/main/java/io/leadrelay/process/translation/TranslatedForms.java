package io.leadrelay.process.translation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.engine.FormReading;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.lead.Languages;
import io.leadrelay.lead.OwnersWords;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the German form from the English one, each time that somebody opens it. */
@Component
class TranslatedForms implements FormReading, OwnersWords {

  private final ObjectMapper json = new ObjectMapper();

  /** The sentences of refusals, which code writes in English. */
  private static final String REFUSALS = "refusals.de.yaml";

  private final WordsFile german;
  private final WordsFile refusals;
  private final Languages languages;

  TranslatedForms(ModelFiles models, Languages languages) {
    this.german = WordsFile.of(models, Locale.GERMAN);
    this.refusals = WordsFile.built(REFUSALS);
    this.languages = languages;
  }

  @Override
  public byte[] read(byte[] form, @Nullable String reader) {
    var language = languages.of(reader);
    if (!isGerman(language)) {
      return form;
    }
    try {
      var translated = json.readTree(form);
      FormTexts.replace(translated, english -> in(language, english));
      return json.writeValueAsBytes(translated);
    } catch (IOException noJson) {
      return form;
    }
  }

  @Override
  public String in(Locale language, String english) {
    return isGerman(language) ? german.find(english).orElse(english) : english;
  }

  @Override
  public String refusal(Locale language, String sentence) {
    return isGerman(language)
        ? refusals.find(sentence).map(EnglishDates::inGerman).orElse(sentence)
        : sentence;
  }

  private static boolean isGerman(Locale language) {
    return language.getLanguage().equals("de");
  }
}
