package org.espalier.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.espalier.stdlib.draw.Picture;
import org.junit.jupiter.api.Test;

class RenderersTest {
  private final Renderers renderers = new Renderers();

  private Object text(Object value) {
    return String.valueOf(renderers.render(value).data().get("text/plain"));
  }

  @Test
  void anythingHasAText() {
    assertThat(renderers.render(null)).isEqualTo(MimeBundle.text("null"));
    assertThat(text(3.5)).isEqualTo("3.5");
    assertThat(text("plain")).isEqualTo("plain");
    assertThat(text(List.of(1, 2))).isEqualTo("[1, 2]");
    assertThat(text(Optional.of(new int[] {1}))).isEqualTo("[1]");
    assertThat(text(Optional.empty())).isEqualTo("(empty)");
    assertThat((String) text(new IOException("why"))).startsWith("java.io.IOException: why");
  }

  @Test
  void arraysAreShownByTheirContentAndNotWithoutEnd() {
    assertThat(text(new double[][] {{1, 2}, {3}})).isEqualTo("[[1.0, 2.0], [3.0]]");
    assertThat((String) text(new int[50_000]))
        .hasSizeLessThan(10_000)
        .endsWith("(50000 elements in all)]");
    assertThat((String) text("x".repeat(300_000))).endsWith("(300000 characters in all)");
  }

  @Test
  void toStringThatThrowsIsSaid() {
    Object broken =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no");
          }
        };
    assertThat((String) text(broken)).endsWith("(its toString threw IllegalStateException)");
    assertThat((String) text(new Object[] {1, broken})).startsWith("[1, ");
  }

  @Test
  void pictureHasThreeForms() {
    Picture picture =
        new Picture() {
          @Override
          public String svg() {
            return "<svg/>";
          }

          @Override
          public byte[] png() {
            return new byte[] {1, 2, 3};
          }

          @Override
          public String text() {
            return "a picture";
          }
        };
    assertThat(renderers.render(picture).data())
        .containsEntry("text/plain", "a picture")
        .containsEntry("image/png", "AQID")
        .containsEntry("image/svg+xml", "<svg/>");
  }

  @Test
  void imageIsAPngThatReadsBack() throws IOException {
    BufferedImage image = new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 2, 0x123456);
    String png = (String) renderers.render(image).data().get("image/png");
    BufferedImage back = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    assertThat(back.getRGB(3, 2) & 0xffffff).isEqualTo(0x123456);
  }

  @Test
  void nearestRegisteredTypeRenders() {
    renderers.register(Number.class, n -> MimeBundle.text("number " + n));
    renderers.register(Comparable.class, c -> MimeBundle.text("comparable " + c));
    assertThat(text(3)).isEqualTo("number 3");
    assertThat(text("s")).isEqualTo("comparable s");
    renderers.register(Integer.class, n -> MimeBundle.text("int " + n));
    assertThat(text(3)).isEqualTo("int 3");
    assertThat(Arrays.asList(text(3L), text('c'))).isEqualTo(List.of("number 3", "comparable c"));
  }

  @Test
  void rendererThatThrowsIsReplacedByText() {
    renderers.register(
        Thread.State.class,
        state -> {
          throw new ArithmeticException(state.name());
        });
    assertThat((String) text(Thread.State.NEW)).startsWith("NEW\n").contains("ArithmeticException");
  }

  @Test
  void bundleStaysAsItIs() {
    MimeBundle bundle = MimeBundle.text("t").with("text/html", "<b>");
    assertThat(renderers.render(bundle)).isSameAs(bundle);
  }
}
