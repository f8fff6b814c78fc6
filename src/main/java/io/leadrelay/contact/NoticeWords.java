package io.leadrelay.contact;

import io.leadrelay.lead.Languages;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Notice.Kind;
import io.leadrelay.lead.People;
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
  private final Languages languages;
  private final MessageSource messages;

  NoticeWords(People people, Languages languages, MessageSource messages) {
    this.people = people;
    this.languages = languages;
    this.messages = messages;
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
    var words = "mail." + notice.inWords().name().toLowerCase(Locale.ROOT);
    return new Mail(
        notice.lead().value(),
        purpose,
        address,
        text(language, words + ".subject", grade(language, notice)),
        text(
            language,
            words + ".text",
            people.nameOf(recipient),
            grade(language, notice),
            known(notice.firm()),
            known(notice.name()),
            people.nameOf(notice.rep())),
        purpose + "-" + notice.handoff() + "-" + recipient);
  }

  private Mail list(String recipient, String address, List<WaitingNotice> notices) {
    var language = languages.of(recipient);
    var numbers = new EnumMap<Kind, Integer>(Kind.class);
    notices.forEach(notice -> numbers.merge(notice.inWords(), 1, Integer::sum));
    var lines =
        notices.stream()
            .limit(LONGEST_LIST)
            .map(notice -> line(language, notice))
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

  private String line(Locale language, WaitingNotice notice) {
    return text(
        language,
        "mail.notices.line." + notice.inWords(),
        grade(language, notice),
        known(notice.firm()),
        known(notice.name()),
        people.nameOf(notice.rep()));
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
