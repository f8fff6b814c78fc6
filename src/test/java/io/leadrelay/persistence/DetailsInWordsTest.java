package io.leadrelay.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.OwnersWords;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.lead.SignalTypes.SignalType;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The details of what happened to a lead")
class DetailsInWordsTest {

  private final DetailsInWords english = inWords(Locale.ENGLISH);

  @Test
  @DisplayName("name people, never their ids")
  void namePeople() {
    assertThat(english.of(EventType.REJECTED, new Object[] {"rep3", "NOT_READY"}))
        .containsExactly("Name of rep3", "not ready to buy yet");
    assertThat(english.of(EventType.HANDED_OFF, new Object[] {"rep1", "HOT", "-", 1, 3}))
        .containsExactly("Name of rep1", "hot", "-", 1, 3);
    assertThat(
            english.of(
                EventType.ATTEMPT_LOGGED, new Object[] {2, "PHONE", "NOT_REACHED", "rep2", "rep1"}))
        .containsExactly(2, "phone", "not reached", "Name of rep2", "Name of rep1");
  }

  @Test
  @DisplayName("say a code as the kind of event means it")
  void sayACodeByItsEvent() {
    assertThat(english.of(EventType.FIT_CHECKED, new Object[] {"NO_FIT", "Too small."}))
        .containsExactly("Does not fit", "Too small.");
    assertThat(english.of(EventType.RULED, new Object[] {"UPHELD", "NO_FIT"}))
        .containsExactly("upheld, sales was right to give it back", "not our target customer");
    assertThat(inWords(Locale.GERMAN).of(EventType.LOST, new Object[] {"PRICE"}))
        .containsExactly("der Preis");
  }

  @Test
  @DisplayName("say signals and moments in words, and leave alone what has none")
  void saySignalsAndMoments() {
    assertThat(english.of(EventType.SIGNAL_RECEIVED, new Object[] {"talk-request, unknown"}))
        .containsExactly("Asked for a sales talk, unknown");
    assertThat(
            english.of(EventType.OVERDUE_WITHDRAWN, new Object[] {"rep1", "2026-11-23T11:29:00Z"}))
        .containsExactly("Name of rep1", "Mon 23 Nov 2026, 12:29");
    assertThat(english.of(EventType.WON, new Object[] {"36500.00", "CHF"}))
        .containsExactly("36500.00", "CHF");
  }

  @Test
  @DisplayName("have a word in German wherever they have one in English")
  void areCompleteInGerman() throws Exception {
    assertThat(keys("messages-card_de.properties")).isEqualTo(keys("messages-card.properties"));
  }

  private static Set<String> keys(String file) throws Exception {
    var texts = new Properties();
    try (var content = DetailsInWords.class.getResourceAsStream("/" + file)) {
      texts.load(content);
    }
    return texts.stringPropertyNames();
  }

  private static DetailsInWords inWords(Locale language) {
    return new DetailsInWords(
        user -> "Name of " + user,
        new SignalTypes(
            List.of(new SignalType("talk-request", "talks", 30, true, "Asked for a sales talk"))),
        new AsWritten(),
        ZoneId.of("Europe/Berlin"),
        language);
  }

  /** The owners' own words, in the language in which they wrote them. */
  private static final class AsWritten implements OwnersWords {

    @Override
    public String in(Locale language, String english) {
      return english;
    }

    @Override
    public String refusal(Locale language, String sentence) {
      return sentence;
    }
  }
}
