package io.leadrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.StoredVersions;
import io.leadrelay.security.DemoServerTest;
import io.leadrelay.terms.Agreements;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DemoServerTest
@DisplayName("The agreement in a browser")
class AgreementOnPaperTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int SHEETS_OF_TERMS = 3;
  private static final int DOTS_PER_INCH = 80;
  private static final int GAP = 12;

  @LocalServerPort int port;
  @Autowired Clock clock;
  @Autowired Proposals proposals;
  @Autowired Agreements agreements;
  @Autowired IdentityService identities;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private StoredVersions versions;

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
    versions = new StoredVersions(proposals, agreements, jdbc, transactions);
  }

  @AfterEach
  void onlyTheFirstIsLeft() {
    versions.remove();
  }

  @Test
  @DisplayName("is read with the login of Cockpit, on a small screen and on a large one")
  void isRead() throws IOException {
    var number =
        versions.agreed(
            firstOfNextMonth(),
            "Two more reps start, and the plant is closed between the years.",
            Map.of(
                LocalDate.of(2026, 12, 24), "Christmas Eve",
                LocalDate.of(2026, 12, 28), "Stocktaking"));
    try (var chromium = Chromium.start(port)) {
      var page = chromium.cockpit("manager");
      var complaints = new ArrayList<String>();
      page.onConsoleMessage(
          message -> {
            if (message.location().contains("/agreement")) {
              complaints.add(message.text());
            }
          });

      for (var width : new int[] {1280, 1920}) {
        page.setViewportSize(width, 1400);
        chromium.visit(page, "/agreement/" + number);
        assertThat(page.locator("h1")).hasText("Agreement no. " + number);
        assertThat(page.locator("main")).hasCSS("background-color", "rgb(255, 255, 255)");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
            .isLessThanOrEqualTo(width);
        chromium.screenshot(page, "agreement-" + width);
      }
      picture(page, "agreement");
      page.getByText("Deutsch").click();
      assertThat(page.locator("h1")).hasText("Vereinbarung Nr. " + number);
      page.getByText("Alle Fassungen").click();
      assertThat(page.locator("tbody tr")).hasCount(2);
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  @DisplayName("says on every sheet of paper that a proposal is not in force")
  void isPrinted() throws IOException {
    var number = versions.proposed(State.OPEN, "More reps.", Map.of());
    try (var chromium = Chromium.start(port)) {
      var page = chromium.tasklist("sales-lead");

      for (var language : Map.of("en", "NOT IN FORCE", "de", "NICHT IN KRAFT").entrySet()) {
        chromium.visit(page, "/agreement/" + number + "?lang=" + language.getKey());
        assertThat(sheets(page))
            .hasSizeGreaterThan(3)
            .allSatisfy(sheet -> assertThat(sheet).contains(language.getValue()));
      }
      chromium.visit(page, "/agreement/1?lang=en");
      var agreed = sheets(page);
      assertThat(agreed).noneMatch(sheet -> sheet.contains("NOT IN FORCE"));
      assertThat(agreed.get(1)).contains("2 / " + agreed.size());
      assertThat(agreed.get(0)).doesNotContain("All versions");
    }
  }

  private Instant firstOfNextMonth() {
    return YearMonth.now(clock).plusMonths(1).atDay(1).atStartOfDay(BERLIN).toInstant();
  }

  /** Saves the first sheets of paper, side by side, as {@code target/screenshots/NAME.png}. */
  private static void picture(Page page, String name) throws IOException {
    try (var paper = print(page)) {
      var draw = new PDFRenderer(paper);
      var sheets = new ArrayList<BufferedImage>();
      for (var sheet = 0; sheet < SHEETS_OF_TERMS; sheet++) {
        sheets.add(draw.renderImageWithDPI(sheet, DOTS_PER_INCH));
      }
      var width = sheets.get(0).getWidth() + GAP;
      var picture =
          new BufferedImage(
              width * sheets.size() + GAP,
              sheets.get(0).getHeight() + 2 * GAP,
              BufferedImage.TYPE_INT_RGB);
      var canvas = picture.createGraphics();
      canvas.setColor(Color.LIGHT_GRAY);
      canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
      for (var sheet = 0; sheet < sheets.size(); sheet++) {
        canvas.drawImage(sheets.get(sheet), GAP + sheet * width, GAP, null);
      }
      ImageIO.write(picture, "png", Path.of("target", "screenshots", name + ".png").toFile());
    }
  }

  private static PDDocument print(Page page) throws IOException {
    return Loader.loadPDF(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)));
  }

  /** The text of each sheet. */
  private static List<String> sheets(Page page) throws IOException {
    var sheets = new ArrayList<String>();
    try (var paper = print(page)) {
      var reader = new PDFTextStripper();
      for (var sheet = 1; sheet <= paper.getNumberOfPages(); sheet++) {
        reader.setStartPage(sheet);
        reader.setEndPage(sheet);
        sheets.add(reader.getText(paper));
      }
    }
    return sheets;
  }
}
