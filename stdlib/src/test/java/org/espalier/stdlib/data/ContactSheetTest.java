package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.stdlib.data.DataSets.glyphs;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
  private static final ImageShape PIXEL = new ImageShape(3, 8, 8);

  private static LabelledImages redAndBlue(String name) {
    byte[] pixels = new byte[2 * 192];
    for (int i = 0; i < 64; i++) {
      pixels[i] = (byte) 255;
      pixels[192 + 128 + i] = (byte) 255;
    }
    return LabelledImages.of(name, PIXEL, List.of("red", "blue"), pixels, new int[] {0, 1});
  }

  @Test
  void everyClassHasARowWithItsImagesEnlarged() {
    ContactSheet sheet = ContactSheet.of(redAndBlue("two"), 3);
    BufferedImage image = sheet.image(1);
    assertThat(count(image, 0xffff0000)).isEqualTo(32 * 32);
    assertThat(count(image, 0xff0000ff)).isEqualTo(32 * 32);
  }

  private static int count(BufferedImage image, int colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void captionsAreDrawn() {
    BufferedImage image = ContactSheet.of(redAndBlue("two"), 1).image(1);
    int dark = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < 18; y++) {
        dark += (image.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
      }
    }
    assertThat(dark).isGreaterThan(50);
  }

  @Test
  void thePngIsTwiceTheSizeOfTheSvg() throws Exception {
    ContactSheet sheet = glyphs().train(100).sheet(5);
    BufferedImage png = ImageIO.read(new ByteArrayInputStream(sheet.png()));
    var svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(sheet.svg().getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(png.getWidth()).isEqualTo(2 * Integer.parseInt(svg.getAttribute("width")));
    assertThat(png.getHeight()).isEqualTo(2 * Integer.parseInt(svg.getAttribute("height")));
  }

  @Test
  void namesAreEscapedInTheSvg() {
    assertThat(ContactSheet.of(redAndBlue("a < b & c"), 1).svg())
        .contains("<title>a &lt; b &amp; c, 3x8x8, 2 classes</title>");
  }

  @Test
  void theTextCountsEveryClass() {
    assertThat(ContactSheet.of(redAndBlue("two"), 1).text())
        .isEqualTo("two, 3x8x8, 2 classes\nred: 1, blue: 1");
  }

  @Test
  void aSheetWithoutColumnsIsRefused() {
    assertThatThrownBy(() -> glyphs().sheet(0)).hasMessageContaining("sheet(0)");
  }
}
