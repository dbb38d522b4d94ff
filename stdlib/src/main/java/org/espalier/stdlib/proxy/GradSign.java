package org.espalier.stdlib.proxy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * On how many weights the images agree about the direction in which to go,
 *
 * <pre>sum_k | sum_i sign(d l_i / d theta_k) |</pre>
 *
 * over the matrices of convolutions and linear layers and one batch of images i, each with its own
 * cross-entropy. Batch norms use their running statistics, so that no image depends on another.
 * From 0 to images times weights. Signal {@code unanimous}: the share of weights with one sign for
 * all images.
 *
 * <p>Zhang, Jia: GradSign: model performance inference with theoretical insights, ICLR 2022, arXiv
 * 2110.08616, equation 8. Eight equal images and 11 weights with gradients: 88.
 */
public record GradSign() implements Proxy {
  private static final Weights WEIGHTS = Weights.of(Start.TRAINING, Mode.EVALUATION);

  @Override
  public String name() {
    return "gradsign";
  }

  @Override
  public ProxyScore score(Probe probe) {
    ExampleGradients each = ExampleGradients.ofLosses(probe, WEIGHTS);
    List<String> names = probe.matrices(each.run());
    int size = names.stream().mapToInt(name -> probe.store(WEIGHTS).get(name).length).sum();
    int[] signs = new int[size];
    each.each(names, gradient -> count(signs, gradient));
    int images = probe.images().count();
    double sum = Arrays.stream(signs).mapToDouble(Math::abs).sum();
    long unanimous = Arrays.stream(signs).filter(sign -> Math.abs(sign) == images).count();
    double share = size == 0 ? 0 : (double) unanimous / size;
    return ProxyScore.of(this, sum, Map.of("unanimous", share));
  }

  private static void count(int[] signs, float[] gradient) {
    for (int k = 0; k < signs.length; k++) {
      signs[k] += (int) Math.signum(gradient[k]);
    }
  }
}
