package org.espalier.stdlib.train;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.draw.Screen;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.WeightSlices;
import org.espalier.stdlib.engine.WeightStore;

/**
 * Networks whose weights are kept: from fresh ones or from slices of a larger network's, trained or
 * only judged. Weights of one that fails are given back.
 *
 * @param settings how to train
 */
record Fitting(Training settings) {
  TrainedNetwork fit(Graph network) {
    return begun(network, weights -> {}, this::train);
  }

  /** From slices of another's weights. */
  TrainedNetwork fit(Graph network, TrainedNetwork larger) {
    return begun(network, slicesOf(larger, network), this::train);
  }

  /** On slices of another's weights, judged and not trained. */
  TrainedNetwork inherit(Graph network, TrainedNetwork larger) {
    return begun(network, slicesOf(larger, network), this::judged);
  }

  private static Consumer<WeightStore> slicesOf(TrainedNetwork larger, Graph network) {
    WeightSlices slices = WeightSlices.between(larger.network(), network);
    return weights -> weights.inherit(larger.weights(), slices);
  }

  private TrainingResult train(Graph network, WeightStore weights) {
    TrainingListener live = new LiveTraining(Screen.current(), settings.epochs());
    return new TrainingLoop(settings, live).run(network, weights);
  }

  private TrainingResult judged(Graph network, WeightStore weights) {
    Lessons lessons = settings.lessons();
    lessons.requireFit(network);
    try (Executable executable = Compiler.compile(network, weights)) {
      Score score = lessons.validation(executable);
      String engine = weights.choice().toString();
      return new TrainingResult(lessons.training(), score, List.of(), settings.seed(), engine, 0);
    }
  }

  private TrainedNetwork begun(
      Graph network,
      Consumer<WeightStore> begin,
      BiFunction<Graph, WeightStore, TrainingResult> work) {
    WeightStore weights = WeightStore.create(settings.engine(), settings.seed());
    try {
      begin.accept(weights);
      return new TrainedNetwork(network, weights, settings, work.apply(network, weights));
    } catch (RuntimeException | Error failure) {
      weights.close();
      throw failure;
    }
  }
}
