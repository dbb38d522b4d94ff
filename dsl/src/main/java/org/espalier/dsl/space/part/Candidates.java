package org.espalier.dsl.space.part;

import java.util.List;
import java.util.Locale;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Noise;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.operation.Zero;

/** The recipes of the field's usual candidate operations. */
public final class Candidates {
  private static final String SKIP = "skip_connect";

  private Candidates() {}

  /** Nothing: zeros. */
  public static CandidateOperation none() {
    return new CandidateOperation(
        "none", "NONE", site -> projected(site, site.add("zero", new Zero(site.stride()))));
  }

  /**
   * The input itself; where the shape changes, a strided 1x1 convolution and a batch norm, as in
   * NAS-Bench-Macro.
   */
  public static CandidateOperation skip() {
    return new CandidateOperation(SKIP, "SKIP", Candidates::skip);
  }

  private static Node skip(Site site) {
    return site.keepsShape()
        ? site.add("identity", new Identity())
        : site.chain(
            List.of(
                Convolution.same(site.channels(), 1, site.stride()),
                BatchNormalization.standard()));
  }

  /**
   * ReLU, convolution, batch norm: {@code nor_conv_kxk} of NAS-Bench-201 (arXiv 2001.00326, §2).
   */
  public static CandidateOperation convolution(int kernel) {
    String size = kernel + "x" + kernel;
    return new CandidateOperation(
        "nor_conv_" + size,
        "CONV_" + size.toUpperCase(Locale.ROOT),
        site -> site.chain(preActivated(site, kernel)));
  }

  public static List<Operation> preActivated(Site site, int kernel) {
    return List.of(
        new Activation(Activation.Kind.RELU),
        Convolution.same(site.channels(), kernel, site.stride()),
        BatchNormalization.standard());
  }

  /**
   * The input itself; where the image is halved, a {@link FactorizedReduction}; where only the
   * channels differ, ReLU, 1x1 convolution and batch norm (DARTS, arXiv 1806.09055, and its code).
   */
  public static CandidateOperation skipOrReduce() {
    return new CandidateOperation(
        SKIP,
        "SKIP_CONNECT",
        site -> site.stride() == 1 ? same(site) : FactorizedReduction.of(site));
  }

  /**
   * The input itself; where the shape changes, ReLU, a strided 1x1 convolution and a batch norm
   * (NASNet, arXiv 1707.07012, and its code).
   */
  public static CandidateOperation identity() {
    return new CandidateOperation(SKIP, "IDENTITY", Candidates::same);
  }

  private static Node same(Site site) {
    return site.keepsShape()
        ? site.add("identity", new Identity())
        : site.chain(preActivated(site, 1));
  }

  /** Numbers that do not depend on the input: see {@link Noise}. */
  public static CandidateOperation noise() {
    return new CandidateOperation(
        "noise", "NOISE", site -> projected(site, site.add("noise", new Noise(site.stride()))));
  }

  /**
   * Convolution, batch norm, ReLU: {@code convkxk-bn-relu} of NAS-Bench-101 (arXiv 1902.09635,
   * section 2).
   */
  public static CandidateOperation convolutionNormActivation(int kernel) {
    String size = kernel + "x" + kernel;
    return new CandidateOperation(
        "conv" + size + "-bn-relu",
        "CONV_" + size.toUpperCase(java.util.Locale.ROOT) + "_BN_RELU",
        site -> site.chain(activated(site, kernel)));
  }

  /** Convolution, batch norm, ReLU. */
  public static List<Operation> activated(Site site, int kernel) {
    return List.of(
        Convolution.same(site.channels(), kernel, site.stride()),
        BatchNormalization.standard(),
        new Activation(Activation.Kind.RELU));
  }

  /** A 3x3 mean in which padding does not count. */
  public static CandidateOperation averagePool() {
    return new CandidateOperation(
        "avg_pool_3x3",
        "AVG_POOL_3X3",
        site -> projected(site, site.add("pool", Pooling.average(3, site.stride()))));
  }

  /** A 3x3 maximum. */
  public static CandidateOperation maximumPool() {
    return maximumPool(3);
  }

  /** A maximum over a square. */
  public static CandidateOperation maximumPool(int kernel) {
    return new CandidateOperation(
        "max_pool_" + kernel + "x" + kernel,
        "MAX_POOL_" + kernel + "X" + kernel,
        site -> projected(site, site.add("pool", Pooling.maximum(kernel, site.stride()))));
  }

  /** What keeps the channels, brought to the site's by a 1x1 convolution where they differ. */
  private static Node projected(Site site, Node node) {
    return node.shape().channels() == site.channels()
        ? node
        : new Site(site.graph(), node, site.channels(), 1)
            .chain(List.of(Convolution.same(site.channels(), 1, 1), BatchNormalization.standard()));
  }

  /**
   * ReLU, a 1xk convolution that strides along the rows, a kx1 convolution that strides along the
   * columns, batch norm: {@code conv_7x1_1x7} and {@code conv_3x1_1x3} of the NASNet family (arXiv
   * 1707.07012, §2). {@code 2 k C^2 + 2 C} parameters at {@code C} channels.
   */
  public static CandidateOperation factorized(int kernel) {
    String name = kernel + "x1_1x" + kernel;
    return new CandidateOperation(
        "conv_" + name,
        "CONV_" + name.toUpperCase(Locale.ROOT),
        site ->
            site.chain(
                List.of(
                    new Activation(Activation.Kind.RELU),
                    oblong(site, Window.oblong(1, kernel, 1, site.stride())),
                    oblong(site, Window.oblong(kernel, 1, site.stride(), 1)),
                    BatchNormalization.standard())));
  }

  private static Convolution oblong(Site site, Window window) {
    return new Convolution(site.channels(), window, 1, false);
  }

  /**
   * ReLU, depthwise, 1x1, batch norm, all twice; only the first depthwise strides (DARTS, arXiv
   * 1806.09055, appendix A.1).
   */
  public static CandidateOperation separable(int kernel) {
    return new CandidateOperation(
        "sep_conv_" + kernel + "x" + kernel,
        "SEP_CONV_" + kernel + "X" + kernel,
        site -> {
          Node first = depthwiseSeparable(site.within("first"), kernel, 1, site.stride());
          return depthwiseSeparable(site.from(first).within("second"), kernel, 1, 1);
        });
  }

  /** ReLU, depthwise with dilation 2, 1x1, batch norm (DARTS, arXiv 1806.09055, appendix A.1). */
  public static CandidateOperation dilated(int kernel) {
    return new CandidateOperation(
        "dil_conv_" + kernel + "x" + kernel,
        "DIL_CONV_" + kernel + "X" + kernel,
        site -> depthwiseSeparable(site, kernel, 2, site.stride()));
  }

  private static Node depthwiseSeparable(Site site, int kernel, int dilation, int stride) {
    int channels = site.input().shape().channels();
    return site.chain(
        List.of(
            new Activation(Activation.Kind.RELU),
            Convolution.depthwise(channels, Window.same(kernel, stride, dilation)),
            Convolution.same(site.channels(), 1, 1),
            BatchNormalization.standard()));
  }

  /**
   * The residual block that halves the image in NAS-Bench-201 (arXiv 2001.00326, §2): two
   * pre-activated 3x3 convolutions, beside them a 2x2 mean and a 1x1 convolution.
   */
  public static Node halve(Site site) {
    Site first = site.within("first");
    Node half = first.chain(preActivated(first, 3));
    Site second = new Site(site.graph().within("second"), half, site.channels(), 1);
    Node body = second.chain(preActivated(second, 3));
    Pooling mean = new Pooling(Pooling.Kind.AVERAGE, new Window(2, 2, 2, 0, 0, 1), false);
    Node pooled = site.graph().add("shortcut/pool", mean, site.input());
    Node shortcut =
        site.graph().add("shortcut/convolution", Convolution.same(site.channels(), 1, 1), pooled);
    return site.graph().add("sum", new Addition(), shortcut, body);
  }
}
