package org.espalier.stdlib.draw;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** From an SVG to a PNG. Needs no display, but the machine must have at least one font. */
final class Raster {
  private static final int SCALE = 2;

  private static final Map<RenderingHints.Key, Object> HINTS =
      Map.of(
          RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE,
          RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);

  private Raster() {}

  /**
   * The picture at twice its size, its ground outside the card clear.
   *
   * @throws IllegalStateException when the machine has no fonts to draw the letters with
   */
  static byte[] png(String svg) {
    return encode(draw(parse(svg)));
  }

  private static SVGDocument parse(String svg) {
    // The drawing library takes the first font of the list or else one with serifs.
    String drawable = svg.replace(Lettering.FAMILY, Font.SANS_SERIF);
    byte[] bytes = drawable.getBytes(StandardCharsets.UTF_8);
    SVGDocument document =
        new SVGLoader().load(new ByteArrayInputStream(bytes), null, LoaderContext.createDefault());
    if (document == null) {
      throw new IllegalArgumentException("This is not an SVG document: " + svg);
    }
    return document;
  }

  private static BufferedImage draw(SVGDocument document) {
    FloatSize size = document.size();
    int width = (int) Math.ceil(size.width * SCALE);
    int height = (int) Math.ceil(size.height * SCALE);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.addRenderingHints(HINTS);
      graphics.scale(SCALE, SCALE);
      ViewBox box = new ViewBox(size.width, size.height);
      document.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, box);
    } catch (LinkageError | NullPointerException | InternalError broken) {
      throw withoutFonts(broken);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  // A JDK on a bare Linux fails in many ways, none of which names the cause.
  private static IllegalStateException withoutFonts(Throwable cause) {
    return new IllegalStateException(
        "The picture could not be drawn as PNG, because Java found no usable fonts on this machine."
            + " Install fontconfig and a font, such as Debian's packages fontconfig and"
            + " fonts-dejavu-core. The picture's SVG and its text need no fonts.",
        cause);
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
