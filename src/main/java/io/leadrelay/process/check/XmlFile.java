package io.leadrelay.process.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What can be said of a file as mere XML.
 *
 * @param flaw why it is none, null if it is
 * @param idsUsedTwice the ids that stand at more than one element
 */
record XmlFile(@Nullable Flaw flaw, Set<String> idsUsedTwice) {

  /**
   * Where it is broken.
   *
   * @param line from 1
   * @param column from 1
   */
  record Flaw(int line, int column, String message) {}

  static XmlFile read(byte[] content) {
    var ids = new Ids();
    try {
      var parsers = SAXParserFactory.newInstance();
      parsers.setNamespaceAware(true);
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      parsers.newSAXParser().parse(new ByteArrayInputStream(content), ids);
      return new XmlFile(null, ids.twice);
    } catch (SAXParseException e) {
      return broken(e.getLineNumber(), e.getColumnNumber(), e);
    } catch (SAXException | IOException e) {
      return broken(1, 1, e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every Java reads XML", e);
    }
  }

  private static XmlFile broken(int line, int column, Exception failure) {
    return new XmlFile(new Flaw(line, column, "" + failure.getMessage()), Set.of());
  }

  private static final class Ids extends DefaultHandler {

    private final Set<String> seen = new HashSet<>();
    private final Set<String> twice = new LinkedHashSet<>();

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      var id = attributes.getValue("id");
      if (id != null && !seen.add(id)) {
        twice.add(id);
      }
    }

    /** The parser would print it. */
    @Override
    public void fatalError(SAXParseException failure) throws SAXParseException {
      throw failure;
    }
  }
}
