package org.espalier.kernel.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.aether.repository.MirrorSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The mirrors that a Maven settings file names.
 *
 * @param mirrors in the file's order
 */
public record Mirrors(List<Mirror> mirrors) {
  /** One mirror: its name, its address, the repositories that it stands for, whether it is shut. */
  public record Mirror(String id, String url, String of, boolean blocked) {}

  /** The mirrors in a settings file; none when there is no such file, or it can't be read. */
  public static Mirrors in(Path settings) {
    if (!Files.isRegularFile(settings)) {
      return new Mirrors(List.of());
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      NodeList found =
          factory.newDocumentBuilder().parse(settings.toFile()).getElementsByTagName("mirror");
      List<Mirror> mirrors = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        Element mirror = (Element) found.item(i);
        mirrors.add(
            new Mirror(
                text(mirror, "id"),
                text(mirror, "url"),
                text(mirror, "mirrorOf"),
                Boolean.parseBoolean(text(mirror, "blocked"))));
      }
      return new Mirrors(List.copyOf(mirrors));
    } catch (ParserConfigurationException | SAXException | IOException unreadable) {
      // Maven itself would refuse to work; a notebook goes on with Maven Central.
      return new Mirrors(List.of());
    }
  }

  private static String text(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }

  MirrorSelector selector() {
    DefaultMirrorSelector selector = new DefaultMirrorSelector();
    for (Mirror mirror : mirrors) {
      selector.add(
          mirror.id(), mirror.url(), "default", false, mirror.blocked(), mirror.of(), "default");
    }
    return selector;
  }
}
