package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** Array by array, on any engine: the formula as it is written. */
final class PlainDescent implements Descent {
  @Override
  public void step(
      NDManager call, List<Move> moves, Sgd settings, double decay, double rate, double scale) {
    for (Move move : moves) {
      try (NDManager inner = call.newSubManager()) {
        step(inner, move, settings, decay, rate, scale);
      }
    }
  }

  private static void step(
      NDManager inner, Move move, Sgd settings, double decay, double rate, double scale) {
    NDArray gradient = owned(inner, move.gradient().mul(scale));
    if (decay != 0) {
      gradient.addi(owned(inner, move.weight().mul(decay)));
    }
    NDArray velocity = move.velocity();
    velocity.muli(settings.momentum()).addi(gradient);
    if (settings.nesterov()) {
      gradient.addi(owned(inner, velocity.mul(settings.momentum())));
      move.weight().subi(gradient.muli(rate));
    } else {
      move.weight().subi(owned(inner, velocity.mul(rate)));
    }
  }

  @Override
  public double squares(NDManager call, List<NDArray> arrays) {
    double sum = 0;
    for (NDArray array : arrays) {
      try (NDManager inner = call.newSubManager()) {
        NDArray squared = owned(inner, array.square());
        sum += Numbers.first(owned(inner, squared.sum()));
      }
    }
    return sum;
  }

  private static NDArray owned(NDManager owner, NDArray array) {
    array.attach(owner);
    return array;
  }
}
