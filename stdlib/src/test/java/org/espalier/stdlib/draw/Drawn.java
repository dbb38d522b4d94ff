package org.espalier.stdlib.draw;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** An SVG read back with an XML parser that forgives nothing. */
final class Drawn {
  private static final Pattern STEP =
      Pattern.compile("(translate|rotate)\\(([-0-9.]+)[ ,]*([-0-9.]*)[ ,]*\\)");

  private final Element root;

  private Drawn(Element root) {
    this.root = root;
  }

  static Drawn of(Picture picture) throws Exception {
    InputSource source = new InputSource(new StringReader(picture.svg()));
    return new Drawn(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(source)
            .getDocumentElement());
  }

  /** The SVGs of 16 equal pictures that eight threads draw at once. */
  static List<String> byManyThreads(Supplier<Picture> pictures) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<String> drawing = () -> pictures.get().svg();
      List<String> drawn = new ArrayList<>();
      for (Future<String> one : threads.invokeAll(Collections.nCopies(16, drawing))) {
        drawn.add(one.get());
      }
      return drawn;
    } finally {
      threads.shutdownNow();
    }
  }

  double width() {
    return number(root, "width");
  }

  double height() {
    return number(root, "height");
  }

  String title() {
    return root.getElementsByTagName("title").item(0).getTextContent();
  }

  List<Element> all(String tag) {
    NodeList found = root.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  List<String> texts() {
    return all("text").stream().map(Element::getTextContent).toList();
  }

  /** The boxes of a class, in the coordinates of the whole picture. */
  List<Rectangle2D> boxes(String name) {
    List<Rectangle2D> boxes = new ArrayList<>();
    for (Element rect : all("rect")) {
      if (rect.getAttribute("class").equals(name)) {
        boxes.add(
            moved(
                rect,
                new Rectangle2D.Double(
                    number(rect, "x"),
                    number(rect, "y"),
                    number(rect, "width"),
                    number(rect, "height"))));
      }
    }
    return boxes;
  }

  /** Where each text stands, its width estimated from the widest font we ask for. */
  List<Rectangle2D> textBoxes() {
    List<Rectangle2D> boxes = new ArrayList<>();
    for (Element text : all("text")) {
      double size = number(text, "font-size");
      boolean strong = text.getAttribute("font-weight").equals("bold");
      double width = Lettering.width(text.getTextContent(), size, strong);
      double x =
          switch (text.getAttribute("text-anchor")) {
            case "middle" -> number(text, "x") - width / 2;
            case "end" -> number(text, "x") - width;
            default -> number(text, "x");
          };
      double y = number(text, "y") - size * 0.8;
      boxes.add(moved(text, new Rectangle2D.Double(x, y, width, size)));
    }
    return boxes;
  }

  private static Rectangle2D moved(Element element, Rectangle2D box) {
    Shape moved = box;
    for (Node at = element; at instanceof Element one; at = at.getParentNode()) {
      moved = transform(one.getAttribute("transform")).createTransformedShape(moved);
    }
    return moved.getBounds2D();
  }

  private static AffineTransform transform(String written) {
    AffineTransform transform = new AffineTransform();
    Matcher step = STEP.matcher(written);
    while (step.find()) {
      double first = Double.parseDouble(step.group(2));
      if (step.group(1).equals("rotate")) {
        transform.rotate(Math.toRadians(first));
      } else {
        transform.translate(first, Double.parseDouble(step.group(3)));
      }
    }
    return transform;
  }

  private static double number(Element element, String attribute) {
    String value = element.getAttribute(attribute);
    return value.isEmpty() ? 0 : Double.parseDouble(value);
  }

  static BufferedImage image(Picture picture) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(picture.png()));
  }
}
