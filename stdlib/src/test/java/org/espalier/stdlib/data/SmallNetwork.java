package org.espalier.stdlib.data;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A convolutional network of some hundred thousand parameters on DJL's PyTorch engine: pairs of 3x3
 * convolutions with batch norm and ReLU, each pair followed by a pool that halves the size.
 */
final class SmallNetwork implements AutoCloseable {
  private static final int BATCH = 64;

  private final DataSet data;
  private final Model model;
  private final Trainer trainer;
  private final ImageShape shape;
  private final Normalisation normalisation;

  SmallNetwork(DataSet data, int batches, long seed, int... widths) {
    this.data = data;
    this.shape = data.train().shape();
    this.normalisation = data.normalisation();
    Engine.getEngine("PyTorch").setRandomSeed((int) seed);
    model = Model.newInstance("small", Device.cpu(), "PyTorch");
    model.setBlock(network(data.train().classes(), widths));
    Optimizer optimizer =
        Optimizer.adam()
            .optLearningRateTracker(
                Tracker.cosine()
                    .setBaseValue(3e-3f)
                    .optFinalValue(3e-5f)
                    .setMaxUpdates(batches)
                    .build())
            .build();
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(optimizer));
    trainer.initialize(new Shape(BATCH, shape.channels(), shape.height(), shape.width()));
  }

  /** How many batches an epoch has. */
  static int batches(DataSet data) {
    return data.train().count() / BATCH;
  }

  private static Block network(int classes, int[] widths) {
    SequentialBlock network = new SequentialBlock();
    for (int width : widths) {
      for (int i = 0; i < 2; i++) {
        network
            .add(
                Conv2d.builder()
                    .setKernelShape(new Shape(3, 3))
                    .optPadding(new Shape(1, 1))
                    .setFilters(width)
                    .optBias(false)
                    .build())
            .add(BatchNorm.builder().build())
            .add(Activation::relu);
      }
      network.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
    }
    return network.add(Blocks.batchFlattenBlock()).add(Linear.builder().setUnits(classes).build());
  }

  /** One pass over the training images in a random order. */
  void epoch(long seed) {
    LabelledImages train = data.train();
    SplittableRandom random = new SplittableRandom(seed);
    int[] order =
        IntStream.range(0, train.count())
            .mapToLong(i -> (long) random.nextInt() << 32 | i)
            .sorted()
            .mapToInt(key -> (int) key)
            .toArray();
    float[] images = new float[BATCH * shape.values()];
    float[] labels = new float[BATCH];
    for (int b = 0; b < batches(data); b++) {
      train.batch(order, b * BATCH, BATCH, images, labels);
      try (NDManager manager = model.getNDManager().newSubManager()) {
        try (GradientCollector collector = trainer.newGradientCollector()) {
          NDList scores = trainer.forward(new NDList(normalised(manager, images, BATCH)));
          NDArray truth = manager.create(labels, new Shape(BATCH));
          NDArray loss = trainer.getLoss().evaluate(new NDList(truth), scores);
          scores.attach(manager);
          loss.attach(manager);
          collector.backward(loss);
        }
        trainer.step();
      }
    }
  }

  private NDArray normalised(NDManager manager, float[] images, int count) {
    Shape perChannel = new Shape(1, shape.channels(), 1, 1);
    float[] means = new float[shape.channels()];
    float[] deviations = new float[shape.channels()];
    for (int c = 0; c < means.length; c++) {
      means[c] = normalisation.means().get(c);
      deviations[c] = normalisation.deviations().get(c);
    }
    return manager
        .create(
            Arrays.copyOf(images, count * shape.values()),
            new Shape(count, shape.channels(), shape.height(), shape.width()))
        .sub(manager.create(means, perChannel))
        .div(manager.create(deviations, perChannel));
  }

  /** The part of the images whose label gets the highest score. */
  double accuracy(LabelledImages images) {
    float[] values = new float[BATCH * shape.values()];
    int[] labels = new int[BATCH];
    int right = 0;
    for (int from = 0; from < images.count(); from += BATCH) {
      int size = Math.min(BATCH, images.count() - from);
      int[] indices = IntStream.range(from, from + size).toArray();
      images.batch(indices, values, labels);
      try (NDManager manager = model.getNDManager().newSubManager()) {
        NDList scores = trainer.evaluate(new NDList(normalised(manager, values, size)));
        scores.attach(manager);
        long[] best = scores.head().argMax(1).toLongArray();
        for (int i = 0; i < size; i++) {
          right += best[i] == labels[i] ? 1 : 0;
        }
      }
    }
    return (double) right / images.count();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
