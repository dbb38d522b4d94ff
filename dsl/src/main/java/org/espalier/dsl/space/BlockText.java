package org.espalier.dsl.space;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.stage.Expansion;
import org.espalier.dsl.space.stage.Kernel;
import org.espalier.dsl.space.stage.Stage;

/**
 * Reads an MBConv chain from the block strings of the EfficientNet family, separated by spaces,
 * such as {@code ds_r1_k3_s1_e1_c16 ir_r2_k3_s2_e6_c24_se0.25}:
 *
 * <ul>
 *   <li>{@code ir} an inverted residual, {@code ds} the same with expansion 1, {@code cn} a plain
 *       convolution: first the stem, last the head
 *   <li>{@code r} layers (default 1), {@code k} kernel (3), {@code s} stride of the first (1),
 *       {@code e} expansion (1, may be broken), {@code c} channels (required), {@code se}
 *       squeeze-and-excitation (none)
 *   <li>{@code nre}, {@code nr6}, {@code nhs}, {@code nsw} activation: ReLU, ReLU6 (default), hard
 *       swish, swish
 * </ul>
 */
public final class BlockText {
  private static final Pattern SETTING = Pattern.compile("(se|[rksec])(\\d+(?:\\.\\d+)?)");
  private static final Map<String, Activation.Kind> ACTIVATIONS =
      Map.of(
          "nre", Activation.Kind.RELU,
          "nr6", Activation.Kind.RELU6,
          "nhs", Activation.Kind.HARD_SWISH,
          "nsw", Activation.Kind.SWISH);

  private BlockText() {}

  /**
   * Describes the chain; say {@link Network#classes} of what comes back.
   *
   * @param text the block strings
   * @param image what is fed
   * @param stem the stem's channels where the text has none; its stride is 2 for images of 64 rows
   *     or more, else 1
   */
  public static Network parse(String text, Shape image, int stem) {
    String[] tokens = text.strip().split("[\\s,]+", -1);
    boolean ownStem = tokens[0].startsWith("cn_");
    Network network = Network.of(image);
    if (!ownStem) {
      Stem first =
          Stem.of(3, Amount.of(stem))
              .stride(image.height() >= 64 ? 2 : 1)
              .activation(Activation.Kind.RELU6);
      network = network.stem(first);
    }
    for (int i = 0; i < tokens.length; i++) {
      network = add(network, Block.parse(tokens[i]), i == 0 && ownStem, i == tokens.length - 1);
    }
    return network;
  }

  private static Network add(Network network, Block block, boolean first, boolean last) {
    if (!block.type.equals("cn")) {
      return network.stage(block.stage());
    }
    if (first) {
      return network.stem(
          Stem.of(block.number("k", 3), Amount.of(block.channels()))
              .stride(block.number("s", 1))
              .activation(block.activation));
    }
    if (last && block.number("k", 3) == 1) {
      return network.head(block.channels(), block.activation);
    }
    throw new IllegalArgumentException(
        "'"
            + block.token
            + "': a plain convolution is the stem, at the beginning, or a head with k1, at the end.");
  }

  private record Block(
      String token, String type, Map<String, Double> settings, Activation.Kind activation) {

    static Block parse(String token) {
      String[] parts = token.split("_", -1);
      if (!parts[0].matches("ir|ds|cn")) {
        throw new IllegalArgumentException(
            "'"
                + token
                + "' begins with '"
                + parts[0]
                + "'; a block is ir (inverted residual), ds (the"
                + " same with expansion 1) or cn (convolution), such as ir_r2_k3_s2_e6_c24.");
      }
      Map<String, Double> settings = new TreeMap<>();
      Activation.Kind activation = Activation.Kind.RELU6;
      for (int i = 1; i < parts.length; i++) {
        Matcher setting = SETTING.matcher(parts[i]);
        if (ACTIVATIONS.containsKey(parts[i])) {
          activation = ACTIVATIONS.getOrDefault(parts[i], activation);
        } else if (setting.matches()) {
          settings.put(setting.group(1), Double.valueOf(setting.group(2)));
        } else {
          throw new IllegalArgumentException(
              "'"
                  + token
                  + "': '"
                  + parts[i]
                  + "' is none of r, k, s, e, c, se with a number, nre, nr6,"
                  + " nhs, nsw.");
        }
      }
      return new Block(token, parts[0], settings, activation);
    }

    int number(String setting, int otherwise) {
      double value = settings.getOrDefault(setting, (double) otherwise);
      if (value != Math.rint(value)) {
        throw new IllegalArgumentException(
            "'" + token + "': " + setting + " is a whole number, but got " + value + ".");
      }
      return (int) value;
    }

    int channels() {
      if (!settings.containsKey("c")) {
        throw new IllegalArgumentException(
            "'" + token + "' does not say its channels, such as c24.");
      }
      return number("c", 0);
    }

    Stage stage() {
      double expansion = type.equals("ds") ? 1 : settings.getOrDefault("e", 1.0);
      return Stage.empty()
          .mbconv(Kernel.of(number("k", 3)), Expansion.of(expansion))
          .channels(channels())
          .stride(number("s", 1))
          .repeat(number("r", 1))
          .squeezeExcite(settings.getOrDefault("se", 0.0))
          .activation(activation);
    }
  }
}
