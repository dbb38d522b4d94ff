package org.espalier.stdlib.benchmark;

import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Optimizer;
import org.espalier.stdlib.engine.Sgd;
import org.espalier.stdlib.engine.WeightStore;

/**
 * One step of a DARTS search, first order: the gradient of the validation loss by the architecture
 * parameters and Adam's step, then the gradient of the training loss by the weights, shortened to
 * norm 5, and a step with momentum.
 */
final class DartsStep implements Workload {
  private static final double RATE = 0.025;

  private final WeightStore store;
  private final Executable supernet;
  private final Optimizer optimizer;
  private final List<SoftmaxAdam> choices;
  private final Batch trainImages;
  private final float[] trainLabels;
  private final Batch validationImages;
  private final float[] validationLabels;

  DartsStep(Setting setting) {
    var space =
        Spaces.darts(
            Spaces.sizes("darts")
                .channels(setting.channels())
                .layers(setting.cells())
                .image(Language.image(3, setting.size(), setting.size()))
                .classes(Randomness.CLASSES));
    store = WeightStore.create(setting.choice(), new Seed(0));
    supernet = Compiler.compile(space.supernet(), store, setting.form(), Loss.CROSS_ENTROPY);
    optimizer = store.optimizer(new Sgd(0.9, false, 3e-4, true, 5));
    RandomGenerator random = new Seed(0).stream("architecture");
    choices =
        supernet.mixtures().stream()
            .map(name -> new SoftmaxAdam(name, store.get(name).length, random))
            .toList();
    choices.forEach(choice -> store.set(choice.name(), choice.weights()));
    Randomness randomness = new Randomness(setting);
    trainImages = randomness.images();
    trainLabels = randomness.labels();
    validationImages = randomness.images();
    validationLabels = randomness.labels();
  }

  @Override
  public void step() {
    supernet.gradients(validationImages, validationLabels, Mode.TRAINING, GradientsOf.MIXTURES);
    for (SoftmaxAdam choice : choices) {
      choice.step(supernet.gradient(choice.name()));
      store.set(choice.name(), choice.weights());
    }
    supernet.gradients(trainImages, trainLabels, Mode.TRAINING, GradientsOf.WEIGHTS);
    optimizer.step(supernet.learned(), RATE);
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
