package io.leadrelay.intake;

import io.leadrelay.intake.LeadView.Summary;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadStandings;
import io.leadrelay.lead.LeadStandings.Search;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Signals;
import io.leadrelay.lead.Timeline;
import io.leadrelay.lead.UnknownLead;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows leads to those who look from outside. */
@Service
@Transactional(readOnly = true)
class FindLeads {

  private static final int MOST = 200;
  private static final int USUAL = 50;
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_WORDS = 8;

  private final LeadStandings standings;
  private final Signals signals;
  private final Timeline timeline;
  private final Clock clock;

  FindLeads(LeadStandings standings, Signals signals, Timeline timeline, Clock clock) {
    this.standings = standings;
    this.signals = signals;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * The lead of that id.
   *
   * @throws UnknownLead if there is none that the viewer sees
   */
  LeadView show(LeadId id, Viewer viewer) {
    var standing = standings.find(id).orElseThrow(() -> new UnknownLead(id));
    viewer.mustSee(id, standing.lead());
    return LeadView.of(standing, signals.of(id), timeline.of(id), clock.instant());
  }

  /** What a request asks for, not yet looked at. */
  record Asked(
      @Nullable String stage,
      @Nullable String rep,
      @Nullable String source,
      @Nullable String q,
      @Nullable String after,
      @Nullable String limit) {}

  /** A page of the list. */
  @Schema(name = "LeadList")
  record Page(
      @Schema(description = "Newest first") List<Summary> leads,
      @Schema(description = "What to send as after for the next page; null on the last one")
          @Nullable String next) {}

  /**
   * One page of the leads that the viewer sees.
   *
   * @throws Refusal with every parameter that is not valid
   */
  Page list(Asked asked, Viewer viewer) {
    var search = search(asked, viewer);
    if (search.reps() != null && search.reps().isEmpty()) {
      return new Page(List.of(), null);
    }
    var found = standings.search(search);
    var more = found.size() == search.limit();
    var shown = more ? found.subList(0, found.size() - 1) : found;
    var now = clock.instant();
    return new Page(
        shown.stream().map(standing -> Summary.of(standing, now)).toList(),
        more ? shown.get(shown.size() - 1).lead().id().toString() : null);
  }

  /** Asks for one more than the page holds, which tells whether there is a next one. */
  private static Search search(Asked asked, Viewer viewer) {
    var errors = new ArrayList<FieldError>();
    var limit = limit(asked.limit(), errors);
    var search =
        new Search(
            stage(asked.stage(), errors),
            reps(text("rep", asked.rep(), errors), viewer),
            text("source", asked.source(), errors),
            words(text("q", asked.q(), errors), errors),
            after(asked.after(), errors),
            limit + 1);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return search;
  }

  /** Of those that are asked for, the reps whose leads the viewer sees; null for all. */
  private static @Nullable Set<String> reps(@Nullable String asked, Viewer viewer) {
    if (viewer.seesAll()) {
      return asked == null ? null : Set.of(asked);
    }
    if (asked == null) {
      return viewer.reps();
    }
    return viewer.reps().contains(asked) ? Set.of(asked) : Set.of();
  }

  private static @Nullable LifecycleStage stage(@Nullable String text, List<FieldError> errors) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    var stages = LifecycleStage.values();
    var named = Arrays.stream(stages).filter(stage -> stage.name().equals(text)).findFirst();
    if (named.isEmpty()) {
      errors.add(
          new FieldError(
              "stage",
              "There is no such stage. Possible: "
                  + Arrays.stream(stages).map(Enum::name).collect(Collectors.joining(", "))
                  + "."));
    }
    return named.orElse(null);
  }

  private static int limit(@Nullable String text, List<FieldError> errors) {
    if (text == null || text.isEmpty()) {
      return USUAL;
    }
    try {
      var limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as a number out of range is.
    }
    errors.add(new FieldError("limit", "This must be a whole number from 1 to " + MOST + "."));
    return USUAL;
  }

  private static @Nullable LeadId after(@Nullable String text, List<FieldError> errors) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return LeadId.of(text);
    } catch (IllegalArgumentException noCursor) {
      errors.add(new FieldError("after", "This must be the next of an earlier answer."));
      return null;
    }
  }

  private static @Nullable String text(
      String field, @Nullable String text, List<FieldError> errors) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
      errors.add(
          new FieldError(
              field, "This must have at most " + LONGEST_TEXT + " characters and no U+0000."));
      return null;
    }
    return text.strip();
  }

  private static List<String> words(@Nullable String text, List<FieldError> errors) {
    var words = text == null ? List.<String>of() : List.of(text.split("\\s+"));
    if (words.size() > MOST_WORDS) {
      errors.add(new FieldError("q", "A search takes at most " + MOST_WORDS + " words."));
    }
    return words;
  }
}
