package org.espalier.stdlib.draw;

import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Attention;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.Embedding;
import org.espalier.dsl.operation.GatedRecurrentUnit;
import org.espalier.dsl.operation.GatedSum;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.LayerNormalization;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Noise;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Padding;
import org.espalier.dsl.operation.PixelShuffle;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.PositionalEncoding;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Softmax;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Zero;

/** The look of each kind of layer. */
final class LayerLook implements Operation.Visitor<NodeKind> {
  private static final LayerLook LOOK = new LayerLook();

  private LayerLook() {}

  static NodeKind of(Operation operation) {
    return operation.accept(LOOK);
  }

  @Override
  public NodeKind activation(Activation operation) {
    return NodeKind.RESCALE;
  }

  @Override
  public NodeKind addition(Addition operation) {
    return NodeKind.COMBINE;
  }

  @Override
  public NodeKind batchNormalization(BatchNormalization operation) {
    return NodeKind.RESCALE;
  }

  @Override
  public NodeKind concatenation(Concatenation operation) {
    return NodeKind.COMBINE;
  }

  @Override
  public NodeKind convolution(Convolution operation) {
    return NodeKind.COMPUTE;
  }

  @Override
  public NodeKind attention(Attention operation) {
    return NodeKind.COMPUTE;
  }

  @Override
  public NodeKind channelShuffle(ChannelShuffle operation) {
    return NodeKind.OTHER;
  }

  @Override
  public NodeKind channelSlice(ChannelSlice operation) {
    return NodeKind.OTHER;
  }

  @Override
  public NodeKind crop(Crop operation) {
    return NodeKind.OTHER;
  }

  @Override
  public NodeKind embedding(Embedding operation) {
    return NodeKind.COMPUTE;
  }

  @Override
  public NodeKind gatedRecurrentUnit(GatedRecurrentUnit operation) {
    return NodeKind.COMPUTE;
  }

  @Override
  public NodeKind gatedSum(GatedSum operation) {
    return NodeKind.COMBINE;
  }

  @Override
  public NodeKind globalPooling(GlobalPooling operation) {
    return NodeKind.REDUCE;
  }

  @Override
  public NodeKind layerNormalization(LayerNormalization operation) {
    return NodeKind.RESCALE;
  }

  @Override
  public NodeKind noise(Noise operation) {
    return NodeKind.OTHER;
  }

  @Override
  public NodeKind padding(Padding operation) {
    return NodeKind.OTHER;
  }

  @Override
  public NodeKind pixelShuffle(PixelShuffle operation) {
    return NodeKind.OTHER;
  }

  @Override
  public NodeKind positionalEncoding(PositionalEncoding operation) {
    return NodeKind.OTHER;
  }

  @Override
  public NodeKind quantized(Quantized operation) {
    return operation.inner().accept(this);
  }

  @Override
  public NodeKind resize(Resize operation) {
    return NodeKind.OTHER;
  }

  @Override
  public NodeKind scaling(Scaling operation) {
    return NodeKind.RESCALE;
  }

  @Override
  public NodeKind softmax(Softmax operation) {
    return NodeKind.RESCALE;
  }

  @Override
  public NodeKind weightedSum(WeightedSum operation) {
    return NodeKind.COMBINE;
  }

  @Override
  public NodeKind identity(Identity operation) {
    return NodeKind.SHORTCUT;
  }

  @Override
  public NodeKind input(Input operation) {
    return NodeKind.TERMINAL;
  }

  @Override
  public NodeKind linear(Linear operation) {
    return NodeKind.COMPUTE;
  }

  @Override
  public NodeKind mixingWeights(MixingWeights operation) {
    return NodeKind.RESCALE;
  }

  @Override
  public NodeKind multiplication(Multiplication operation) {
    return NodeKind.COMBINE;
  }

  @Override
  public NodeKind pooling(Pooling operation) {
    return NodeKind.REDUCE;
  }

  @Override
  public NodeKind zero(Zero operation) {
    return NodeKind.OTHER;
  }
}
