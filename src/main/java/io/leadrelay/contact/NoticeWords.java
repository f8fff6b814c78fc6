package io.leadrelay.contact;

import io.leadrelay.lead.Languages;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Notice.Kind;
import io.leadrelay.lead.People;
import io.leadrelay.lead.TaskLinks;
import io.leadrelay.terms.StandIns;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts notices into words: one as a mail of its own, several as a list. */
@Component
class NoticeWords {

  /** Longer names than anybody has still leave the mail below its limit. */
  private static final int LONGEST_LIST = 50;

  private final People people;
  private final StandIns standIns;
  private final Languages languages;
  private final MessageSource messages;
  private final TaskLinks links;

  NoticeWords(
      People people,
      StandIns standIns,
      Languages languages,
      MessageSource messages,
      TaskLinks links) {
    this.people = people;
    this.standIns = standIns;
    this.languages = languages;
    this.messages = messages;
    this.links = links;
  }

  /**
   * The mail that tells a person of notices.
   *
   * @param notices at least one, in the order in which they are told
   */
  Mail mail(String recipient, String address, List<WaitingNotice> notices) {
    return notices.size() == 1
        ? single(recipient, address, notices.get(0))
        : list(recipient, address, notices);
  }

  private Mail single(String recipient, String address, WaitingNotice notice) {
    var language = languages.of(recipient);
    var purpose = notice.kind().name().toLowerCase(Locale.ROOT);
    var words =
        "mail." + notice.inWords().name().toLowerCase(Locale.ROOT) + forRep(recipient, notice);
    return new Mail(
        notice.lead().value(),
        purpose,
        address,
        text(language, words + ".subject", grade(language, notice), people.nameOf(notice.rep())),
        text(
            language,
            words + ".text",
            people.nameOf(recipient),
            grade(language, notice),
            known(notice.firm()),
            known(notice.name()),
            rep(language, recipient, notice),
            links.toLead(notice.lead())),
        purpose + "-" + notice.handoff() + "-" + recipient);
  }

  private Mail list(String recipient, String address, List<WaitingNotice> notices) {
    var language = languages.of(recipient);
    var numbers = new EnumMap<Kind, Integer>(Kind.class);
    notices.forEach(notice -> numbers.merge(notice.inWords(), 1, Integer::sum));
    var shown = notices.stream().limit(LONGEST_LIST).toList();
    var addresses = links.toLeads(shown.stream().map(WaitingNotice::lead).toList());
    var lines =
        shown.stream()
            .map(
                notice -> line(language, recipient, notice) + "\n  " + addresses.get(notice.lead()))
            .collect(Collectors.toList());
    if (notices.size() > LONGEST_LIST) {
      lines.add(text(language, "mail.notices.more", notices.size() - LONGEST_LIST));
    }
    return new Mail(
        null,
        "notices",
        address,
        text(
            language,
            "mail.notices.subject",
            numbers.entrySet().stream()
                .map(number -> text(language, "mail.notices." + number.getKey(), number.getValue()))
                .collect(Collectors.joining(", "))),
        text(language, "mail.notices.text", people.nameOf(recipient), String.join("\n", lines)),
        // An erasure may have cancelled a mail that told the same: the newest notice alone is no
        // key.
        "notices-" + LeadId.create(),
        notices.stream().map(notice -> notice.lead().value()).collect(Collectors.toSet()));
  }

  private String line(Locale language, String recipient, WaitingNotice notice) {
    return text(
        language,
        "mail.notices.line." + notice.inWords() + forRep(recipient, notice),
        grade(language, notice),
        known(notice.firm()),
        known(notice.name()),
        rep(language, recipient, notice));
  }

  /** What tells of an overdue lead names the rep anyhow. */
  private static String forRep(String recipient, WaitingNotice notice) {
    return notice.isForStandIn(recipient) && notice.inWords() != Kind.OVERDUE ? ".forRep" : "";
  }

  private String rep(Locale language, String recipient, WaitingNotice notice) {
    var name = people.nameOf(notice.rep());
    var acting = standIns.of(notice.rep());
    if (acting.equals(notice.rep())) {
      return name;
    }
    return acting.equals(recipient)
        ? text(language, "mail.rep.youAct", name)
        : text(language, "mail.rep.isAway", name, people.nameOf(acting));
  }

  private String grade(Locale language, WaitingNotice notice) {
    return text(language, "mail.grade." + notice.grade());
  }

  private static String known(@Nullable String text) {
    return Objects.requireNonNullElse(text, "-");
  }

  private String text(Locale language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }
}
