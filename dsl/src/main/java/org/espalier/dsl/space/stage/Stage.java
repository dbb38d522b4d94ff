package org.espalier.dsl.space.stage;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.CandidateOperation;
import org.jspecify.annotations.Nullable;

/**
 * Layers of equal width, one behind the other; the first strides and changes the channels.
 * Immutable: every word gives a new stage.
 *
 * <p>Every number may be several to choose from, or an {@link Amount}. A choice without a label
 * belongs to the stage where its layers share their choices ({@link #repeat}), to the layer where
 * each chooses for itself ({@link #each}).
 */
public final class Stage {
  private static final Stage EMPTY =
      new Stage(null, null, Amount.of(1), Amount.of(1), false, BlockSettings.DEFAULT);

  private final @Nullable Blocks blocks;
  private final @Nullable Amount channels;
  private final Amount stride;
  private final Amount count;
  private final boolean each;
  private final BlockSettings settings;

  private Stage(
      @Nullable Blocks blocks,
      @Nullable Amount channels,
      Amount stride,
      Amount count,
      boolean each,
      BlockSettings settings) {
    this.blocks = blocks;
    this.channels = channels;
    this.stride = stride;
    this.count = count;
    this.each = each;
    this.settings = settings;
  }

  /** One layer, stride 1, ReLU6, no squeeze-and-excitation; blocks and channels are still open. */
  public static Stage empty() {
    return EMPTY;
  }

  /** MBConv layers: the kernel and the expansion are decisions where several are given. */
  public Stage mbconv(Kernel kernel, Expansion expansion) {
    return of(new MobileBlock(kernel, expansion));
  }

  /** Layers that are one of some candidate operations. */
  public Stage choose(List<CandidateOperation> operations) {
    return of(new Blocks.Chosen(operations, false));
  }

  /**
   * Every layer but the first may be left out as well, as in ProxylessNAS (arXiv 1812.00332, §4.2);
   * said behind {@link #choose}.
   */
  public Stage orSkip() {
    if (!(blocks instanceof Blocks.Chosen chosen)) {
      throw new IllegalStateException("orSkip() follows choose(ops(...)), but got '" + this + "'.");
    }
    return of(new Blocks.Chosen(chosen.candidates(), true));
  }

  /** Layers of a convolution, a batch norm and an activation. */
  public Stage convolution(Kernel kernel) {
    return of(new PlainBlock(PlainBlock.Form.CONVOLUTION, kernel));
  }

  /** Layers of a depthwise convolution and a 1x1 convolution. */
  public Stage separable(Kernel kernel) {
    return of(new PlainBlock(PlainBlock.Form.SEPARABLE, kernel));
  }

  /** Layers of a convolution with a bias and an activation, without a batch norm. */
  public Stage fusedConvolution(Kernel kernel) {
    return of(new PlainBlock(PlainBlock.Form.FUSED, kernel));
  }

  /** Residual blocks of two convolutions, as in ResNet-18. */
  public Stage basic(Kernel kernel) {
    return basic(kernel, Amount.of(0));
  }

  /** Likewise, with other channels after the first. */
  public Stage basic(Kernel kernel, Amount inside) {
    return of(new ResidualBlock(ResidualUnit.Form.BASIC, kernel, inside));
  }

  /** Residual blocks of a 1x1, a larger and a 1x1 convolution, as in ResNet-50. */
  public Stage bottleneck(Kernel kernel, Amount inside) {
    return of(new ResidualBlock(ResidualUnit.Form.BOTTLENECK, kernel, inside));
  }

  /**
   * Super-blocks of Zen-NAS, one of some kinds, such as {@code superBlocks(choice(16, 32),
   * "SuperResK3K3", "SuperResK1K5K1")}.
   *
   * @param inside the channels inside
   */
  public Stage superBlocks(Amount inside, String... kinds) {
    List<SuperBlock.Kind> all = Arrays.stream(kinds).map(SuperBlock::kind).toList();
    return of(new SuperBlock(all, inside)).activation(Activation.Kind.RELU);
  }

  /**
   * A cell of NAS-Bench-201 in each layer, whose operations are given in the order 0-1, 0-2, 1-2,
   * 0-3, 1-3, 2-3.
   */
  public Stage edges(CandidateOperation... operations) {
    return of(new FixedCell(List.of(operations)));
  }

  /** The residual block of NAS-Bench-201, which halves the image. */
  public Stage halving() {
    return of(new Halving()).stride(2);
  }

  /** Layers of the branches that RepNAS chooses among: see {@link DiverseBranches}. */
  public Stage diverseBranches() {
    return of(new DiverseBranches()).activation(Activation.Kind.RELU);
  }

  /**
   * The next word adds a kind of block to those before, to choose from: {@code mbconv(kernel(3),
   * expand(6)).or().convolution(kernel(3))}.
   */
  public Stage or() {
    if (blocks == null) {
      throw new IllegalStateException(
          "or() stands between two kinds of blocks, but '" + this + "' has none before it.");
    }
    return new Stage(new Pending(blocks), channels, stride, count, each, settings);
  }

  /** Layers of another kind. */
  public Stage of(Blocks kind) {
    Blocks whole = blocks instanceof Pending pending ? pending.with(kind) : kind;
    return new Stage(whole, channels, stride, count, each, settings);
  }

  /** Output channels of every layer. */
  public Stage channels(int... numbers) {
    return channels(Amount.of("channels", numbers));
  }

  /** Output channels of every layer. */
  public Stage channels(Amount number) {
    Amount checked = number.requireWhole("channels", 1);
    return new Stage(blocks, checked, stride, count, each, settings);
  }

  /** The first layer's stride; default 1. */
  public Stage stride(int... numbers) {
    return stride(Amount.of("stride", numbers));
  }

  /** The first layer's stride; default 1. */
  public Stage stride(Amount number) {
    Amount checked = number.requireWhole("stride", 1);
    return new Stage(blocks, channels, checked, count, each, settings);
  }

  /**
   * How many layers; a decision where several numbers are given. All layers share one set of
   * choices, as in MnasNet. A stage with 0 layers is left out, and nothing else of it is asked
   * then: {@code repeat(range(0, 5, 1))}.
   */
  public Stage repeat(int... numbers) {
    return repeat(Amount.of("repeat", numbers));
  }

  /** Likewise. */
  public Stage repeat(Amount number) {
    boolean optional = number.values().values().stream().anyMatch(count -> count >= 1);
    Amount checked = number.requireWhole("repeat", optional ? 0 : 1);
    return new Stage(blocks, channels, stride, checked, false, settings);
  }

  /**
   * How many layers; a decision where several numbers are given. Each layer chooses for itself, as
   * in FBNet and ProxylessNAS.
   */
  public Stage each(int... numbers) {
    return each(Amount.of("each", numbers));
  }

  /** Likewise; the number is one decision or none. */
  public Stage each(Amount number) {
    Amount checked = number.requireWhole("each", 1);
    if (checked.decisions("it").size() > 1) {
      throw new IllegalArgumentException(
          "each("
              + number.list()
              + ") depends on several choices: layers that choose for themselves need a number of"
              + " layers that is one choice; say repeat(...) where they share their choices.");
    }
    return new Stage(blocks, channels, stride, checked, true, settings);
  }

  /**
   * Squeeze-and-excitation in every block, with this ratio of its input channels, in [0, 1]; a
   * decision where several are given.
   */
  public Stage squeezeExcite(Number... ratios) {
    return squeezeExcite(SqueezeExcite.of(Amount.of("squeezeExcite", Amount.numbers(ratios))));
  }

  /** Likewise. */
  public Stage squeezeExcite(Amount ratio) {
    return squeezeExcite(SqueezeExcite.of(ratio));
  }

  /** Squeeze-and-excitation in every block. */
  public Stage squeezeExcite(SqueezeExcite squeeze) {
    return with(settings.squeezeExcite(squeeze));
  }

  /** The activation of every block; default ReLU6. */
  public Stage activation(Activation.Kind kind) {
    return with(settings.activation(kind));
  }

  /** Into how many groups the 1x1 convolutions of every block fall; default 1. */
  public Stage groups(int... numbers) {
    return groups(Amount.of("groups", numbers));
  }

  /** Likewise. */
  public Stage groups(Amount number) {
    return with(settings.groups(number));
  }

  /** The bits of every convolution in every block; default 32. */
  public Stage bits(Amount weights, Amount activations) {
    return with(settings.bits(new Bits(weights, activations)));
  }

  /**
   * What goes past each layer that keeps the shape; a decision where several are given. The default
   * depends on the kind of block.
   */
  public Stage shortcut(Shortcut... shortcuts) {
    return with(settings.shortcut(List.of(shortcuts)));
  }

  /** Pads every block as TensorFlow does, below and to the right where the padding is odd. */
  public Stage tensorFlowPadding() {
    return with(settings.tensorFlowPadding());
  }

  private Stage with(BlockSettings other) {
    return new Stage(blocks, channels, stride, count, each, other);
  }

  /** Refuses a stage that does not say enough. */
  Stage complete() {
    if (blocks == null || channels == null) {
      throw new IllegalArgumentException(
          "'"
              + this
              + "' does not say "
              + (blocks == null ? "its layers" : "its channels")
              + ": a stage reads stage().mbconv(kernel(3), expand(6)).channels(24).");
    }
    if (blocks instanceof Pending pending) {
      throw pending.incomplete();
    }
    if (!each && blocks instanceof Blocks.Chosen chosen && chosen.orSkip()) {
      throw new IllegalArgumentException(
          "'"
              + this
              + "': layers that may be left out choose for themselves; say each(4), not repeat(4).");
    }
    if (blocks instanceof Blocks.Chosen && !settings.equals(BlockSettings.DEFAULT)) {
      throw new IllegalArgumentException(
          "'"
              + this
              + "': say "
              + String.join(" and ", settings.words())
              + " of the candidates, such as choose(ops(mbconv(kernel(3), expand(6),"
              + " squeezeExcite(0.25)))).");
    }
    return this;
  }

  /** What its layers can be. */
  public Blocks blocks() {
    return Objects.requireNonNull(complete().blocks);
  }

  /** Its layers' output channels. */
  public Amount width() {
    return Objects.requireNonNull(complete().channels);
  }

  /** Its first layer's stride. */
  public Amount step() {
    return stride;
  }

  /** How many layers. */
  public Amount count() {
    return count;
  }

  /** Whether each layer chooses for itself. */
  public boolean forEach() {
    return each;
  }

  /** What it says of its blocks. */
  public BlockSettings settings() {
    return settings;
  }

  /** The same stage, wider and deeper. */
  Stage scaled(Scaling scaling) {
    return new Stage(
        blocks().scaled(scaling),
        scaling.channels(width()).requireWhole("channels", 1),
        stride,
        scaling.layers(count).requireWhole(each ? "each" : "repeat", each ? 1 : 0),
        each,
        settings);
  }

  private static boolean isOne(Amount amount) {
    return amount.equals(Amount.of(1));
  }

  /** As typed. */
  @Override
  public String toString() {
    return "stage()"
        + (blocks == null ? "" : blocks.text())
        + (channels == null ? "" : ".channels(" + channels.list() + ")")
        + (isOne(stride) ? "" : ".stride(" + stride.list() + ")")
        + (each
            ? ".each(" + count.list() + ")"
            : isOne(count) ? "" : ".repeat(" + count.list() + ")")
        + settings.text();
  }
}
