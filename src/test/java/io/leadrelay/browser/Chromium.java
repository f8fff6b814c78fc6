package io.leadrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Debian's Chromium, driven by a test. A machine without it skips the tests that ask for it.
 *
 * <p>Use it as {@code try (var chromium = Chromium.start(port)) { var page =
 * chromium.tasklist("rep1"); … }}; each login has a session of its own.
 */
public final class Chromium implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** The password of all demo users. */
  private static final String PASSWORD = "Demo-relay-1";

  private static final double PAUSE_BETWEEN_FIELDS = 400;

  /** How long a page may take to show what is expected of it: the machine has other work too. */
  private static final double PATIENCE = 120_000;

  private static final int LOGINS = 4;

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** What the web apps' own login page asks for in vain, and the icon that browsers want. */
  private static final List<String> STOCK =
      List.of("/camunda-welcome", "/camunda/api/admin/auth/user/default", "/favicon.ico");

  private final Browser browser;
  private final String address;
  private final List<BrowserContext> sessions = new ArrayList<>();

  private Chromium(Browser browser, String address) {
    this.browser = browser;
    this.address = address;
  }

  /** Starts it for the server on that port of this machine; skips the test where there is none. */
  public static Chromium start(int port) {
    assumeTrue(program().isPresent(), "Skipped: there is no Chromium (apt-get install chromium).");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    return new Chromium(Started.SHARED, "http://localhost:" + port);
  }

  /** Started by the first test that asks for it; it ends with the JVM. */
  private static final class Started {

    static final Browser SHARED = launch();

    private static Browser launch() {
      return Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(program().orElseThrow())
                  .setHeadless(true)
                  .setArgs(FLAGS));
    }
  }

  private static Optional<Path> program() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Tasklist as a demo user sees it after the login. */
  public Page tasklist(String user) {
    return logIn(user, "tasklist");
  }

  /** Cockpit as a demo user sees it after the login. */
  public Page cockpit(String user) {
    return logIn(user, "cockpit");
  }

  /** Tasklist as somebody sees it whose browser has shown it in German before. */
  Page tasklistInGerman(String user) {
    var page = page();
    page.addInitScript("localStorage.setItem('leadrelay-language', 'de')");
    visit(page, "/camunda/app/tasklist/default/");
    logIn(page, user);
    return page;
  }

  private Page logIn(String user, String app) {
    var page = page();
    visit(page, "/camunda/app/" + app + "/default/");
    logIn(page, user);
    return page;
  }

  /** An empty page in a session of its own: nobody is logged in there. */
  public Page page() {
    return page("en-US");
  }

  /** The same in a browser of another language, such as {@code de-DE}. */
  public Page page(String language) {
    var session =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(1680, 1050).setLocale(language));
    sessions.add(session);
    var page = session.newPage();
    page.setDefaultTimeout(PATIENCE);
    return page;
  }

  /** Goes to a path of the server. */
  public void visit(Page page, String path) {
    page.navigate(address + path);
  }

  /** Fills in the login of the web app that the page shows, and waits until the app stands. */
  public void logIn(Page page, String user) {
    var name = page.locator("input[type=text]").first();
    var account = page.locator("[cam-widget-header] .account, .navbar .account").first();
    for (var attempt = 1; attempt <= LOGINS; attempt++) {
      name.fill(user);
      page.locator("input[type=password]").fill(PASSWORD);
      page.locator("button[type=submit]").click();
      try {
        account.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE / LOGINS));
        return;
      } catch (TimeoutError stillThere) {
        // Camunda's form takes nothing that is typed before its script has bound the fields.
        if (!name.isVisible()) {
          break;
        }
      }
    }
    account.waitFor();
  }

  /** Opens a task by its id in a page of Tasklist and gives its form, once it stands. */
  public Locator openTask(Page tasklist, String task) {
    tasklist.navigate(address + "/camunda/app/tasklist/default/#/?task=" + task);
    var form = tasklist.locator(".fjs-form");
    form.waitFor();
    return form;
  }

  /** Chooses in a select of a form, by the labels that people read. */
  public void choose(Locator form, String label, String choice) {
    var select =
        form.locator(".fjs-form-field-select")
            .filter(new Locator.FilterOptions().setHasText(label));
    select.locator(".fjs-input-group").click();
    select.getByText(choice).click();
  }

  /** The field of a form that bears this label. */
  public Locator field(Locator form, String label) {
    // The group around it has the label within too.
    return form.locator(".fjs-form-field:not(.fjs-form-field-grouplike)")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    form.page()
                        .locator(
                            "label", new Page.LocatorOptions().setHasText(startingWith(label)))));
  }

  /** A pattern for the browser, whose expressions know no quotation. */
  private static Pattern startingWith(String text) {
    return Pattern.compile("^\\s*" + text.replaceAll("[.?*+^$|()\\[\\]{}\\\\]", "\\\\$0"));
  }

  /**
   * Types into the text, number or note field that bears this label, no faster than people: a form
   * takes in each field 0.3 s after its last key, and loses a text that comes in between.
   */
  public void type(Locator form, String label, String text) {
    form.page().waitForTimeout(PAUSE_BETWEEN_FIELDS);
    field(form, label).locator("input, textarea").first().fill(text);
  }

  /** Picks from the list that bears this label. */
  public void pick(Locator form, String label, String choice) {
    var list = field(form, label);
    list.locator(".fjs-input-group, input").first().click();
    list.locator(".fjs-dropdownlist-item")
        .filter(new Locator.FilterOptions().setHasText(choice))
        .click();
  }

  /** Presses the button that completes the open task, once the form has taken in the last field. */
  public void complete(Page tasklist) {
    tasklist.waitForTimeout(PAUSE_BETWEEN_FIELDS);
    tasklist.locator("button[ng-click='complete()']").click();
  }

  /** Completes the open task, and waits until its form is gone. */
  public void completed(Page tasklist) {
    complete(tasklist);
    var gone = new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    try {
      tasklist.locator(".fjs-form").waitFor(gone.setTimeout(10_000));
    } catch (PlaywrightException stillThere) {
      screenshot(tasklist, "not-completed");
      assertThat(tasklist.locator(".leadrelay-refusal")).hasCount(0);
      // Tasklist had redrawn the button under the first press.
      complete(tasklist);
      tasklist.locator(".fjs-form").waitFor(gone.setTimeout(30_000));
    }
    assertThat(tasklist.locator(".leadrelay-refusal")).hasCount(0);
  }

  /** Checks that nothing of the form has to be shoved sideways. */
  public void fits(Locator form) {
    org.assertj.core.api.Assertions.assertThat(
            (List<?>)
                form.evaluate(
                    """
                    form => {
                      const wide = [...form.querySelectorAll('*')];
                      for (let each = form; each; each = each.parentElement) wide.push(each);
                      return wide
                        .filter(each => each.scrollWidth > each.clientWidth + 1)
                        .filter(each => /auto|scroll/.test(getComputedStyle(each).overflowX))
                        .map(each => each.tagName + '.' + each.className);
                    }
                    """))
        .isEmpty();
  }

  /** What the page complains about from now on; the list grows. */
  public List<String> complaints(Page page) {
    var complaints = new ArrayList<String>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !isStock(message)) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(complaints::add);
    return complaints;
  }

  private static boolean isStock(ConsoleMessage message) {
    return STOCK.stream().anyMatch(message.location()::contains);
  }

  /** Saves what the page shows as {@code target/screenshots/NAME.png}. */
  public Path screenshot(Page page, String name) {
    var file = SCREENSHOTS.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
    return file;
  }

  @Override
  public void close() {
    sessions.forEach(BrowserContext::close);
  }
}
