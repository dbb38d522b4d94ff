package org.espalier.dsl.space.stage;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Amount;

/**
 * What can be said of a block besides its kind.
 *
 * @param squeeze its squeeze-and-excitation; a ratio of 0 for none
 * @param activation what follows its batch norms
 * @param groups into how many groups its 1x1 convolutions fall; behind the first the channels are
 *     shuffled where there are several, as in FBNet (arXiv 1812.03443, §3.1)
 * @param bits of its convolutions' weights and inputs
 * @param shortcuts what goes past it; none for what is usual for its kind
 * @param tensorFlow whether it is padded as TensorFlow does: see {@link Window#tensorFlowSame}
 */
public record BlockSettings(
    SqueezeExcite squeeze,
    Activation.Kind activation,
    Amount groups,
    Bits bits,
    List<Shortcut> shortcuts,
    boolean tensorFlow) {
  /** No squeeze-and-excitation, ReLU6, one group, full precision, even padding. */
  public static final BlockSettings DEFAULT =
      new BlockSettings(
          SqueezeExcite.of(Amount.of(0)),
          Activation.Kind.RELU6,
          Amount.of(1),
          Bits.FULL,
          List.of(),
          false);

  /** Checks. */
  public BlockSettings {
    groups.requireWhole("groups", 1);
    shortcuts = List.copyOf(shortcuts);
  }

  /** The same with another squeeze-and-excitation. */
  public BlockSettings squeezeExcite(SqueezeExcite other) {
    return new BlockSettings(other, activation, groups, bits, shortcuts, tensorFlow);
  }

  /** The same with another activation. */
  public BlockSettings activation(Activation.Kind other) {
    return new BlockSettings(squeeze, other, groups, bits, shortcuts, tensorFlow);
  }

  /** The same in other groups. */
  public BlockSettings groups(Amount other) {
    return new BlockSettings(squeeze, activation, other, bits, shortcuts, tensorFlow);
  }

  /** The same with other bits. */
  public BlockSettings bits(Bits other) {
    return new BlockSettings(squeeze, activation, groups, other, shortcuts, tensorFlow);
  }

  /** The same with another shortcut, or several to choose from. */
  public BlockSettings shortcut(List<Shortcut> other) {
    if (other.isEmpty() || new HashSet<>(other).size() < other.size()) {
      throw new IllegalArgumentException(
          Shortcut.word(other) + " needs at least one shortcut, and none twice.");
    }
    return new BlockSettings(squeeze, activation, groups, bits, other, tensorFlow);
  }

  /** The same padded as TensorFlow does. */
  public BlockSettings tensorFlowPadding() {
    return new BlockSettings(squeeze, activation, groups, bits, shortcuts, true);
  }

  /**
   * What has to be decided of a block, bits aside.
   *
   * @param at what the labels begin with
   */
  List<Decision> decisions(String at) {
    return Stream.concat(
            squeeze.ratio().decisions(at + "/squeeze").stream(),
            groups.decisions(at + "/groups").stream())
        .toList();
  }

  /** A window that keeps the image's size at stride 1. */
  Window window(int kernel, int stride, Shape input) {
    return tensorFlow ? Window.tensorFlowSame(kernel, stride, input) : Window.same(kernel, stride);
  }

  /** The words that differ from the default, as typed. */
  List<String> words() {
    BlockSettings usual = DEFAULT;
    return Stream.of(
            squeeze.equals(usual.squeeze) ? "" : "squeezeExcite(" + squeeze.text() + ")",
            activation == usual.activation ? "" : "activation(" + activation + ")",
            groups.equals(usual.groups) ? "" : "groups(" + groups.list() + ")",
            bits.equals(usual.bits) ? "" : bits.toString(),
            shortcuts.isEmpty() ? "" : Shortcut.word(shortcuts),
            tensorFlow ? "tensorFlowPadding()" : "")
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** As typed behind a stage, from the dot on. */
  String text() {
    return words().stream().map(word -> "." + word).collect(Collectors.joining());
  }
}
