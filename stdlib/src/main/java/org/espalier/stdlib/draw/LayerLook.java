package org.espalier.stdlib.draw;

import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
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
  public NodeKind globalAveragePooling(GlobalAveragePooling operation) {
    return NodeKind.REDUCE;
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
