package io.leadrelay.generated;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.leadrelay.browser.Chromium;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/** The picture of a diagram in README, which carries the SHA-256 of the model it shows. */
enum DiagramPicture {
  LIFE_OF_A_LEAD("lead-lifecycle"),
  AGREEMENT("sla-agreement"),
  ABSENCE("rep-absence"),
  REVIEW("sla-review");

  private static final String STAMP = "leadrelay-model-sha256";
  private static final String BPMN_JS = "/META-INF/resources/webjars/bpmn-js/8.0.0/dist/";
  private static final String TYPEFACE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final String PAGE =
      """
      <!doctype html><meta charset="utf-8">
      <style>
        @font-face { font-family: Picture; src: url(data:font/ttf;base64,%s); }
        body { margin: 0; background: white; font-family: Picture; }
      </style>
      <style>%s</style>
      <div id="c" style="width: 1700px; height: 900px"></div>
      """;

  /** This viewer draws each label 90 px wide; the diagram says how wide it is. */
  private static final String DRAW =
      """
      async xml => {
        await document.fonts.load('12px Picture');
        const style = { fontFamily: 'Picture, sans-serif' };
        const viewer = new BpmnJS({
          container: '#c',
          textRenderer: { defaultStyle: style, externalStyle: style }
        });
        const text = viewer.get('textRenderer');
        viewer.get('bpmnRenderer').handlers.label = (parent, element) => {
          const { di, name } = element.businessObject;
          const width = (di.label && di.label.bounds || element).width + 8;
          const label = text.createText(name || '', {
            box: { width, height: element.height },
            align: 'center-top',
            style: text.getExternalStyle()
          });
          label.setAttribute('transform', `translate(${(element.width - width) / 2} 0)`);
          parent.appendChild(label);
          return label;
        };
        await viewer.importXML(xml);
        const canvas = viewer.get('canvas');
        const { x, y, width, height } = canvas.viewbox().inner;
        const box = { x: x - 40, y: y - 40, width: width + 80, height: height + 80 };
        document.querySelector('#c').style.cssText =
          `width: ${box.width}px; height: ${box.height}px`;
        canvas.resized();
        canvas.viewbox(box);
      }
      """;

  private final Path model;
  private final Path picture;

  DiagramPicture(String name) {
    this.model = Path.of("bpmn", name + ".bpmn");
    this.picture = Path.of("src", "docs", "images", name + ".png");
  }

  Path file() {
    return picture;
  }

  /** Draws it, unless it shows the model as it is; skips the test where there is no browser. */
  void draw() throws IOException {
    if (shown().equals(Optional.of(sha256()))) {
      return;
    }
    try (var chromium = Chromium.start(0)) {
      var page = chromium.page();
      page.setContent(
          PAGE.formatted(
              Base64.getEncoder().encodeToString(read(TYPEFACE)),
              text(BPMN_JS + "assets/diagram-js.css")));
      page.addScriptTag(
          new Page.AddScriptTagOptions()
              .setContent(text(BPMN_JS + "bpmn-viewer.production.min.js")));
      page.evaluate(DRAW, Files.readString(model));
      var png = page.locator("#c").screenshot(new Locator.ScreenshotOptions().setTimeout(60_000));
      Files.write(picture, PngText.with(png, STAMP, sha256()));
    }
  }

  /** The SHA-256 of the model that the picture shows, or nothing if it does not say. */
  Optional<String> shown() throws IOException {
    return Files.exists(picture)
        ? PngText.find(Files.readAllBytes(picture), STAMP)
        : Optional.empty();
  }

  /** The SHA-256 of the model as it is, whatever ends its lines here. */
  String sha256() throws IOException {
    var text = Files.readString(model).replace("\r\n", "\n");
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String resource) throws IOException {
    return new String(read(resource), StandardCharsets.UTF_8);
  }

  private static byte[] read(String resource) throws IOException {
    try (var in = DiagramPicture.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    }
  }
}
