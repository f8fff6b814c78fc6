package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.intake.ErasePerson;
import io.leadrelay.lead.Notice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("database")
@DisplayName("Somebody in sales is told of their leads")
class NoticesPathTest extends LeadPath {

  @Autowired ErasePerson erasePerson;

  @BeforeEach
  void annaHasAllLeads() {
    leaves(BEN);
    jdbc.sql("delete from mail_lead").update();
    jdbc.sql("delete from mail_outbox").update();
  }

  @Test
  @DisplayName("by a mail of its own, if it is one lead")
  void oneByItself() {
    var lead = standardLead();

    mailNotices.mailWaiting();

    var mail = mails().get(0);
    assertThat(mail)
        .containsEntry("recipient", address(ANNA))
        .containsEntry("purpose", "handoff")
        .containsEntry("lead_id", lead.value())
        .containsEntry("subject", "New lead for you (standard)");
    assertThat("" + mail.get("body")).contains("Grade: standard", "Path Works", "Petra Path");
    mailNotices.mailWaiting();
    assertThat(mails()).hasSize(1);
  }

  @Test
  @DisplayName("by one mail for many, at most one in ten minutes")
  void manyInOne() {
    standardLead();
    mailNotices.mailWaiting();
    for (var n = 0; n < 51; n++) {
      standardLead();
    }

    mailNotices.mailWaiting();
    assertThat(mails()).as("within the pause").hasSize(1);
    clock.advance(Duration.ofMinutes(10));
    mailNotices.mailWaiting();

    assertThat(mails()).hasSize(2);
    assertThat(mails().get(1)).containsEntry("subject", "Leads: 51 new");
    assertThat("" + mails().get(1).get("body")).contains("- and 1 more");
  }

  @Test
  @DisplayName("of a hot lead at once and first, whatever the pause")
  void hotFirst() {
    standardLead();
    mailNotices.mailWaiting();
    standardLead();
    hotLead();

    mailNotices.mailWaiting();

    assertThat(mails()).hasSize(2);
    assertThat("" + mails().get(1).get("body"))
        .containsSubsequence("- New for you (hot): Path Works", "- New for you (standard)");
  }

  @Test
  @DisplayName("never of what has been settled before the mail")
  void notOfWhatIsSettled() {
    var contacted = standardLead();
    contact(contacted, "NOT_REACHED");
    var reminded = standardLead();
    fires(reminded, "event_reminderDue");
    fires(reminded, "event_firstContactOverdue");
    contact(reminded, "NOT_REACHED");
    rep(BEN, 1, 100);
    var takenBack = standardLead();
    fires(takenBack, "event_reassignmentDue");

    mailNotices.mailWaiting();

    assertThat(told(takenBack, Notice.Kind.HANDOFF)).containsExactly(address(rep(takenBack)));
    assertThat(mails()).hasSize(1);
    assertThat(jdbc.sql("select count(*) from notice").query(Long.class).single()).isEqualTo(1);
  }

  @Test
  @DisplayName("once, though two nodes look at the same time")
  void onceByTwoNodes() throws Exception {
    standardLead();
    standardLead();
    var threads = Executors.newFixedThreadPool(2);
    Callable<Boolean> look =
        () -> {
          mailNotices.mailWaiting();
          return true;
        };

    for (var done : threads.invokeAll(List.of(look, look))) {
      assertThat(done.get()).isTrue();
    }
    threads.shutdown();

    assertThat(mails()).hasSize(1);
  }

  @Test
  @DisplayName("of all others once more, if one is erased from a mail that was not sent yet")
  void withoutWhoIsErased() {
    var erased = standardLead();
    var stays = standardLead();
    mailNotices.mailWaiting();
    assertThat(mails()).hasSize(1);

    erasePerson.erase(erased);
    mailNotices.mailWaiting();

    assertThat(mails().get(0)).containsEntry("status", "CANCELLED").containsEntry("body", null);
    assertThat(mails().get(1))
        .containsEntry("lead_id", stays.value())
        .containsEntry("subject", "New lead for you (standard)");
    assertThat(told(erased, Notice.Kind.HANDOFF)).isEmpty();
  }

  @Test
  @DisplayName("and it is forgotten after a month that they were")
  void isForgotten() {
    var lead = standardLead();
    assertThat(told(lead, Notice.Kind.HANDOFF)).hasSize(1);
    clock.advance(Duration.ofDays(31));

    assertThat(told(lead, Notice.Kind.HANDOFF)).isEmpty();
    assertThat(mails()).hasSize(1);
  }

  private List<Map<String, Object>> mails() {
    return jdbc.sql("select * from mail_outbox where purpose <> 'nurture' order by id")
        .query()
        .listOfRows();
  }
}
