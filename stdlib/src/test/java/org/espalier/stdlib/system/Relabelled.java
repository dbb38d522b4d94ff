package org.espalier.stdlib.system;

import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.Supernet;
import org.espalier.stdlib.supernet.Examples;
import org.jspecify.annotations.Nullable;

/** Examples of two classes; in the first half of a part's minibatches each has the other label. */
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
  public Loaded load(Minibatch batch) {
    Loaded loaded = examples.load(batch);
    if (batch.part() != part) {
      return loaded;
    }
    float[] target = loaded.target().clone();
    for (int i = 0; i < target.length / 2; i++) {
      target[i] = 1 - target[i];
    }
    return new Loaded(loaded.batch(), target);
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
