package org.espalier.stdlib.proxy;

import java.util.List;
import org.espalier.stdlib.engine.ArrayVector;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;
import org.espalier.stdlib.engine.WeightStore;

/**
 * How much the gradient's flow would change without each weight, {@code sum -w (H g)} over
 * convolutions and linear layers, with g the gradient and H the Hessian of the mean cross-entropy
 * of one batch; batch norms in training mode.
 *
 * <p>{@code H g} is a difference of gradients, {@code (g(w + r g) - g(w - r g)) / 2 r} with {@code
 * r = 0.01 / ||g||}, where the authors differentiate twice: no engine here does.
 *
 * <p>Wang, Zhang, Grosse: Picking winning tickets before training by preserving gradient flow, ICLR
 * 2020, arXiv 2002.07376, equation 8, with its sign; as a proxy arXiv 2101.08134. {@code L = (w_1^2
 * + 2 w_2^2) / 2} at (1, 1): -5.
 */
public record Grasp() implements Proxy {
  private static final double RADIUS = 0.01;
  private static final Weights WEIGHTS = Weights.of(Start.TRAINING, Mode.TRAINING).purpose("grasp");

  @Override
  public String name() {
    return "grasp";
  }

  @Override
  public ProxyScore score(Probe probe) {
    WeightStore store = probe.store(WEIGHTS);
    Executable run = probe.run(probe.network(), WEIGHTS, probe.loss());
    List<String> names = probe.matrices(run);
    pass(probe, run);
    ArrayVector values = ArrayVector.values(store, names);
    ArrayVector gradients = ArrayVector.gradients(store, names);
    try (ArrayVector begun = values.copy();
        ArrayVector direction = gradients.copy();
        ArrayVector curvature = values.zeros()) {
      double length = direction.norm();
      double radius = RADIUS / length;
      if (!(length > 0) || Double.isInfinite(radius)) {
        return ProxyScore.of(this, length == 0 ? 0 : Double.NaN);
      }
      values.mix(1, radius, direction);
      pass(probe, run);
      curvature.set(gradients);
      values.set(begun);
      values.mix(1, -radius, direction);
      pass(probe, run);
      curvature.mix(1, -1, gradients);
      values.set(begun);
      return ProxyScore.of(this, -begun.dot(curvature) / (2 * radius));
    }
  }

  private static void pass(Probe probe, Executable run) {
    run.gradients(probe.images().batch(), probe.targets(), Mode.TRAINING, GradientsOf.WEIGHTS);
  }
}
