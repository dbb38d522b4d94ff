package org.espalier.kernel.render;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Images of the JDK as PNG files. */
final class Images {
  private Images() {}

  static MimeBundle bundle(RenderedImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", png)) {
        throw new IllegalArgumentException(
            "PNG has no room for the colours of this image: " + image.getColorModel());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return MimeBundle.text("image, " + image.getWidth() + " x " + image.getHeight() + " pixels")
        .with("image/png", Base64.getEncoder().encodeToString(png.toByteArray()));
  }
}
