package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The points of the signals")
class SignalPointsTest extends DecisionTableTest {

  SignalPointsTest() {
    super(SHIPPED.resolve("signal-points.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("points");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("no signal").hits("always").gives("points", 0),
        given("signals counted as 0", "priceListVisits30d", 0, "longVisits30d", 0)
            .hits("always")
            .gives("points", 0),
        given("one of each that weighs", "ebookDownloads90d", 1, "newsletterClicks30d", 2)
            .hits("always", "oneEbook", "someNewsletterClicks")
            .gives("points", 8),
        given("two e-books", "ebookDownloads90d", 2)
            .hits("always", "severalEbooks")
            .gives("points", 10),
        given("three clicks", "newsletterClicks30d", 3)
            .hits("always", "manyNewsletterClicks")
            .gives("points", 8),
        given("a webinar and a case study", "webinarsAttended90d", 1, "caseStudiesRead90d", 1)
            .hits("always", "oneWebinar", "oneCaseStudy")
            .gives("points", 25),
        given("several of both", "webinarsAttended90d", 4, "caseStudiesRead90d", 2)
            .hits("always", "severalWebinars", "severalCaseStudies")
            .gives("points", 40),
        given("a look around", "productPageVisits30d", 2, "priceListVisits30d", 1)
            .hits("always", "someProductPageVisits", "onePriceListVisit")
            .gives("points", 20),
        given("a close look", "productPageVisits30d", 3, "priceListVisits30d", 2)
            .hits("always", "manyProductPageVisits", "severalPriceListVisits")
            .gives("points", 40),
        given("a trial", "trialsStarted30d", 1).hits("always", "trialStarted").gives("points", 50),
        given("met us and wrote", "eventsVisited180d", 1, "contactForms30d", 2)
            .hits("always", "eventVisited", "contactForm")
            .gives("points", 40),
        given("a long visit", "longVisits30d", 1)
            .hits("always", "oneLongVisit")
            .gives("points", 10),
        given("long visits", "longVisits30d", 2)
            .hits("always", "severalLongVisits")
            .gives("points", 20));
  }
}
