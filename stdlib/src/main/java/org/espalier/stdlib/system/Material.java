package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.data.TextSet;
import org.espalier.stdlib.engine.Sgd;
import org.espalier.stdlib.supernet.Examples;
import org.espalier.stdlib.supernet.ImageExamples;
import org.espalier.stdlib.supernet.TextExamples;
import org.espalier.stdlib.train.Augmentation;
import org.espalier.stdlib.train.Training;

/** What a search learns from, and what it finds is trained on. */
sealed interface Material {
  /** What it is called. */
  String name();

  /** Which share of it architecture parameters learn from, if nothing else is said. */
  double held();

  /** All of it for weights and parameters alike. */
  Examples together(SearchSpace space, Augmentation augmentation);

  /** A share of it for parameters. */
  Examples cut(SearchSpace space, double share, Augmentation augmentation, Seed seed);

  /** How DARTS trains what was found. */
  Training training();

  /**
   * Images with labels.
   *
   * @param data which
   */
  record Images(DataSet data) implements Material {
    @Override
    public String name() {
      return data.name();
    }

    @Override
    public double held() {
      return 0.5;
    }

    @Override
    public Examples together(SearchSpace space, Augmentation augmentation) {
      return ImageExamples.together(data, augmentation);
    }

    @Override
    public Examples cut(SearchSpace space, double share, Augmentation augmentation, Seed seed) {
      return ImageExamples.cut(data, share, augmentation, seed);
    }

    /** SGD 0.025 by a cosine to 0, momentum 0.9, decay 3e-4, clip 5, batches of 96. */
    @Override
    public Training training() {
      return Training.on(data)
          .batchSize(96)
          .learningRate(0.025)
          .sgd(new Sgd(0.9, /* nesterov= */ false, 3e-4, /* decayAll= */ true, 5));
    }
  }

  /**
   * A text. Parameters learn from a tenth, about what the Penn Treebank's validation part is to its
   * training part, from which DARTS' code learns them.
   *
   * @param data which
   */
  record Words(TextSet data) implements Material {
    @Override
    public String name() {
      return data.name();
    }

    @Override
    public double held() {
      return 0.1;
    }

    @Override
    public Examples together(SearchSpace space, Augmentation augmentation) {
      return TextExamples.together(data, network(space));
    }

    @Override
    public Examples cut(SearchSpace space, double share, Augmentation augmentation, Seed seed) {
      return TextExamples.cut(data, share, network(space));
    }

    /** Any of the space; all read windows of one length. */
    private static Graph network(SearchSpace space) {
      return space.sample(new Seed(0)).network();
    }

    /** SGD 20 by a cosine to 0, no momentum, decay 8e-7, clip 0.25, batches of 64. */
    @Override
    public Training training() {
      return Training.on(data)
          .batchSize(64)
          .learningRate(20)
          .sgd(new Sgd(0, /* nesterov= */ false, 8e-7, /* decayAll= */ true, 0.25));
    }
  }
}
