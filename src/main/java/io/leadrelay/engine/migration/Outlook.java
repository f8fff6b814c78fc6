package io.leadrelay.engine.migration;

import io.leadrelay.lead.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a start would do to the leads in flight. */
public final class Outlook {

  private final boolean hasRun;
  private final List<String> changed;
  private final List<Forecast> forecasts;

  private Outlook(boolean hasRun, List<String> changed, List<Forecast> forecasts) {
    this.hasRun = hasRun;
    this.changed = List.copyOf(changed);
    this.forecasts = List.copyOf(forecasts);
  }

  /** On a database where nothing has run yet. */
  static Outlook onAnEmptyDatabase() {
    return new Outlook(false, List.of(), List.of());
  }

  static Outlook of(List<String> changed, List<Forecast> forecasts) {
    return new Outlook(true, changed, forecasts);
  }

  /** The files that would make a new version; none if there would be none. */
  public List<String> changed() {
    return changed;
  }

  /** How many leads would move to the newest version. */
  public int moving() {
    return forecasts.stream().mapToInt(Forecast::moving).sum();
  }

  /** How many leads would stay on an older version. */
  public int staying() {
    return forecasts.stream().mapToInt(Forecast::staying).sum();
  }

  /** All of it in plain sentences, by version and step. */
  public List<String> lines(Locale language) {
    var words = Words.of(Stay.SENTENCES, language);
    if (!hasRun) {
      return List.of(words.say("dry-run.empty"));
    }
    var lines = new ArrayList<String>();
    lines.add(
        changed.isEmpty()
            ? words.say("dry-run.unchanged")
            : words.say("dry-run.changed", String.join(", ", changed)));
    for (var forecast : forecasts) {
      lines.add(
          words.say(
              "dry-run.version",
              forecast.to().name(),
              forecast.from().number(),
              forecast.to().number()));
      for (var group : forecast.groups()) {
        var stay = group.stay();
        lines.add(
            "  "
                + (stay == null
                    ? words.say("dry-run.moves", group.step().label(), group.leads())
                    : words.say(
                        "dry-run.stays",
                        group.step().label(),
                        group.leads(),
                        stay.sentence(language))));
      }
    }
    lines.add(words.say("dry-run.total", moving(), staying()));
    return lines;
  }

  List<Forecast> forecasts() {
    return forecasts;
  }
}
