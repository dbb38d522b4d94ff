package org.espalier.dsl.operation;

import java.util.List;

/**
 * One layer: a function of tensors, possibly with weights, described by formula.
 *
 * <p>The set is closed, because counters, drawings and both compilers treat each kind; {@link
 * Visitor} makes the treatment exhaustive. People's own operations are recipes of these.
 */
public sealed interface Operation
    permits Activation,
        Addition,
        Attention,
        BatchNormalization,
        ChannelShuffle,
        ChannelSlice,
        Concatenation,
        Convolution,
        Crop,
        Embedding,
        GatedRecurrentUnit,
        GatedSum,
        GlobalPooling,
        Identity,
        Input,
        LayerNormalization,
        Linear,
        MixingWeights,
        Multiplication,
        Noise,
        Padding,
        PixelShuffle,
        Pooling,
        PositionalEncoding,
        Quantized,
        Resize,
        Scaling,
        Softmax,
        WeightedSum,
        Zero {

  /**
   * The output's shape.
   *
   * @throws ShapeException when the inputs do not fit, with what would
   */
  Shape output(List<Shape> inputs);

  /** The arrays that this layer owns, given its inputs; empty for most. */
  default List<Weight> weights(List<Shape> inputs) {
    return List.of();
  }

  /**
   * Multiply-adds of one example's forward pass. Only what multiplies by matrices counts:
   * convolutions, linear layers, attention, recurrent layers; norms, activations, pools, sums and
   * everything else is free, as in the papers.
   */
  default long macs(List<Shape> inputs) {
    return 0;
  }

  /** A few words for drawings and messages, such as {@code conv 3x3, 16}. */
  String label();

  /** Calls the visitor's method for this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method per kind of operation.
   *
   * @param <R> what a treatment yields
   */
  interface Visitor<R> {
    /** Treats an activation. */
    R activation(Activation operation);

    /** Treats a sum. */
    R addition(Addition operation);

    /** Treats an attention. */
    R attention(Attention operation);

    /** Treats a batch norm. */
    R batchNormalization(BatchNormalization operation);

    /** Treats a channel shuffle. */
    R channelShuffle(ChannelShuffle operation);

    /** Treats a slice of channels. */
    R channelSlice(ChannelSlice operation);

    /** Treats a concatenation. */
    R concatenation(Concatenation operation);

    /** Treats a convolution. */
    R convolution(Convolution operation);

    /** Treats a crop. */
    R crop(Crop operation);

    /** Treats an embedding. */
    R embedding(Embedding operation);

    /** Treats a gated recurrent unit. */
    R gatedRecurrentUnit(GatedRecurrentUnit operation);

    /** Treats a gated sum. */
    R gatedSum(GatedSum operation);

    /** Treats a global pool. */
    R globalPooling(GlobalPooling operation);

    /** Treats an identity. */
    R identity(Identity operation);

    /** Treats an input. */
    R input(Input operation);

    /** Treats a layer norm. */
    R layerNormalization(LayerNormalization operation);

    /** Treats a linear layer. */
    R linear(Linear operation);

    /** Treats the weights of a relaxed choice. */
    R mixingWeights(MixingWeights operation);

    /** Treats a product. */
    R multiplication(Multiplication operation);

    /** Treats a noise. */
    R noise(Noise operation);

    /** Treats a padding. */
    R padding(Padding operation);

    /** Treats a pixel shuffle. */
    R pixelShuffle(PixelShuffle operation);

    /** Treats a pool. */
    R pooling(Pooling operation);

    /** Treats a positional encoding. */
    R positionalEncoding(PositionalEncoding operation);

    /** Treats a quantized layer. */
    R quantized(Quantized operation);

    /** Treats a resize. */
    R resize(Resize operation);

    /** Treats a scaling. */
    R scaling(Scaling operation);

    /** Treats a softmax. */
    R softmax(Softmax operation);

    /** Treats a weighted sum. */
    R weightedSum(WeightedSum operation);

    /** Treats a zero. */
    R zero(Zero operation);
  }
}
