package org.espalier.stdlib.supernet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Form;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Precision;
import org.espalier.stdlib.engine.Start;
import org.espalier.stdlib.engine.WeightStore;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * How much of what flows through a supernet flows through each option, before any training: with
 * absolute weights, an image of ones and batch norms at rest,
 *
 * <pre>S_k = |p_k dR/dp_k| / R,  R = sum of the outputs</pre>
 *
 * for the weights p of a mixture; options weigh alike. R is linear in the weights of one mixture, so
 * where a mixture stands once, the saliencies of its options add up to the share of the flow that
 * passes there; mixtures that share weights over many cells add their cells up. Needs no images.
 * {@code none} has exactly 0. Takes one pass in double precision.
 */
public final class FlowSaliency {
  /** Gradients come back in single precision, so larger flows are measured in this unit. */
  private static final double UNIT = 1e30;

  private FlowSaliency() {}

  /**
   * The saliencies of every choice, as scores for a derivation.
   *
   * @param supernet with one input and one output
   * @param engine in its portable form, which is the one with double precision
   * @throws IllegalStateException when nothing flows, or more than numbers can say
   */
  public static List<Scores> of(Graph supernet, EngineChoice engine, Seed seed) {
    try (WeightStore store =
            WeightStore.create(engine, seed, Precision.DOUBLE, Start.ABSOLUTE);
        Executable run = Compiler.compile(supernet, store, Form.PORTABLE, Loss.WEIGHTED_SUM)) {
      Batch ones = Batch.of(1, filled(supernet.inputs().get(0).shape().elements(), 1));
      double flow = flow(run, ones, 1);
      if (!(flow > 0) || Double.isInfinite(flow)) {
        throw new IllegalStateException(
            "The flow through this supernet is "
                + flow
                + ", but must be above 0 and finite: make it shallower or narrower.");
      }
      double unit = flow > UNIT ? UNIT : 1;
      flow(run, ones, (float) (1 / unit));
      return scores(supernet, store, run, flow / unit);
    }
  }

  private static double flow(Executable run, Batch ones, float target) {
    float[] targets = filled(run.graph().shape().elements(), target);
    return run.gradients(ones, targets, Mode.EVALUATION, GradientsOf.MIXTURES);
  }

  private static float[] filled(long count, float value) {
    float[] filled = new float[Math.toIntExact(count)];
    Arrays.fill(filled, value);
    return filled;
  }

  private static List<Scores> scores(
      Graph supernet, WeightStore store, Executable run, double flow) {
    List<Scores> scores = new ArrayList<>();
    for (Node node : supernet.nodes()) {
      if (node.operation() instanceof MixingWeights weights) {
        String name = node.nameOf(node.weights().get(0));
        float[] point = store.get(name);
        // A mixture that leads nowhere has no gradient.
        float[] gradient =
            run.mixtures().contains(name) ? run.gradient(name) : new float[point.length];
        List<Double> saliencies = new ArrayList<>();
        for (int option = 0; option < point.length; option++) {
          saliencies.add(Math.abs((double) point[option] * gradient[option]) / flow);
        }
        scores.add(
            new Scores(
                new RelaxedChoice(ActivePaths.label(node), weights.options()), saliencies));
      }
    }
    return scores;
  }
}
