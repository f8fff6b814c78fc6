package io.leadrelay.process.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads a process file; one that breaks the standard is told apart by line, not read. */
final class DiagramReader {

  /** More would hide the first, which usually explains the rest. */
  private static final int MOST = 5;

  private static final Pattern TWICE = Pattern.compile("cvc-id\\.2: .*?'(.+)'.*");
  private static final Pattern DANGLING = Pattern.compile("cvc-id\\.1: .*?'(.+)'.*");
  private static final Pattern FOLLOWS_TWICE = Pattern.compile("cvc-attribute\\.3: .*'ID'\\.?");

  private final Schema standard;

  DiagramReader() {
    try {
      standard =
          SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
              .newSchema(
                  Bpmn.class
                      .getClassLoader()
                      .getResource(BpmnModelConstants.BPMN_20_SCHEMA_LOCATION));
    } catch (SAXException e) {
      throw new IllegalStateException("The standard's own schema cannot be read", e);
    }
  }

  /**
   * The diagram in that file, or nothing if it cannot be read.
   *
   * @param flaws takes what keeps it from being read
   */
  Optional<Diagram> read(String file, byte[] content, List<Finding> flaws) {
    var found = brokenStandard(file, content);
    flaws.addAll(found);
    if (!found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagram(
            file, Bpmn.readModelFromStream(new ByteArrayInputStream(content)), parsed(content)));
  }

  private List<Finding> brokenStandard(String file, byte[] content) {
    var complaints = new Complaints(file);
    try {
      var validator = standard.newValidator();
      // A file must not make the start read other files, or the network.
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(complaints);
      validator.validate(new StreamSource(new ByteArrayInputStream(content)));
    } catch (SAXParseException e) {
      complaints.fatalError(e);
    } catch (SAXException e) {
      complaints.add(
          Finding.error("xml-broken", file, null, null, "1", "1", String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return complaints.findings;
  }

  private static Document parsed(byte[] content) {
    try {
      return SecureXml.parse(content);
    } catch (SAXException e) {
      throw new IllegalStateException("What was just read cannot be read", e);
    }
  }

  private static final class Complaints implements ErrorHandler {

    private final List<Finding> findings = new ArrayList<>();
    private final String file;

    Complaints(String file) {
      this.file = file;
    }

    @Override
    public void warning(SAXParseException exception) {}

    @Override
    public void error(SAXParseException flaw) {
      var message = String.valueOf(flaw.getMessage());
      var twice = TWICE.matcher(message);
      var dangling = DANGLING.matcher(message);
      if (twice.matches()) {
        add(Finding.error("id-twice", file, twice.group(1), null, line(flaw)));
      } else if (dangling.matches()) {
        add(Finding.error("reference-to-nothing", file, dangling.group(1), null));
      } else if (!FOLLOWS_TWICE.matcher(message).matches()) {
        add(
            Finding.error(
                "not-bpmn",
                file,
                null,
                null,
                line(flaw),
                column(flaw),
                String.valueOf(flaw.getMessage())));
      }
    }

    @Override
    public void fatalError(SAXParseException flaw) {
      if (findings.stream().noneMatch(finding -> finding.rule().equals("xml-broken"))) {
        add(
            Finding.error(
                "xml-broken",
                file,
                null,
                null,
                line(flaw),
                column(flaw),
                String.valueOf(flaw.getMessage())));
      }
    }

    private void add(Finding finding) {
      if (findings.size() < MOST && !findings.contains(finding)) {
        findings.add(finding);
      }
    }

    private static String line(SAXParseException flaw) {
      return Integer.toString(flaw.getLineNumber());
    }

    private static String column(SAXParseException flaw) {
      return Integer.toString(flaw.getColumnNumber());
    }
  }
}
