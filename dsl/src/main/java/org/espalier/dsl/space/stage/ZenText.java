package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.space.part.Amount;

/**
 * The structure strings of Zen-NAS, read into blocks: {@code
 * SuperConvK3BNRELU(3,64,1,1)SuperResK1K5K1(64,168,1,16,3)}, that is kind, input channels, output
 * channels, stride, inner channels of residual blocks, and layers.
 */
public final class ZenText {
  private static final Pattern BLOCK = Pattern.compile("\\G\\s*([A-Za-z0-9]+)\\(([^()]*)\\)\\s*");
  private static final Pattern CONVOLUTION = Pattern.compile("SuperConvK([1357])BNRELU");

  private ZenText() {}

  /**
   * One block.
   *
   * @param kind such as {@code SuperResK1K5K1}
   * @param input channels that come in
   * @param output channels that come out
   * @param stride of the first layer
   * @param inside inner channels; 0 for a convolution
   * @param layers how many
   */
  public record Block(String kind, int input, int output, int stride, int inside, int layers) {
    /** The kernel of a convolution; 0 for a residual block. */
    public int convolution() {
      Matcher matcher = CONVOLUTION.matcher(kind);
      return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Its layers in the language. */
    public Stage stage() {
      Stage stage =
          convolution() > 0
              ? Stage.empty().convolution(Kernel.of(convolution())).activation(Activation.Kind.RELU)
              : Stage.empty().superBlocks(Amount.of(inside), kind);
      return stage.channels(output).stride(stride).repeat(layers);
    }

    /** As Zen-NAS writes it. */
    @Override
    public String toString() {
      String inner = convolution() > 0 ? "" : inside + ",";
      return kind + "(" + input + "," + output + "," + stride + "," + inner + layers + ")";
    }
  }

  /**
   * Reads a structure.
   *
   * @param image the image's channels, which the first block's input must be
   * @throws IllegalArgumentException where the text goes wrong, with the place
   */
  public static List<Block> parse(String text, int image) {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    int end = 0;
    int channels = image;
    while (end < text.length() && matcher.find(end)) {
      Block block = block(matcher.group(1), matcher.group(2), matcher.group().strip());
      if (block.input != channels) {
        throw new IllegalArgumentException(
            "'"
                + block
                + "' reads "
                + block.input
                + " channels, but "
                + (blocks.isEmpty() ? "the image has " : "the block before yields ")
                + channels
                + ".");
      }
      channels = block.output;
      blocks.add(block);
      end = matcher.end();
    }
    if (blocks.isEmpty() || end < text.length()) {
      String rest = text.substring(end);
      throw new IllegalArgumentException(
          "A structure of Zen-NAS is made of blocks such as SuperResK1K5K1(64,168,1,16,3), but at"
              + " place "
              + end
              + " it goes on with '"
              + rest.substring(0, Math.min(40, rest.length()))
              + "'.");
    }
    return blocks;
  }

  private static Block block(String kind, String numbers, String text) {
    boolean convolution = CONVOLUTION.matcher(kind).matches();
    if (!convolution) {
      SuperBlock.kind(kind);
    }
    int expected = convolution ? 4 : 5;
    String[] parts = numbers.split(",", -1);
    if (parts.length != expected || !Arrays.stream(parts).allMatch(ZenText::isNumber)) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "': "
              + kind
              + " has "
              + expected
              + " whole numbers of 1 or more: input channels, output channels, stride, "
              + (convolution ? "layers." : "inner channels, layers."));
    }
    int[] values = Arrays.stream(parts).map(String::strip).mapToInt(Integer::parseInt).toArray();
    return new Block(
        kind,
        values[0],
        values[1],
        values[2],
        convolution ? 0 : values[3],
        values[values.length - 1]);
  }

  private static boolean isNumber(String part) {
    return part.strip().matches("[1-9]\\d{0,6}");
  }
}
