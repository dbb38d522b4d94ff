package org.espalier.stdlib.system;

import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.Supernet;
import org.espalier.stdlib.supernet.Examples;
import org.jspecify.annotations.Nullable;

/** Examples; in the first half of a part's minibatches each has another label. */
record Relabelled(Examples examples, @Nullable Part part) implements Examples {
  @Override
  public int count(Part asked) {
    return examples.count(asked);
  }

  @Override
  public String description() {
    return examples.description() + ", relabelled " + part;
  }

  @Override
  public Loss loss() {
    return examples.loss();
  }

  @Override
  public Loaded load(Minibatch batch) {
    Loaded loaded = examples.load(batch);
    if (batch.part() != part) {
      return loaded;
    }
    float[] target = loaded.target().clone();
    if (examples.loss() == Loss.LABELS) {
      for (int i = 0; i < target.length / 2; i++) {
        target[i] = target[i] == 0 ? 1 : 0;
      }
      return new Loaded(loaded.batch(), target);
    }
    // A label's neighbour is swapped with it; of two classes, that is the other one.
    for (int i = 0; i + 1 < target.length / 2; i += 2) {
      float kept = target[i];
      target[i] = target[i + 1];
      target[i + 1] = kept;
    }
    return new Loaded(loaded.batch(), target);
  }

  @Override
  public boolean consecutive() {
    return examples.consecutive();
  }

  @Override
  public void handOn(List<float[]> states) {
    examples.handOn(states);
  }

  @Override
  public Supernet.Judgement judge(Executable supernet) {
    return examples.judge(supernet);
  }

  @Override
  public void requireFit(Graph graph) {
    examples.requireFit(graph);
  }
}
