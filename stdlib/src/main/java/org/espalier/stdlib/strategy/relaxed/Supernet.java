package org.espalier.stdlib.strategy.relaxed;

import java.util.List;

/**
 * A network that holds all networks of a space at once, as a search sees it: losses and gradients
 * for examples under given mixing weights. Not safe for several threads.
 */
public interface Supernet extends AutoCloseable {
  /** What is mixed, in order. */
  List<RelaxedChoice> choices();

  /** How many examples a part has; 0 for a validation part that nobody reserved. */
  int examples(Part part);

  /**
   * The loss of a minibatch in training mode, and its gradients by what is asked for. Options that
   * are not active may be left out, if their weights are 0; arrays of theirs have no gradient then.
   *
   * @return the mean loss; may be infinite or not a number, which is the caller's to judge
   * @throws java.util.concurrent.CancellationException when the thread was interrupted before
   */
  double gradients(Mixing mixing, Minibatch batch, By by);

  /**
   * A copy of the last pass's gradient by the mixing weights of a choice; 0 for options that did
   * not run.
   */
  double[] mixingGradient(String label);

  /** The weights, all of them. */
  WeightVector weights();

  /** The last pass's gradient by the weights that it ran on. */
  WeightVector gradient();

  /** Running statistics of batch norms: not learned, but part of a checkpoint. */
  WeightVector statistics();

  /** How the supernet does on examples that no gradient is taken by, in evaluation mode. */
  Judgement judge(Mixing mixing);

  /** How many candidate operations ran forward in gradient passes, since this was opened. */
  long operationCalls();

  /** Gives the memory back. */
  @Override
  void close();

  /**
   * A mean loss and the share that is right.
   *
   * @param loss the mean loss
   * @param accuracy in [0, 1]; not a number where there is no right and wrong
   */
  record Judgement(double loss, double accuracy) {}
}
