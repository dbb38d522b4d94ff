package org.espalier.dsl.space.stage;

import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Options;
import org.jspecify.annotations.Nullable;

/**
 * Layers of equal width, one behind the other; the first strides and changes the channels.
 * Immutable: every word gives a new stage.
 */
public final class Stage {
  private static final Stage EMPTY =
      new Stage(null, 0, 1, List.of(1), false, 0, Activation.Kind.RELU6);

  private final @Nullable Blocks blocks;
  private final int channels;
  private final int stride;
  private final List<Integer> counts;
  private final boolean each;
  private final double squeezeExcite;
  private final Activation.Kind activation;

  private Stage(
      @Nullable Blocks blocks,
      int channels,
      int stride,
      List<Integer> counts,
      boolean each,
      double squeezeExcite,
      Activation.Kind activation) {
    this.blocks = blocks;
    this.channels = channels;
    this.stride = stride;
    this.counts = counts;
    this.each = each;
    this.squeezeExcite = squeezeExcite;
    this.activation = activation;
  }

  /** One layer, stride 1, ReLU6, no squeeze-and-excitation; blocks and channels are still open. */
  public static Stage empty() {
    return EMPTY;
  }

  /** MBConv layers: the kernel and the expansion are decisions where several are given. */
  public Stage mbconv(Kernel kernel, Expansion expansion) {
    return with(new Blocks.Mobile(kernel, expansion));
  }

  /** Layers that are one of some candidate operations. */
  public Stage choose(List<CandidateOperation> operations) {
    return with(new Blocks.Chosen(List.copyOf(operations)));
  }

  /** Output channels of every layer. */
  public Stage channels(int count) {
    positive("channels", count);
    return new Stage(blocks, count, stride, counts, each, squeezeExcite, activation);
  }

  /** The first layer's stride; default 1. */
  public Stage stride(int step) {
    positive("stride", step);
    return new Stage(blocks, channels, step, counts, each, squeezeExcite, activation);
  }

  /**
   * How many layers; a decision where several numbers are given. All layers share one set of
   * choices, as in MnasNet.
   */
  public Stage repeat(int... numbers) {
    return new Stage(
        blocks, channels, stride, counts("repeat", numbers), false, squeezeExcite, activation);
  }

  /**
   * How many layers; a decision where several numbers are given. Each layer chooses for itself, as
   * in FBNet and ProxylessNAS.
   */
  public Stage each(int... numbers) {
    return new Stage(
        blocks, channels, stride, counts("each", numbers), true, squeezeExcite, activation);
  }

  /**
   * Squeeze-and-excitation in every MBConv block, with this ratio of its input channels, in [0, 1].
   */
  public Stage squeezeExcite(double ratio) {
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException(
          "squeezeExcite(" + ratio + "): the ratio is in [0, 1]; 0 means none.");
    }
    return new Stage(blocks, channels, stride, counts, each, ratio, activation);
  }

  /** The activation of every MBConv block; default ReLU6. */
  public Stage activation(Activation.Kind kind) {
    return new Stage(blocks, channels, stride, counts, each, squeezeExcite, kind);
  }

  private Stage with(Blocks kind) {
    return new Stage(kind, channels, stride, counts, each, squeezeExcite, activation);
  }

  private static List<Integer> counts(String word, int... numbers) {
    return Options.of(word, Arrays.stream(numbers).boxed().toList());
  }

  private static void positive(String word, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(word + "(" + number + "): the number is at least 1.");
    }
  }

  /** Refuses a stage that does not say enough. */
  Stage complete() {
    if (blocks == null || channels == 0) {
      throw new IllegalArgumentException(
          "'"
              + this
              + "' does not say "
              + (blocks == null ? "its layers" : "its channels")
              + ": a stage reads stage().mbconv(kernel(3), expand(6)).channels(24).");
    }
    return this;
  }

  public Blocks blocks() {
    return java.util.Objects.requireNonNull(complete().blocks);
  }

  int width() {
    return channels;
  }

  int step() {
    return stride;
  }

  public List<Integer> counts() {
    return counts;
  }

  public boolean forEach() {
    return each;
  }

  double squeezeRatio() {
    return squeezeExcite;
  }

  Activation.Kind activationKind() {
    return activation;
  }

  /** As typed. */
  @Override
  public String toString() {
    String numbers = Options.join(counts);
    return "stage()"
        + (blocks == null ? "" : blocks.text())
        + (channels == 0 ? "" : ".channels(" + channels + ")")
        + (stride == 1 ? "" : ".stride(" + stride + ")")
        + (each ? ".each(" + numbers + ")" : numbers.equals("1") ? "" : ".repeat(" + numbers + ")")
        + (squeezeExcite == 0 ? "" : ".squeezeExcite(" + squeezeExcite + ")")
        + (activation == Activation.Kind.RELU6 ? "" : ".activation(" + activation + ")");
  }
}
