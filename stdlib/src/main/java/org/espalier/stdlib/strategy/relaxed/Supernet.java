package org.espalier.stdlib.strategy.relaxed;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;

/**
 * A network that holds all networks of a space at once, as a search sees it: losses and gradients
 * for examples under given mixing weights. Not safe for several threads.
 */
public interface Supernet extends AutoCloseable {
  /** What is mixed, in order. */
  List<RelaxedChoice> choices();

  /**
   * What a trace depends on beside space, composition and seed, by word: the engine, the examples.
   * Who goes on from a checkpoint has to have the same.
   */
  default Map<String, String> setting() {
    return Map.of();
  }

  /** How many examples a part has; 0 for a validation part that nobody reserved. */
  int examples(Part part);

  /**
   * Whether examples follow one another, as the pieces of a text do: each of a minibatch then goes
   * on where the one at its place in the minibatch before ended, and begins in the same state
   * however often the minibatch comes before the next one.
   */
  default boolean consecutive() {
    return false;
  }

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

  /**
   * Becomes another supernet for the same examples, in place; the memory of what it was is given
   * back, and vectors and gradients of it mean nothing any more.
   *
   * @return takes numbers of the old weights' size, such as a velocity, over to the new weights: as
   *     the weights themselves were if the plan says so, else all become 0
   * @throws IllegalStateException when it cannot be rebuilt
   * @throws IllegalArgumentException when the plan does not fit, with the choice or array
   */
  default UnaryOperator<double[]> rebuild(Plan plan) {
    throw new IllegalStateException(
        "This supernet cannot be rebuilt as "
            + plan
            + "; leave events that rebuild it out of the schedule.");
  }

  /** How many candidate operations ran forward in gradient passes, since this was opened. */
  long operationCalls();

  /** Gives the memory back. */
  @Override
  void close();

  /**
   * What a supernet is to become.
   *
   * @param space whose supernet
   * @param choices the options that it keeps, for each of the space's choices
   * @param seed where its randomness begins
   * @param inherits whether arrays begin as those of the same names are, channels that come in as
   *     copies of some that were there; else all arrays begin anew
   */
  record Plan(SearchSpace space, List<RelaxedChoice> choices, Seed seed, boolean inherits) {
    /** Copies. */
    public Plan {
      choices = List.copyOf(choices);
    }
  }

  /**
   * A mean loss and the share that is right.
   *
   * @param loss the mean loss
   * @param accuracy in [0, 1]; not a number where there is no right and wrong
   */
  record Judgement(double loss, double accuracy) {}
}
