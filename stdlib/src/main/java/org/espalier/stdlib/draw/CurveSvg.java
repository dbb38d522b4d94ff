package org.espalier.stdlib.draw;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes Lets-Plot's SVG one of ours: on the card, with its random names made regular so that equal
 * charts give equal bytes, with the style sheet turned into attributes that every viewer reads, and
 * with two digits behind the point.
 */
final class CurveSvg {
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");
  private static final Pattern REFERENCE = Pattern.compile("url\\(#(.+)\\)");

  private static final String WHITE = "rgb(255,255,255)";

  private final Map<String, String> regularNames = new HashMap<>();
  private final Markup svg;

  private CurveSvg(Chart chart) {
    svg = Card.openNamed(chart.title(), chart.size().width(), chart.size().height());
  }

  static String tidy(Chart chart, String drawn) {
    CurveSvg tidied = new CurveSvg(chart);
    children(parse(drawn)).forEach(tidied::copy);
    return tidied.svg.close().done();
  }

  private static Element parse(String drawn) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      InputSource source = new InputSource(new StringReader(drawn));
      return factory.newDocumentBuilder().parse(source).getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException unreadable) {
      throw new IllegalStateException(
          "Lets-Plot drew an SVG that is not well-formed: " + drawn, unreadable);
    }
  }

  private void copy(Element element) {
    if (element.getTagName().equals("style") || isLegendGround(element)) {
      return;
    }
    Object[] attributes = attributes(element);
    List<Element> inner = children(element);
    if (!inner.isEmpty()) {
      svg.open(element.getTagName(), attributes);
      inner.forEach(this::copy);
      svg.close();
    } else if (element.getTextContent().isBlank()) {
      svg.leaf(element.getTagName(), attributes);
    } else {
      String text = element.getTextContent().strip();
      int end = text.endsWith(Curves.SPACE) ? text.length() - Curves.SPACE.length() : text.length();
      svg.text(text.substring(0, end), element.getTagName(), attributes);
    }
  }

  // White squares behind the legend's signs, which no theme takes away; they would hide values.
  private static boolean isLegendGround(Element element) {
    return element.getTagName().equals("rect")
        && (element.getAttribute("fill").equals(WHITE)
            || element.getAttribute("stroke").equals(WHITE));
  }

  private Object[] attributes(Element element) {
    List<Object> all = new ArrayList<>();
    NamedNodeMap given = element.getAttributes();
    for (int i = 0; i < given.getLength(); i++) {
      String name = given.item(i).getNodeName();
      String value = given.item(i).getNodeValue();
      switch (name) {
        case "clip-bounds-jfx" -> {}
        case "class" -> all.addAll(style(value));
        case "id" -> all.addAll(List.of(name, regular(value)));
        case "clip-path" ->
            all.addAll(
                List.of(
                    name,
                    REFERENCE
                        .matcher(value)
                        .replaceAll(found -> "url(#" + regular(found.group(1)) + ")")));
        default -> all.addAll(List.of(name, shorten(value)));
      }
    }
    return all.toArray();
  }

  private String regular(String name) {
    return regularNames.computeIfAbsent(name, unseen -> "part" + (regularNames.size() + 1));
  }

  private static String shorten(String value) {
    return LONG_NUMBER
        .matcher(value)
        .replaceAll(found -> Markup.number(Double.parseDouble(found.group())));
  }

  private static List<Object> style(String place) {
    return switch (place) {
      case "plot-title" -> style(Card.TITLE_SIZE, "bold", Card.INK);
      case "legend-item" -> style(Curves.TEXT_SIZE, "normal", Card.INK);
      default -> style(Curves.TEXT_SIZE, "normal", Card.FAINT_INK);
    };
  }

  private static List<Object> style(double size, String weight, String ink) {
    return List.of("font-size", size, "font-weight", weight, "fill", ink);
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
