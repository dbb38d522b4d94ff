package org.espalier.stdlib.strategy.relaxed.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RelaxationsTest {
  @Nested
  class SoftmaxKeepsToTheContract extends RelaxationConformance {
    SoftmaxKeepsToTheContract() {
      super(new Softmax(0.001), true, 0.25);
    }

    @Override
    boolean isFeasible(double[] point) {
      return Arrays.stream(point).allMatch(share -> share >= 0)
          && Math.abs(Arrays.stream(point).sum() - 1) < 1e-12;
    }
  }

  @Nested
  class DirichletConcentrationKeepsToTheContract extends RelaxationConformance {
    DirichletConcentrationKeepsToTheContract() {
      super(new DirichletConcentration(), false, 1);
    }

    @Override
    boolean isFeasible(double[] point) {
      return Arrays.stream(point).allMatch(share -> share > 0 && Double.isFinite(share));
    }
  }

  @Test
  void concentrationsFollowTheExponentialLinearUnit() {
    double[] point = new DirichletConcentration().point(new double[] {2, 0, -1, -800});
    assertThat(point).containsExactly(3, 1, Math.exp(-1), Double.MIN_NORMAL);
  }

  @Test
  void negativeDeviationsAreRefused() {
    assertThatThrownBy(() -> new DirichletConcentration(-1))
        .hasMessageContaining("dirichletConcentration(-1.0): a deviation must be at least 0");
  }
}
