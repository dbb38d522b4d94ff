package org.espalier.stdlib.strategy.relaxed.derivation;

import static org.espalier.dsl.Spaces.darts;
import static org.espalier.dsl.Spaces.sizes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.relaxation.Softmax;

/** Scores of all edges of the two cells of DARTS. */
final class Table {
  static final SearchSpace DARTS = darts(sizes("darts").channels(4).layers(3));
  static final List<String> OPERATIONS =
      List.of(
          "none",
          "max_pool_3x3",
          "avg_pool_3x3",
          "skip_connect",
          "sep_conv_3x3",
          "sep_conv_5x5",
          "dil_conv_3x3",
          "dil_conv_5x5");

  private Table() {}

  /** By label. */
  static List<Scores> of(Function<String, double[]> numbers) {
    List<Scores> scores = new ArrayList<>();
    for (String cell : List.of("normal", "reduce")) {
      for (int node = 2; node < 6; node++) {
        for (int from = 0; from < node; from++) {
          String label = cell + "/edge." + from + "-" + node;
          scores.add(scores(label, OPERATIONS, numbers.apply(label)));
        }
      }
    }
    return scores;
  }

  static Scores scores(String label, List<String> options, double... numbers) {
    List<Double> point = java.util.Arrays.stream(numbers).boxed().toList();
    return new Scores(new RelaxedChoice(label, options), point);
  }

  /** Probabilities of random logits. */
  static List<Scores> random(long seed) {
    RandomGenerator random = new Seed(seed).stream("logits");
    return of(label -> new Softmax(0).point(random.doubles(8, -3, 3).toArray()));
  }

  /** The softmax of logits that are 0 but for one operation. */
  static double[] logit(String operation, double logit) {
    double[] logits = new double[OPERATIONS.size()];
    logits[OPERATIONS.indexOf(operation)] = logit;
    return new Softmax(0).point(logits);
  }

  static double[] oneHot(String operation) {
    double[] one = new double[OPERATIONS.size()];
    one[OPERATIONS.indexOf(operation)] = 1;
    return one;
  }
}
