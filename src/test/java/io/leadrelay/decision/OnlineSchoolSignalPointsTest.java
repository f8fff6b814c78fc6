package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The online school: points of the signals")
class OnlineSchoolSignalPointsTest extends DecisionTableTest {

  OnlineSchoolSignalPointsTest() {
    super(ONLINE_SCHOOL.resolve("signal-points.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("points");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("no signal").hits("always").gives("points", 0),
        given("a long visit", "longVisits30d", 1).hits("always", "longVisit").gives("points", 40),
        given("a long visit and an e-mail", "longVisits30d", 1, "emailsOpened30d", 1)
            .hits("always", "longVisit", "emailOpened")
            .gives("points", 45),
        given("many visits are several too", "manyVisits30d", 1, "severalVisits30d", 1)
            .hits("always", "severalVisits", "manyVisits")
            .gives("points", 15),
        given("what says nothing", "manyPages30d", 1, "ebookDownloads90d", 2, "chats30d", 1)
            .hits("always", "manyPages", "ebook", "chat")
            .gives("points", 0),
        given("signs of life", "emailLinksClicked30d", 1, "formsSubmitted30d", 1)
            .hits("always", "emailLinkClicked", "formSubmitted")
            .gives("points", 10));
  }
}
