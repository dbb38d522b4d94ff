package org.espalier.stdlib.proxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Weight;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;
import org.espalier.stdlib.engine.WeightStore;

/**
 * What the batch norms of a network say, of which nothing but they was trained (give them with
 * {@link Prober#over}): {@code e E - t log T - u U} with the signals
 *
 * <ul>
 *   <li>{@code expressivity} E, the mean of |gamma|;
 *   <li>{@code trainability} T, the condition number of the tangent kernel by gammas and betas
 *       alone, running statistics used; infinite where it is singular;
 *   <li>{@code uncertainty} U, the mean variance of the class probabilities of the first half of
 *       the images over passes in the company of different others of the second half.
 * </ul>
 *
 * <p>After Zhu and others: Train-BN-only neural architecture search and beyond, 2021, arXiv
 * 2112.00265, whose exact indicator could not be read: a reconstruction from its abstract, and its
 * parts are worth more than their sum. The authors add up ranks.
 *
 * @param expressivity e, 1 by default
 * @param trainability t, 1 by default
 * @param uncertainty u, 1 by default
 */
public record NormIndicator(double expressivity, double trainability, double uncertainty)
    implements Proxy {
  private static final int PASSES = 4;

  /** Every part alike. */
  public NormIndicator() {
    this(1, 1, 1);
  }

  @Override
  public String name() {
    return "bn_indicator";
  }

  @Override
  public ProxyScore score(Probe probe) {
    Weights weights = Weights.of(Start.TRAINING, Mode.EVALUATION);
    ExampleGradients each = ExampleGradients.ofOutputs(probe, weights);
    List<String> gammas = names(each.run(), Weight.Role.GAMMA);
    if (gammas.isEmpty()) {
      throw new ProxyException(
          "This network's output depends on no batch norm with gamma and beta, so there is nothing"
              + " to read from them.");
    }
    List<String> all = new ArrayList<>(gammas);
    all.addAll(names(each.run(), Weight.Role.BETA));
    double size = size(probe.store(weights), gammas);
    double condition = SquareMatrix.products(each.by(all)).condition();
    double variance = variance(probe, each.run());
    return ProxyScore.of(
        this,
        expressivity * size - part(trainability, Math.log(condition)) - uncertainty * variance,
        Map.of("expressivity", size, "trainability", condition, "uncertainty", variance));
  }

  /** What does not count may be infinite. */
  private static double part(double weight, double value) {
    return weight == 0 ? 0 : weight * value;
  }

  private static List<String> names(Executable run, Weight.Role role) {
    List<String> names = new ArrayList<>();
    for (Node node : run.graph().nodes()) {
      if (node.operation() instanceof BatchNormalization) {
        node.weights().stream()
            .filter(weight -> weight.role() == role)
            .map(node::nameOf)
            .filter(run.learned()::contains)
            .forEach(names::add);
      }
    }
    return names;
  }

  private static double size(WeightStore store, List<String> gammas) {
    double sum = 0;
    int count = 0;
    for (String name : gammas) {
      for (float gamma : store.get(name)) {
        sum += Math.abs(gamma);
        count++;
      }
    }
    return sum / count;
  }

  private static double variance(Probe probe, Executable run) {
    int half = probe.images().count() / 2;
    int company = half / PASSES;
    if (company == 0) {
      throw new ProxyException(
          "Uncertainty is measured in "
              + PASSES
              + " different companies of half of the images, but there are only "
              + probe.images().count()
              + " images; give at least "
              + 2 * PASSES
              + ".");
    }
    List<double[]> passes = new ArrayList<>();
    for (int pass = 0; pass < PASSES; pass++) {
      float[] same = probe.images().numbers(0, half);
      float[] others = probe.images().numbers(half + pass * company, company);
      float[] both = Arrays.copyOf(same, same.length + others.length);
      System.arraycopy(others, 0, both, same.length, others.length);
      float[] outputs = run.forward(Batch.of(half + company, both), Mode.TRAINING).get(0);
      passes.add(probabilities(outputs, half, outputs.length / (half + company)));
    }
    return variance(passes);
  }

  private static double[] probabilities(float[] outputs, int rows, int classes) {
    double[] probabilities = new double[rows * classes];
    for (int row = 0; row < rows; row++) {
      double greatest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        greatest = Math.max(greatest, outputs[row * classes + k]);
      }
      double sum = 0;
      for (int k = row * classes; k < (row + 1) * classes; k++) {
        probabilities[k] = Math.exp(outputs[k] - greatest);
        sum += probabilities[k];
      }
      for (int k = row * classes; k < (row + 1) * classes; k++) {
        probabilities[k] /= sum;
      }
    }
    return probabilities;
  }

  /** Of each number over passes, on average. */
  static double variance(List<double[]> passes) {
    double total = 0;
    int size = passes.get(0).length;
    for (int k = 0; k < size; k++) {
      int at = k;
      double mean = passes.stream().mapToDouble(pass -> pass[at]).average().orElse(0);
      total +=
          passes.stream()
              .mapToDouble(pass -> (pass[at] - mean) * (pass[at] - mean))
              .average()
              .orElse(0);
    }
    return total / size;
  }
}
