package org.espalier.kernel.cell.javadoc;

import java.util.Map;
import java.util.function.Supplier;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The HTML of comments as a tree of Markdown's nodes. */
final class HtmlTree {
  private static final Map<String, Supplier<Node>> INLINE =
      Map.of(
          "em", () -> new Emphasis("*"),
          "i", () -> new Emphasis("*"),
          "b", () -> new StrongEmphasis("**"),
          "strong", () -> new StrongEmphasis("**"));

  private @Nullable Paragraph open;

  private HtmlTree() {}

  /** Appends the blocks of some HTML to a node. */
  static void append(String html, Node parent) {
    new HtmlTree().blocks(Jsoup.parseBodyFragment(html).body(), parent);
  }

  private void blocks(Element from, Node parent) {
    for (org.jsoup.nodes.Node each : from.childNodes()) {
      if (each instanceof TextNode text) {
        if (!text.isBlank() || open != null) {
          inline(each, paragraph(parent));
        }
      } else if (each instanceof Element element) {
        block(element, parent);
      }
    }
    close();
  }

  private void block(Element element, Node parent) {
    switch (element.normalName()) {
      case "p", "div", "dl", "dt", "dd", "body" -> inside(element, parent);
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, parent);
      case "pre" -> code(element.wholeText(), "", closed(parent));
      case "blockquote" -> inside(element, added(closed(parent), new BlockQuote()));
      case "ul" -> list(element, added(closed(parent), bullets()));
      case "ol" -> list(element, added(closed(parent), numbers()));
      case "table" -> table(element, added(closed(parent), new TableBlock()));
      default -> inline(element, paragraph(parent));
    }
  }

  private void inside(Element element, Node parent) {
    close();
    blocks(element, parent);
  }

  /** What follows begins a paragraph of its own. */
  private Node closed(Node parent) {
    close();
    return parent;
  }

  private void close() {
    if (open != null && open.getLastChild() instanceof Text last) {
      last.setLiteral(last.getLiteral().stripTrailing());
    }
    open = null;
  }

  private Paragraph paragraph(Node parent) {
    if (open == null) {
      open = added(parent, new Paragraph());
    }
    return open;
  }

  private static <T extends Node> T added(Node parent, T child) {
    parent.appendChild(child);
    return child;
  }

  private void heading(Element element, Node parent) {
    Node strong = added(added(closed(parent), new Paragraph()), new StrongEmphasis("**"));
    element.childNodes().forEach(each -> inline(each, strong));
  }

  /** Appends lines of code. */
  static void code(String lines, String language, Node parent) {
    FencedCodeBlock block = added(parent, new FencedCodeBlock());
    block.setFenceCharacter("`");
    block.setOpeningFenceLength(3);
    block.setInfo(language);
    String shown = lines.replaceFirst("^\\s*\n", "").stripTrailing();
    block.setLiteral(shown.stripIndent() + "\n");
  }

  /** An empty list. */
  static BulletList bullets() {
    BulletList list = new BulletList();
    list.setMarker("-");
    return list;
  }

  private static OrderedList numbers() {
    OrderedList list = new OrderedList();
    list.setMarkerStartNumber(1);
    list.setMarkerDelimiter(".");
    return list;
  }

  private void list(Element element, ListBlock list) {
    list.setTight(true);
    for (Element each : element.children()) {
      inside(each, added(list, new ListItem()));
    }
  }

  private void table(Element element, TableBlock table) {
    Node head = added(table, new TableHead());
    Node body = null;
    for (Element row : element.select("tr")) {
      Node section = head;
      if (head.getFirstChild() != null) {
        body = body == null ? added(table, new TableBody()) : body;
        section = body;
      }
      Node cells = added(section, new TableRow());
      for (Element each : row.children()) {
        TableCell cell = added(cells, new TableCell());
        cell.setHeader(section == head);
        each.childNodes().forEach(inside -> inline(inside, cell));
      }
    }
  }

  private void inline(org.jsoup.nodes.Node from, Node parent) {
    if (from instanceof TextNode text) {
      String shown = text.text();
      boolean first = parent.getFirstChild() == null;
      parent.appendChild(new Text(first ? shown.stripLeading() : shown));
    } else if (from instanceof Element element) {
      switch (element.normalName()) {
        case "code", "tt" -> parent.appendChild(new Code(element.text()));
        case "br" -> parent.appendChild(new HardLineBreak());
        default -> {
          Supplier<Node> kind = INLINE.get(element.normalName());
          Node target = kind == null ? parent : added(parent, kind.get());
          element.childNodes().forEach(each -> inline(each, target));
        }
      }
    }
  }
}
