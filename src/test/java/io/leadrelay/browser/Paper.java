package io.leadrelay.browser;

import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A page of the browser as it is printed. */
final class Paper {

  private static final int DOTS_PER_INCH = 80;
  private static final int GAP = 12;

  private Paper() {}

  /** Saves the first sheets, side by side, as {@code target/screenshots/NAME.png}. */
  static void picture(Page page, int most, String name) throws IOException {
    try (var paper = print(page)) {
      var draw = new PDFRenderer(paper);
      var sheets = new ArrayList<BufferedImage>();
      for (var sheet = 0; sheet < Math.min(most, paper.getNumberOfPages()); sheet++) {
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

  /** The text of each sheet. */
  static List<String> sheets(Page page) throws IOException {
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

  private static PDDocument print(Page page) throws IOException {
    return Loader.loadPDF(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)));
  }
}
