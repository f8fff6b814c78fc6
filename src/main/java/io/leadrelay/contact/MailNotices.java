package io.leadrelay.contact;

import static org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW;

import io.leadrelay.lead.Mailbox;
import io.leadrelay.lead.OneAtATime;
import io.leadrelay.lead.People;
import io.leadrelay.terms.StandIns;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people of sales what waits for them, all in one mail, so that nobody gets a hundred after
 * an outage. Each notice is looked at again: what has been settled meanwhile is not told.
 */
@Component
public class MailNotices {

  private static final Logger log = LoggerFactory.getLogger(MailNotices.class);

  private static final String JOB = "mailNotices";

  private final NoticeRecords notices;
  private final NoticeWords words;
  private final StandIns standIns;
  private final Mailbox mailbox;
  private final People people;
  private final NoticeSettings settings;
  private final OneAtATime oneAtATime;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MailNotices(
      NoticeRecords notices,
      NoticeWords words,
      StandIns standIns,
      Mailbox mailbox,
      People people,
      NoticeSettings settings,
      OneAtATime oneAtATime,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.notices = notices;
    this.words = words;
    this.standIns = standIns;
    this.mailbox = mailbox;
    this.people = people;
    this.settings = settings;
    this.oneAtATime = oneAtATime;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${leadrelay.notices.poll:2s}")
  void look() {
    try {
      mailWaiting();
    } catch (RuntimeException e) {
      // The next look finds the same notices again.
      log.warn("Notices could not be mailed", e);
    }
  }

  /**
   * Mails what waits to everybody whose pause is over or who has something urgent waiting, unless
   * another node is at it.
   */
  public void mailWaiting() {
    oneAtATime.tryTo(JOB, this::mailAll);
  }

  private void mailAll() {
    transaction.executeWithoutResult(status -> readdress());
    due().forEach(this::mailTo);
    transaction.executeWithoutResult(
        status -> notices.dropMailedBefore(clock.instant().minus(settings.keep())));
  }

  private void mailTo(String recipient) {
    try {
      transaction.executeWithoutResult(status -> mail(recipient));
    } catch (RuntimeException e) {
      // What is wrong with the notices of one must not keep those of the others.
      log.warn("The notices for {} could not be mailed", recipient, e);
    }
  }

  /** Nobody is mailed while away: who acts for them is, from the next look on. */
  private void readdress() {
    for (var addressed : notices.addressed()) {
      var acting = standIns.of(addressed.rep());
      if (!acting.equals(addressed.recipient())) {
        notices.readdress(addressed, acting);
      }
    }
  }

  private void mail(String recipient) {
    var now = clock.instant();
    var address = people.emailOf(recipient);
    var told = new ArrayList<WaitingNotice>();
    var settled = new ArrayList<WaitingNotice>();
    for (var notice : notices.waiting(recipient)) {
      (address.isPresent() && notice.isStillSo(now) ? told : settled).add(notice);
    }
    notices.drop(ids(settled));
    if (!told.isEmpty()) {
      var mail = words.mail(recipient, address.orElseThrow(), told);
      mailbox.post(mail);
      notices.mailed(ids(told), now, mail.dedupeKey());
    }
  }

  private List<String> due() {
    return notices.recipients(clock.instant().minus(settings.pause()));
  }

  private static List<UUID> ids(List<WaitingNotice> notices) {
    return notices.stream().map(WaitingNotice::id).toList();
  }
}
