package io.leadrelay.process.whatif;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Words;
import io.leadrelay.process.whatif.Effect.Ended;
import io.leadrelay.process.whatif.Effect.Group;
import io.leadrelay.process.whatif.Effect.Handoffs;
import io.leadrelay.process.whatif.Effect.Judgements;
import io.leadrelay.process.whatif.Effect.Sentence;
import io.leadrelay.process.whatif.Effect.Shift;
import io.leadrelay.process.whatif.Effect.Turn;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Says an effect in sentences that the two who sign an agreement can read. */
final class EffectText {

  private final Effect effect;
  private final Locale language;
  private final Words words;
  private final String first;
  private final String last;
  private final List<Sentence> sentences = new ArrayList<>();

  EffectText(Effect effect, Locale language, ZoneId zone) {
    this.effect = effect;
    this.language =
        language.getLanguage().equals(Locale.GERMAN.getLanguage()) ? Locale.GERMAN : Locale.ENGLISH;
    this.words = Words.of(WhatIf.SENTENCES, this.language);
    var day = Words.day(this.language).withZone(zone);
    this.first = day.format(effect.since());
    this.last = day.format(lastMoment(effect.until()));
  }

  private static Instant lastMoment(Instant until) {
    return until.minusNanos(1);
  }

  List<Sentence> sentences() {
    if (effect.judgements() != null) {
      judgements(effect.judgements());
    }
    if (effect.handoffs() != null) {
      handoffs(effect.handoffs());
    }
    if (!effect.notJudged().isEmpty()) {
      say("effect.notJudged", quoted(effect.notJudged()));
    } else if (sentences.isEmpty()) {
      say("effect.nothing", "" + effect.agreement());
    }
    return List.copyOf(sentences);
  }

  private void judgements(Judgements judged) {
    if (judged.leadsOtherwise() == 0) {
      say("effect.leads.none", judged.leads(), first, last);
    } else {
      say("effect.leads", judged.leads(), first, last, judged.leadsOtherwise());
    }
    judged.turns().forEach(this::turn);
    if (judged.turns().stream().mapToLong(turn -> turn.group().leads()).sum()
        > judged.leadsOtherwise()) {
      say("effect.several");
    }
    sayIfAny("already.end", judged.turns().stream().mapToLong(Turn::already).sum());
    sayIfAny("unknown", judged.leadsNotKept());
    sayIfAny("incomplete", judged.incomplete());
  }

  private void turn(Turn turn) {
    say(
        turn.group().examples(),
        "effect.turn",
        words.say("effect.was." + turn.was(), turn.group().leads()),
        words.say("effect.would." + turn.would(), turn.group().leads()),
        ends(turn.group()));
  }

  private void handoffs(Handoffs measured) {
    if (measured.shifts().isEmpty()) {
      say("effect.handoffs.none", measured.handoffs(), first, last);
    } else {
      var otherwise = measured.shifts().stream().mapToLong(Shift::handoffs).sum();
      say("effect.handoffs", measured.handoffs(), first, last, otherwise);
    }
    for (var shift : measured.shifts()) {
      say(
          shift.group().examples(),
          shift.overdue() ? "effect.overdue" : "effect.inTime",
          shift.handoffs(),
          shift.group().leads(),
          ends(shift.group()));
    }
    sayIfAny("effect.handoffs.already", measured.shifts().stream().mapToLong(Shift::already).sum());
  }

  /** How the leads of a group ended: first what was won, then what was lost. */
  private String ends(Group group) {
    return group.ended().stream()
        .sorted(comparing(EffectText::place))
        .map(
            ended -> {
              var said =
                  words.say(
                      "effect.end." + ended.stage() + (ended.upheld() ? ".upheld" : ""),
                      ended.leads());
              return ended.stage() == LifecycleStage.CUSTOMER && !group.won().isEmpty()
                  ? words.say("effect.end.won", said, won(group))
                  : said;
            })
        .collect(joining(", "));
  }

  private static int place(Ended ended) {
    return switch (ended.stage()) {
      case CUSTOMER -> 0;
      case LOST -> 1;
      default -> 2;
    };
  }

  private String won(Group group) {
    return group.won().entrySet().stream()
        .map(sum -> money(sum.getValue()) + " " + sum.getKey())
        .collect(joining(", "));
  }

  /** Cents only where there are some. */
  private String money(BigDecimal amount) {
    var format = NumberFormat.getNumberInstance(language);
    format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
    return format.format(amount);
  }

  private String quoted(List<String> names) {
    return names.stream().map(name -> words.say("effect.quoted", name)).collect(joining(", "));
  }

  private void sayIfAny(String key, long number) {
    if (number > 0) {
      say(key, number);
    }
  }

  private void say(String key, Object... blanks) {
    say(List.of(), key, blanks);
  }

  private void say(List<UUID> examples, String key, Object... blanks) {
    sentences.add(new Sentence(words.say(key, blanks), examples));
  }
}
