package org.espalier.dsl.space.image;

import java.util.List;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Site;

/**
 * Convolutions without a norm or a bias, each behind a ReLU: QuantNAS' candidates, whose inputs a
 * half-wave quantizer rounds (Shvetsov et al., 2022, arXiv 2208.14839, section 4, and its code).
 * Super-resolution does without batch norms, which take away an image's deviation.
 */
public final class PlainConvolutions {
  private static final Operation RELU = new Activation(Activation.Kind.RELU);

  private PlainConvolutions() {}

  /**
   * ReLU and one convolution.
   *
   * @param groups into how many groups it falls; 1 for none
   */
  public static CandidateOperation simple(int kernel, int groups) {
    boolean whole = groups == 1;
    return new CandidateOperation(
        "simple_" + kernel + "x" + kernel + (whole ? "" : "_grouped_" + groups),
        "simpleConv(" + kernel + (whole ? ")" : ", " + groups + ")"),
        site ->
            site.chain(List.of(RELU, convolution(site.channels(), kernel, site.stride(), groups))));
  }

  /**
   * ReLU and a convolution to more channels, ReLU and a convolution back.
   *
   * @param through how many channels stand between the two
   */
  public static CandidateOperation growth(int kernel, int through) {
    return new CandidateOperation(
        "growth_" + kernel + "x" + kernel,
        "growthConv(" + kernel + ", " + through + ")",
        site -> site.chain(grown(site, kernel, through)));
  }

  private static List<Operation> grown(Site site, int kernel, int through) {
    return List.of(
        RELU,
        convolution(through, kernel, site.stride(), 1),
        RELU,
        convolution(site.channels(), kernel, 1, 1));
  }

  private static Convolution convolution(int channels, int kernel, int stride, int groups) {
    return new Convolution(channels, Window.same(kernel, stride), groups, false);
  }
}
