package org.espalier.dsl;

import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.space.cell.Combination;
import org.espalier.dsl.space.chain.MacroOperations;
import org.espalier.dsl.space.image.PlainConvolutions;
import org.espalier.dsl.space.motif.MotifOperations;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.part.Rounded;
import org.espalier.dsl.space.sequence.Branch;
import org.espalier.dsl.space.sequence.Encoder;
import org.espalier.dsl.space.stage.BlockSetting;
import org.espalier.dsl.space.stage.Expansion;
import org.espalier.dsl.space.stage.Kernel;
import org.espalier.dsl.space.stage.MobileBlock;
import org.espalier.dsl.space.stage.Shortcut;
import org.espalier.dsl.space.stage.ShuffleBlock;
import org.espalier.dsl.space.stage.SqueezeExcite;
import org.espalier.dsl.space.stage.Stage;

/**
 * The operations, activations and branches that spaces choose from, for a static import beside
 * {@link Language}; a notebook's cells have them without one. Operations of your own: {@link
 * Language#operation}.
 */
public final class Operations {
  /** Nothing: zeros. */
  public static final CandidateOperation NONE = Candidates.none();

  /** The input itself; see {@link Candidates#skip}. */
  public static final CandidateOperation SKIP = Candidates.skip();

  /** ReLU, 1x1 convolution, batch norm. */
  public static final CandidateOperation CONV_1X1 = Candidates.convolution(1);

  /** ReLU, 3x3 convolution, batch norm. */
  public static final CandidateOperation CONV_3X3 = Candidates.convolution(3);

  /** ReLU, 5x5 convolution, batch norm. */
  public static final CandidateOperation CONV_5X5 = Candidates.convolution(5);

  /** 1x1 convolution, batch norm, ReLU. */
  public static final CandidateOperation CONV_1X1_BN_RELU = Candidates.convolutionNormActivation(1);

  /** 3x3 convolution, batch norm, ReLU. */
  public static final CandidateOperation CONV_3X3_BN_RELU = Candidates.convolutionNormActivation(3);

  /** A 3x3 mean in which padding does not count. */
  public static final CandidateOperation AVG_POOL_3X3 = Candidates.averagePool();

  /** A 3x3 maximum. */
  public static final CandidateOperation MAX_POOL_3X3 = Candidates.maximumPool();

  /** A 3x3 separable convolution, twice; see {@link Candidates#separable}. */
  public static final CandidateOperation SEP_CONV_3X3 = Candidates.separable(3);

  /** A 5x5 separable convolution, twice. */
  public static final CandidateOperation SEP_CONV_5X5 = Candidates.separable(5);

  /** A 3x3 separable convolution of dilation 2; see {@link Candidates#dilated}. */
  public static final CandidateOperation DIL_CONV_3X3 = Candidates.dilated(3);

  /** A 5x5 separable convolution of dilation 2. */
  public static final CandidateOperation DIL_CONV_5X5 = Candidates.dilated(5);

  /** {@code max(0, x)}. */
  public static final Activation.Kind RELU = Activation.Kind.RELU;

  /** {@code min(6, max(0, x))}. */
  public static final Activation.Kind RELU6 = Activation.Kind.RELU6;

  /** {@code x sigmoid(x)}. */
  public static final Activation.Kind SWISH = Activation.Kind.SWISH;

  /** {@code x min(6, max(0, x + 3)) / 6}. */
  public static final Activation.Kind HARD_SWISH = Activation.Kind.HARD_SWISH;

  /** A 7x7 separable convolution, twice. */
  public static final CandidateOperation SEP_CONV_7X7 = Candidates.separable(7);

  /** ReLU, 1x3 and 3x1 convolution, batch norm; see {@link Candidates#factorized}. */
  public static final CandidateOperation CONV_3X1_1X3 = Candidates.factorized(3);

  /** ReLU, 1x7 and 7x1 convolution, batch norm. */
  public static final CandidateOperation CONV_7X1_1X7 = Candidates.factorized(7);

  /** A 5x5 maximum. */
  public static final CandidateOperation MAX_POOL_5X5 = Candidates.maximumPool(5);

  /** A 7x7 maximum. */
  public static final CandidateOperation MAX_POOL_7X7 = Candidates.maximumPool(7);

  /**
   * DARTS' skip_connect: the input itself, or a factorised reduction where the image is halved; see
   * {@link Candidates#skipOrReduce}.
   */
  public static final CandidateOperation SKIP_CONNECT = Candidates.skipOrReduce();

  /**
   * NASNet's identity: the input itself, or ReLU, 1x1 convolution and batch norm where the shape
   * changes; see {@link Candidates#identity}.
   */
  public static final CandidateOperation IDENTITY = Candidates.identity();

  /** Random numbers, whatever the input; see {@link Candidates#noise}. */
  public static final CandidateOperation NOISE = Candidates.noise();

  /** The two operations of a block are added up. */
  public static final Combination ADD = Combination.ADD;

  /** The two operations of a block stand side by side. */
  public static final Combination CONCATENATE = Combination.CONCATENATE;

  /** {@code min(6, max(0, x + 3)) / 6}. */
  public static final Activation.Kind HARD_SIGMOID = Activation.Kind.HARD_SIGMOID;

  /** {@code 1 / (1 + exp(-x))}. */
  public static final Activation.Kind SIGMOID = Activation.Kind.SIGMOID;

  /** Past a block goes the input itself. */
  public static final Shortcut RESIDUAL = Shortcut.RESIDUAL;

  /** Past a block goes the input's mean over 3x3. */
  public static final Shortcut POOLED = Shortcut.POOLED;

  /** Past a block goes nothing. */
  public static final Shortcut NOTHING = Shortcut.NOTHING;

  /** Past a block goes the input brought to the output's shape: see {@link Shortcut#PROJECTED}. */
  public static final Shortcut PROJECTED = Shortcut.PROJECTED;

  /** A layer of ENAS' macro space: 3x3 convolution; see {@link MacroOperations}. */
  public static final CandidateOperation MACRO_CONV_3X3 = MacroOperations.convolution(3);

  /** Likewise: 5x5 convolution. */
  public static final CandidateOperation MACRO_CONV_5X5 = MacroOperations.convolution(5);

  /** Likewise: 3x3 separable convolution. */
  public static final CandidateOperation MACRO_SEP_CONV_3X3 = MacroOperations.separable(3);

  /** Likewise: 5x5 separable convolution. */
  public static final CandidateOperation MACRO_SEP_CONV_5X5 = MacroOperations.separable(5);

  /** Likewise: 3x3 mean. */
  public static final CandidateOperation MACRO_AVG_POOL_3X3 = MacroOperations.averagePool();

  /** Likewise: 3x3 maximum. */
  public static final CandidateOperation MACRO_MAX_POOL_3X3 = MacroOperations.maximumPool();

  /** A primitive of hierarchical motifs: 1x1 convolution; see {@link MotifOperations}. */
  public static final CandidateOperation MOTIF_CONV_1X1 = MotifOperations.convolution();

  /** Likewise: 3x3 depthwise convolution. */
  public static final CandidateOperation MOTIF_DEPTHWISE_3X3 = MotifOperations.depthwise();

  /** Likewise: 3x3 separable convolution. */
  public static final CandidateOperation MOTIF_SEPARABLE_3X3 = MotifOperations.separable();

  /** Likewise: the input itself, whatever its width. */
  public static final CandidateOperation MOTIF_IDENTITY = MotifOperations.identity();

  /** ReLU, 7x7 convolution, batch norm. */
  public static final CandidateOperation CONV_7X7 = Candidates.convolution(7);

  /** Multi-head attention, for {@link Encoder#branches}. */
  public static final Branch ATTENTION = Branch.ATTENTION;

  /** A gated recurrent unit, for {@link Encoder#branches}. */
  public static final Branch GRU = Branch.GRU;

  /** A convolution over time, for {@link Encoder#branches}. */
  public static final Branch CONV = Branch.CONV;

  /** {@code x tanh(ln(1 + exp(x)))}. */
  public static final Activation.Kind MISH = Activation.Kind.MISH;

  private Operations() {}

  /** An MBConv block for {@link Stage#choose}: one kernel, one expansion; ReLU6 unless said. */
  public static CandidateOperation mbconv(
      Kernel kernel, Expansion expansion, BlockSetting... settings) {
    return MobileBlock.candidate(kernel, expansion, settings);
  }

  /** MBConv blocks of all these kernels and expansions, kernels first, for {@link Stage#choose}. */
  public static List<CandidateOperation> mbconvs(
      Kernel kernel, Expansion expansion, BlockSetting... settings) {
    return MobileBlock.candidates(kernel, expansion, settings);
  }

  /** A block of ShuffleNetV2 for {@link Stage#choose}: see {@link ShuffleBlock}. */
  public static CandidateOperation shuffle(Kernel kernel) {
    return ShuffleBlock.shuffle(kernel);
  }

  /** Three depthwise separable 3x3 convolutions inside a block of ShuffleNetV2. */
  public static CandidateOperation xception() {
    return ShuffleBlock.xception();
  }

  /** Squeeze-and-excitation of a ratio of the block's input channels. */
  public static SqueezeExcite squeeze(Number... ratios) {
    return SqueezeExcite.of(Amount.of("squeeze", Amount.numbers(ratios)));
  }

  /** Likewise. */
  public static SqueezeExcite squeeze(Amount ratio) {
    return SqueezeExcite.of(ratio);
  }

  /** For a block among operations: squeeze-and-excitation. */
  public static BlockSetting squeezeExcite(Number ratio) {
    return squeezeExcite(squeeze(ratio));
  }

  /** For a block among operations: squeeze-and-excitation. */
  public static BlockSetting squeezeExcite(SqueezeExcite squeeze) {
    return settings -> settings.squeezeExcite(squeeze);
  }

  /** For a block among operations: its activation. */
  public static BlockSetting activation(Activation.Kind kind) {
    return settings -> settings.activation(kind);
  }

  /** For a block among operations: into how many groups its 1x1 convolutions fall. */
  public static BlockSetting groups(int number) {
    return settings -> settings.groups(Amount.of(number));
  }

  /** ReLU and a convolution, without a norm or a bias: see {@link PlainConvolutions}. */
  public static CandidateOperation simpleConv(int kernel) {
    return simpleConv(kernel, 1);
  }

  /** Likewise, in groups. */
  public static CandidateOperation simpleConv(int kernel, int groups) {
    return PlainConvolutions.simple(kernel, groups);
  }

  /** Two of them, through another number of channels. */
  public static CandidateOperation growthConv(int kernel, int through) {
    return PlainConvolutions.growth(kernel, through);
  }

  /** An operation whose convolutions and linear layers have so many bits. */
  public static CandidateOperation withBits(CandidateOperation operation, int bits) {
    return Rounded.withBits(operation, bits);
  }

  /** Every operation with every one of these bits, operations first: {@code ops x bits}. */
  public static List<CandidateOperation> withBits(
      List<CandidateOperation> operations, int... bits) {
    return operations.stream()
        .flatMap(operation -> IntStream.of(bits).mapToObj(number -> withBits(operation, number)))
        .toList();
  }
}
