package org.espalier.stdlib.benchmark;

import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.Primitives;
import org.espalier.stdlib.device.Card;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Form;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.WeightStore;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.study.Study;
import org.espalier.stdlib.study.Trial;

/**
 * Whether a card that has too little memory fails a trial and nothing else.
 *
 * @param choice which engine, on which card
 */
record CheckedMemory(EngineChoice choice) {
  private static final long IMAGES = 1L << 30;

  /** A network of so many wide layers that their values alone are more than the card holds. */
  String tooLittle() {
    Card card = Cards.look().cards().get(choice.device().index());
    int layers = (int) (card.memory() / IMAGES * 5 / 4) + 1;
    Study study =
        Primitives.search(CheckMaterial.small())
            .estimator((architecture, seed) -> pass(layers))
            .trials(1)
            .listener((all, ended) -> {})
            .run();
    Trial trial = study.trials().get(0);
    CheckMaterial.require(trial.status() == Trial.Status.FAILED, "the trial ended as " + trial);
    CheckMaterial.require(
        trial.reason().contains("not enough memory"), "the trial says: " + trial.reason());
    new CheckedNumbers(choice, true)
        .requireRight(CheckMaterial.small().sample(new Seed(0)).network());
    return trial.reason();
  }

  /** A GiB for each layer: 64 images of 4,096 channels of 32x32. */
  private Evaluation pass(int layers) {
    GraphBuilder builder = Graph.builder();
    Node node = builder.input("image", Shape.of(3, 32, 32));
    node = builder.add("wide", Convolution.same(4096, 1, 1), node);
    for (int i = 0; i < layers; i++) {
      node = builder.add("layer." + i, Convolution.depthwise(4096, Window.same(3, 1, 1)), node);
    }
    Graph network = builder.build(builder.add("mean", GlobalPooling.average(), node));
    try (WeightStore store = WeightStore.create(choice, new Seed(1));
        Executable executable =
            Compiler.compile(network, store, Form.COMPILED, Loss.WEIGHTED_SUM)) {
      float[] target = new float[64 * 4096];
      Batch images = Batch.of(64, new float[64 * 3 * 32 * 32]);
      double loss = executable.gradients(images, target, Mode.TRAINING, GradientsOf.WEIGHTS);
      throw new IllegalStateException("it has memory enough, and the loss is " + loss);
    }
  }
}
