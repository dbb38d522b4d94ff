package org.espalier.dsl.space.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.part.Site;

/**
 * The six layers of ENAS' macro space, each behind a ReLU, a 1x1 convolution and a batch norm (Pham
 * et al., ICML 2018, arXiv 1802.03268, §2.3, and the fixed networks of its code).
 */
public final class MacroOperations {
  private MacroOperations() {}

  /** ReLU, 1x1, batch norm, ReLU, convolution, batch norm. */
  public static CandidateOperation convolution(int kernel) {
    return of(
        "conv_" + kernel + "x" + kernel,
        "MACRO_CONV_" + kernel + "X" + kernel,
        site -> List.of(Convolution.same(site.channels(), kernel, 1)));
  }

  /** ReLU, 1x1, batch norm, ReLU, depthwise, 1x1, batch norm. */
  public static CandidateOperation separable(int kernel) {
    return of(
        "sep_conv_" + kernel + "x" + kernel,
        "MACRO_SEP_CONV_" + kernel + "X" + kernel,
        site ->
            List.of(
                Convolution.depthwise(site.channels(), Window.same(kernel, 1)),
                Convolution.same(site.channels(), 1, 1)));
  }

  private static CandidateOperation of(
      String name, String word, Function<Site, List<Operation>> body) {
    return new CandidateOperation(
        name,
        word,
        site -> {
          List<Operation> layers = new ArrayList<>();
          layers.add(new Activation(Activation.Kind.RELU));
          layers.addAll(body.apply(site));
          layers.add(BatchNormalization.standard());
          return site.from(narrowed(site)).within("body").chain(layers);
        });
  }

  /** ReLU, 1x1, batch norm, 3x3 mean. */
  public static CandidateOperation averagePool() {
    return pool("avg_pool_3x3", "MACRO_AVG_POOL_3X3", Pooling.average(3, 1));
  }

  /** ReLU, 1x1, batch norm, 3x3 maximum. */
  public static CandidateOperation maximumPool() {
    return pool("max_pool_3x3", "MACRO_MAX_POOL_3X3", Pooling.maximum(3, 1));
  }

  private static CandidateOperation pool(String name, String word, Pooling pooling) {
    return new CandidateOperation(
        name, word, site -> site.from(narrowed(site)).add("pool", pooling));
  }

  private static Node narrowed(Site site) {
    return site.within("narrow").chain(Candidates.preActivated(site, 1));
  }
}
