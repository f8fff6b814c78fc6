package io.leadrelay.process.change;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the XML of diagrams and tables, also where it breaks their schema. */
final class Xml {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/";

  /** Where things lie and how wide they are, and which Modeler wrote it. */
  private static final Set<String> LAYOUT =
      Set.of(
          "http://www.omg.org/spec/BPMN/20100524/DI",
          "https://www.omg.org/spec/DMN/20191111/DMNDI/",
          "http://bpmn.io/schema/dmn/biodi/2.0",
          "http://bpmn.io/schema/bpmn/biocolor/1.0",
          "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
          "http://camunda.org/schema/modeler/1.0");

  private static final Set<String> EXPORTER = Set.of("exporter", "exporterVersion");

  private Xml() {}

  static Element root(byte[] content) throws Unreadable {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new ByteArrayInputStream(content)).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new Unreadable(e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every Java reads XML", e);
    }
  }

  static List<Element> children(Element parent) {
    var children = new ArrayList<Element>();
    for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(child -> is(child, name)).toList();
  }

  static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  /** All elements of that name, however deep, in the order of the file. */
  static List<Element> all(Element ancestor, String name) {
    var all = new ArrayList<Element>();
    var found = ancestor.getElementsByTagNameNS("*", name);
    for (var i = 0; i < found.getLength(); i++) {
      if (found.item(i) instanceof Element element) {
        all.add(element);
      }
    }
    return all;
  }

  static boolean is(Element element, String name) {
    return name.equals(element.getLocalName());
  }

  /** The text of the child of that name; empty if there is none. */
  static String text(Element parent, String child) {
    return child(parent, child).map(Xml::text).orElse("");
  }

  static String text(Element element) {
    return element.getTextContent().strip();
  }

  /** A setting of the engine, such as {@code camunda:formRef}; empty if there is none. */
  static String engine(Element element, String name) {
    var attributes = element.getAttributes();
    for (var i = 0; i < attributes.getLength(); i++) {
      var attribute = attributes.item(i);
      if (isEngine(attribute) && name.equals(attribute.getLocalName())) {
        return attribute.getNodeValue().strip();
      }
    }
    return "";
  }

  static boolean isEngine(Node node) {
    return node.getNamespaceURI() != null && node.getNamespaceURI().startsWith(CAMUNDA);
  }

  /** What an element says, whatever its layout, its formatting and its prefixes. */
  static String meaning(Element element) {
    var meaning = new StringBuilder();
    write(element, meaning);
    return meaning.toString();
  }

  private static void write(Node node, StringBuilder to) {
    if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
      to.append(node.getNodeValue().strip());
    } else if (node instanceof Element element && !isLayout(element)) {
      to.append('<').append(element.getNamespaceURI()).append(' ').append(element.getLocalName());
      attributes(element)
          .forEach((name, value) -> to.append('|').append(name).append('=').append(value));
      to.append('>');
      for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
        write(child, to);
      }
      to.append("</>");
    }
  }

  private static TreeMap<String, String> attributes(Element element) {
    var sorted = new TreeMap<String, String>();
    var attributes = element.getAttributes();
    for (var i = 0; i < attributes.getLength(); i++) {
      var attribute = attributes.item(i);
      if (!isLayout(attribute)
          && !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())
          && !EXPORTER.contains(attribute.getLocalName())) {
        sorted.put(
            attribute.getNamespaceURI() + " " + attribute.getLocalName(), attribute.getNodeValue());
      }
    }
    return sorted;
  }

  private static boolean isLayout(Node node) {
    return node.getNamespaceURI() != null && LAYOUT.contains(node.getNamespaceURI());
  }
}
