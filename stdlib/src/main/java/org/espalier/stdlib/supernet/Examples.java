package org.espalier.stdlib.supernet;

import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.Supernet;

/** What a supernet learns from: minibatches as an engine wants them. */
public interface Examples {
  /** How many a part has. */
  int count(Part part);

  /** Whether they follow one another; see {@link Supernet#consecutive}. */
  default boolean consecutive() {
    return false;
  }

  /** What they are and how they are varied, in words: equal words, equal minibatches. */
  String description();

  /** What a supernet's outputs are compared with a minibatch's {@link Loaded#target} by. */
  default Loss loss() {
    return Loss.CROSS_ENTROPY;
  }

  /** A minibatch; what was loaded before is gone. */
  Loaded load(Minibatch batch);

  /** What a supernet handed on when it had seen the loaded minibatch. */
  default void handOn(List<float[]> states) {}

  /** How a supernet does on examples that nothing is learned from. */
  Supernet.Judgement judge(Executable supernet);

  /**
   * Checks that a graph reads such examples and yields what they are compared with.
   *
   * @throws IllegalArgumentException when it does not, with both shapes
   */
  void requireFit(Graph graph);

  /** Inputs with what is wanted for them; good until the next minibatch is loaded. */
  final class Loaded {
    private final Batch batch;
    private final float[] target;

    /** Keeps the array. */
    public Loaded(Batch batch, float[] target) {
      this.batch = batch;
      this.target = target;
    }

    /** The inputs. */
    public Batch batch() {
      return batch;
    }

    /** What is wanted; not a copy. */
    public float[] target() {
      return target;
    }
  }
}
