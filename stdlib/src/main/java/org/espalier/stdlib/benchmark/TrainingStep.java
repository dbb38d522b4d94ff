package org.espalier.stdlib.benchmark;

import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Optimizer;
import org.espalier.stdlib.engine.Sgd;
import org.espalier.stdlib.engine.WeightStore;

/** One step of training a network of NAS-Bench-201: its gradient, and Nesterov's update. */
final class TrainingStep implements Workload {
  private static final double RATE = 0.1;

  private final WeightStore store;
  private final Executable network;
  private final Optimizer optimizer;
  private final Batch images;
  private final float[] labels;

  TrainingStep(Setting setting, String architecture) {
    var space =
        Spaces.nasBench201(
            Spaces.sizes("nb201")
                .channels(setting.channels())
                .layers(setting.cells())
                .image(Language.image(3, setting.size(), setting.size()))
                .classes(Randomness.CLASSES));
    store = WeightStore.create(setting.choice(), new Seed(0));
    network =
        Compiler.compile(
            space.parse(architecture).network(), store, setting.form(), Loss.CROSS_ENTROPY);
    optimizer = store.optimizer(new Sgd(0.9, true, 5e-4, true, Double.POSITIVE_INFINITY));
    Randomness randomness = new Randomness(setting);
    images = randomness.images();
    labels = randomness.labels();
  }

  @Override
  public void step() {
    network.gradients(images, labels, Mode.TRAINING);
    optimizer.step(network.learned(), RATE);
    store.settle();
  }

  @Override
  public long parameters() {
    return store.parameters();
  }

  @Override
  public void close() {
    store.close();
  }
}
