package org.espalier.stdlib.engine;

import java.util.List;
import org.espalier.dsl.graph.Graph;

/**
 * A graph that runs on arrays of a {@link WeightStore}. Both forms keep the same promises and agree
 * to float tolerance. Not safe for several threads at once.
 */
public interface Executable extends AutoCloseable {
  /**
   * What runs; in {@link Form#PIECEWISE} with the nodes that no output depends on, which do not.
   */
  Graph graph();

  /** How it runs. */
  Form form();

  /**
   * The same graph on the arrays of another store, which are made where it lacks them. What was
   * found out about the graph is not found out again, so this takes less than compiling it anew.
   *
   * @param store on the same engine, device and precision
   * @throws IllegalArgumentException if it is elsewhere, or its arrays have other shapes
   */
  Executable on(WeightStore store);

  /**
   * The full names of the learned arrays that the outputs depend on, in the graph's order: those
   * that {@link #gradients} fills and an optimizer moves. What only feeds zeros is not among them.
   */
  List<String> learned();

  /**
   * The full names of the {@link org.espalier.dsl.operation.MixingWeights} that the outputs depend
   * on, in the graph's order; empty but for supernets. They are set in the store before a pass.
   */
  List<String> mixtures();

  /**
   * The graph's outputs, each {@code count} examples one after the other. Changes nothing: the
   * running statistics stay, whatever the mode.
   */
  List<float[]> forward(Batch batch, Mode mode);

  /**
   * What is asked of the outputs, in one pass that changes nothing. In the compiled form it is
   * computed where the outputs are, so that no more than it is copied.
   *
   * @param of one for each output, in order
   */
  List<float[]> read(Batch batch, Mode mode, List<Summary> of);

  /**
   * The loss of one batch. Afterwards the store holds its gradient for each of the arrays asked
   * for, {@link #learned}, {@link #mixtures} or both; others' gradients mean nothing then.
   * Gradients do not add up over calls. In training mode, batch norms update their running
   * statistics.
   *
   * <p>A graph of several outputs hands on its states: those last ones that have the shapes of the
   * inputs behind the first, which {@link #handedOn} yields and no loss is taken of. What is fed
   * behind the states, such as masks, is nothing of the kind; it has other shapes.
   *
   * @param target what the loss compares the other outputs with, one output after the other, each
   *     of its output's size, or with {@link Loss#LABELS} one number for each vector
   * @param of by what to differentiate
   * @return the loss; may be infinite or not a number, which is the caller's to judge
   * @throws java.util.concurrent.CancellationException when the thread was interrupted before
   */
  double gradients(Batch batch, float[] target, Mode mode, GradientsOf of);

  /** Likewise, by {@link GradientsOf#WEIGHTS}. */
  default double gradients(Batch batch, float[] target, Mode mode) {
    return gradients(batch, target, mode, GradientsOf.WEIGHTS);
  }

  /**
   * The states that the last {@link #gradients} handed on, each {@code count} examples; empty for
   * graphs of one output.
   */
  List<float[]> handedOn();

  /**
   * A copy of the gradient of one of {@link #learned} or {@link #mixtures} as the last {@link
   * #gradients} left it.
   *
   * @throws IllegalArgumentException for another name
   */
  float[] gradient(String name);

  /**
   * The gradient by one of the inputs as the last {@link #gradients} left it, of the batch's size.
   *
   * @param input its number, from 0
   * @throws IllegalStateException if the last call did not ask for {@link GradientsOf#INPUTS}
   */
  float[] inputGradient(int input);

  /** Gives the native memory back, the store's excepted. A second call does nothing. */
  @Override
  void close();
}
