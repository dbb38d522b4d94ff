package org.espalier.stdlib.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Sentences, pictures and tables under one another: how a result introduces itself. Its HTML takes
 * a notebook's own style, light or dark.
 *
 * @param title what it is, in a few words; empty for none
 * @param items what stands below
 */
public record Report(String title, List<Item> items) implements Page {
  /** Between two things under one another, as in other pages that stand in a report. */
  static final String APART = "margin: 8px 0";

  /** One thing in a report. */
  public sealed interface Item {}

  /** A sentence. */
  public record Words(String text) implements Item {}

  /** Words of the language, as one types them. */
  public record Code(String text) implements Item {}

  /** A picture. */
  public record Image(Picture picture) implements Item {}

  /** Pictures beside one another where there is room. */
  public record Beside(List<Picture> pictures) implements Item {
    /** Copies. */
    public Beside {
      pictures = List.copyOf(pictures);
    }
  }

  /** A page of its own, such as a table. */
  public record Inner(Page page) implements Item {}

  /** Copies. */
  public Report {
    items = List.copyOf(items);
  }

  /** A report with a title only. */
  public static Report of(String title) {
    return new Report(title, List.of());
  }

  /** With one more sentence. */
  public Report with(String sentence) {
    return and(new Words(sentence));
  }

  /** With words of the language, as one types them. */
  public Report withCode(String code) {
    return and(new Code(code));
  }

  /** With one more picture. */
  public Report with(Picture picture) {
    return and(new Image(picture));
  }

  /** With pictures beside one another where there is room. */
  public Report beside(List<Picture> pictures) {
    return and(new Beside(pictures));
  }

  /** With one more page, such as a table. */
  public Report with(Page page) {
    return and(new Inner(page));
  }

  private Report and(Item item) {
    List<Item> more = new ArrayList<>(items);
    more.add(item);
    return new Report(title, more);
  }

  /** As HTML; pictures are images with their SVG inside. */
  @Override
  public String html() {
    StringBuilder whole = new StringBuilder();
    whole.append("<div>\n");
    if (!title.isEmpty()) {
      whole.append(paragraph(title, "font-weight: 600"));
    }
    for (Item item : items) {
      whole.append(html(item));
    }
    return whole.append("</div>\n").toString();
  }

  private static String html(Item item) {
    if (item instanceof Words words) {
      return paragraph(words.text(), "max-width: 60em");
    }
    if (item instanceof Code code) {
      return code(code.text());
    }
    if (item instanceof Image image) {
      return image(image.picture(), "display: block; max-width: 100%; " + APART);
    }
    return item instanceof Beside beside ? row(beside.pictures()) : ((Inner) item).page().html();
  }

  private static String row(List<Picture> pictures) {
    StringBuilder row = new StringBuilder();
    row.append("<div style=\"display: flex; flex-wrap: wrap; gap: 8px; " + APART + "\">\n");
    // They shrink with the page before they go under one another.
    String style =
        "flex: 0 1 " + 97 / Math.max(1, pictures.size()) + "%; min-width: 250px; max-width: 480px";
    pictures.forEach(picture -> row.append(image(picture, style)));
    return row.append("</div>\n").toString();
  }

  private static String paragraph(String text, String style) {
    return new Markup()
        .text(text, "p", "style", style + "; margin: 0.3em 0; overflow-wrap: anywhere")
        .done();
  }

  /** Broken at its spaces where it is longer than the page is wide, rather than scrolled. */
  private static String code(String text) {
    return new Markup()
        .text(
            text, "pre", "style", "margin: 0.3em 0; white-space: pre-wrap; overflow-wrap: anywhere")
        .done();
  }

  /** An image element rather than the SVG itself: front ends that distrust markup keep it. */
  private static String image(Picture picture, String style) {
    String source =
        "data:image/svg+xml;base64,"
            + Base64.getEncoder().encodeToString(picture.svg().getBytes(StandardCharsets.UTF_8));
    return new Markup().leaf("img", "src", source, "alt", picture.text(), "style", style).done();
  }

  /** As plain text. */
  @Override
  public String text() {
    List<String> parts = new ArrayList<>(title.isEmpty() ? List.of() : List.of(title));
    for (Item item : items) {
      if (item instanceof Words words) {
        parts.add(words.text());
      } else if (item instanceof Code code) {
        parts.add(code.text());
      } else if (item instanceof Image image) {
        parts.add(image.picture().text());
      } else if (item instanceof Beside beside) {
        beside.pictures().forEach(picture -> parts.add(picture.text()));
      } else if (item instanceof Inner inner) {
        parts.add(inner.page().text());
      }
    }
    return String.join("\n", parts);
  }

  /** The plain text. */
  @Override
  public String toString() {
    return text();
  }
}
