package org.espalier.stdlib.data;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.espalier.stdlib.draw.Picture;

/**
 * A picture of a data set: one row for each class, with its name and the first images of it,
 * enlarged. It has a light ground of its own, so that the colours of the images are seen alike on
 * light and dark pages. Captions are drawn from the library's own outlines: no fonts are needed.
 */
public final class ContactSheet implements Picture {
  private static final int GAP = 4;
  private static final int LINE = 20;
  private static final int GROUND = 0xfbfbf8;
  private static final int INK = 0x333333;

  private final LabelledImages images;
  private final List<int[]> rows;
  private final int columns;
  private final int tile;
  private final int captions;

  private ContactSheet(LabelledImages images, List<int[]> rows, int columns) {
    this.images = images;
    this.rows = rows;
    this.columns = columns;
    this.tile = Math.max(1, Math.round(32f / images.width())) * images.width();
    int widest = images.classNames().stream().mapToInt(Caption::width).max().orElse(0);
    this.captions = widest + 3 * GAP;
  }

  /**
   * A sheet of one part of a data set.
   *
   * @param columns how many images of each class, at least 1; where a class has fewer the row is
   *     shorter
   */
  public static ContactSheet of(LabelledImages images, int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException(
          "sheet(" + columns + "): must be at least 1 image of each class");
    }
    List<int[]> rows = new ArrayList<>();
    for (int label = 0; label < images.classes(); label++) {
      int wanted = label;
      rows.add(
          IntStream.range(0, images.count())
              .filter(i -> images.label(i) == wanted)
              .limit(columns)
              .toArray());
    }
    return new ContactSheet(images, rows, columns);
  }

  private int rowHeight() {
    return tile * images.height() / images.width() + GAP;
  }

  /** Width of the SVG, in its pixels. */
  int width() {
    int tiles = captions + columns * (tile + GAP) + GAP;
    return Math.max(tiles, Caption.width(images.toString()) + 4 * GAP);
  }

  /** Height of the SVG, in its pixels. */
  int height() {
    return LINE + 2 * GAP + rows.size() * rowHeight();
  }

  @Override
  public String svg() {
    String data = Base64.getEncoder().encodeToString(encoded(2));
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
            + " viewBox=\"0 0 %1$d %2$d\" role=\"img\"><title>%3$s</title>"
            + "<image width=\"%1$d\" height=\"%2$d\" href=\"data:image/png;base64,%4$s\"/></svg>",
        width(),
        height(),
        images.toString().replace("&", "&amp;").replace("<", "&lt;"),
        data);
  }

  @Override
  public byte[] png() {
    return encoded(2);
  }

  /** The set's name and how many images each class has. */
  @Override
  public String text() {
    int[] counts = new int[images.classes()];
    for (int i = 0; i < images.count(); i++) {
      counts[images.label(i)]++;
    }
    return images
        + "\n"
        + IntStream.range(0, counts.length)
            .mapToObj(label -> images.classNames().get(label) + ": " + counts[label])
            .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return text();
  }

  private byte[] encoded(int scale) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image(scale), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing a picture of " + images, e);
    }
    return out.toByteArray();
  }

  /**
   * The sheet as pixels.
   *
   * @param scale how many pixels stand for one of the SVG's, at least 1
   */
  public BufferedImage image(int scale) {
    BufferedImage sheet =
        new BufferedImage(width() * scale, height() * scale, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sheet.setRGB(x, y, GROUND);
      }
    }
    Caption.draw(sheet, images.toString(), 2 * GAP, LINE - GAP, scale, INK);
    for (int row = 0; row < rows.size(); row++) {
      int top = LINE + GAP + row * rowHeight();
      String name = images.classNames().get(row);
      Caption.draw(sheet, name, 2 * GAP, top + rowHeight() / 2 + GAP / 2, scale, INK);
      int[] indices = rows.get(row);
      for (int column = 0; column < indices.length; column++) {
        enlarge(indices[column], sheet, captions + column * (tile + GAP), top, scale);
      }
    }
    return sheet;
  }

  private void enlarge(int index, BufferedImage sheet, int left, int top, int scale) {
    int zoom = tile / images.width() * scale;
    WritableRaster target = sheet.getRaster();
    int[] colour = new int[3];
    for (int y = 0; y < images.height() * zoom; y++) {
      for (int x = 0; x < images.width() * zoom; x++) {
        for (int channel = 0; channel < 3; channel++) {
          int source = images.channels() >= 3 ? channel : 0;
          colour[channel] = images.pixel(index, source, y / zoom, x / zoom);
        }
        target.setPixel(left * scale + x, top * scale + y, colour);
      }
    }
  }
}
