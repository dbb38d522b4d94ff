package org.espalier.stdlib.engine;

import java.util.List;
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

/**
 * Whether an operation yields zeros, from which of its inputs do.
 *
 * @param zeros for each input in order, whether it is always zero
 */
record Vanishing(List<Boolean> zeros) implements Operation.Visitor<Boolean> {
  private boolean allZero() {
    return !zeros.contains(false);
  }

  @Override
  public Boolean activation(Activation operation) {
    return allZero()
        && operation.kind() != Activation.Kind.SIGMOID
        && operation.kind() != Activation.Kind.HARD_SIGMOID;
  }

  @Override
  public Boolean addition(Addition operation) {
    return allZero();
  }

  @Override
  public Boolean batchNormalization(BatchNormalization operation) {
    return false;
  }

  @Override
  public Boolean concatenation(Concatenation operation) {
    return allZero();
  }

  @Override
  public Boolean convolution(Convolution operation) {
    return allZero() && !operation.bias();
  }

  @Override
  public Boolean attention(Attention operation) {
    return false;
  }

  @Override
  public Boolean channelShuffle(ChannelShuffle operation) {
    return allZero();
  }

  @Override
  public Boolean channelSlice(ChannelSlice operation) {
    return allZero();
  }

  @Override
  public Boolean crop(Crop operation) {
    return allZero();
  }

  @Override
  public Boolean embedding(Embedding operation) {
    return false;
  }

  @Override
  public Boolean gatedRecurrentUnit(GatedRecurrentUnit operation) {
    return false;
  }

  @Override
  public Boolean gatedSum(GatedSum operation) {
    return allZero();
  }

  @Override
  public Boolean globalPooling(GlobalPooling operation) {
    return allZero();
  }

  @Override
  public Boolean layerNormalization(LayerNormalization operation) {
    return false;
  }

  @Override
  public Boolean noise(Noise operation) {
    return false;
  }

  @Override
  public Boolean padding(Padding operation) {
    return allZero();
  }

  @Override
  public Boolean pixelShuffle(PixelShuffle operation) {
    return allZero();
  }

  @Override
  public Boolean positionalEncoding(PositionalEncoding operation) {
    return false;
  }

  @Override
  public Boolean quantized(Quantized operation) {
    return operation.inner().accept(this);
  }

  @Override
  public Boolean scaling(Scaling operation) {
    return allZero();
  }

  @Override
  public Boolean resize(Resize operation) {
    return allZero();
  }

  @Override
  public Boolean softmax(Softmax operation) {
    return false;
  }

  @Override
  public Boolean weightedSum(WeightedSum operation) {
    return zeros.get(0) || !zeros.subList(1, zeros.size()).contains(false);
  }

  @Override
  public Boolean identity(Identity operation) {
    return allZero();
  }

  @Override
  public Boolean input(Input operation) {
    return false;
  }

  @Override
  public Boolean linear(Linear operation) {
    return allZero() && !operation.bias();
  }

  @Override
  public Boolean mixingWeights(MixingWeights operation) {
    return false;
  }

  @Override
  public Boolean multiplication(Multiplication operation) {
    return zeros.contains(true);
  }

  @Override
  public Boolean pooling(Pooling operation) {
    return allZero();
  }

  @Override
  public Boolean zero(Zero operation) {
    return true;
  }
}
