package org.espalier.stdlib.strategy.relaxed.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** What every relaxation keeps to; a relaxation's own test extends this and says which one. */
abstract class RelaxationConformance {
  private final Relaxation relaxation;
  private final boolean shiftInvariant;
  private final double neutral;

  /**
   * @param neutral what each of four options is at parameters of 0
   */
  RelaxationConformance(Relaxation relaxation, boolean shiftInvariant, double neutral) {
    this.relaxation = relaxation;
    this.shiftInvariant = shiftInvariant;
    this.neutral = neutral;
  }

  /** Whether a point is one of the feasible set. */
  abstract boolean isFeasible(double[] point);

  private static Gen<List<Double>> parameters(double size) {
    return lists().of(doubles().between(-size, size)).ofSizeBetween(2, 8);
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void pointsAreFeasibleForAnyParameters() {
    qt().withExamples(1000)
        .forAll(parameters(50))
        .check(numbers -> isFeasible(relaxation.point(array(numbers))));
    assertThat(isFeasible(relaxation.point(new double[] {-50, 50, 50, 0}))).isTrue();
    assertThat(isFeasible(relaxation.point(new double[] {-50, -50}))).isTrue();
  }

  @Test
  void pullbacksAreTheTransposedJacobian() {
    qt().withExamples(200).forAll(parameters(3)).check(numbers -> slopesFit(array(numbers)));
  }

  private boolean slopesFit(double[] parameters) {
    double[] cotangent = new double[parameters.length];
    Arrays.setAll(cotangent, k -> Math.sin(3.0 * k + 1));
    double[] pulled = relaxation.pullback(parameters, cotangent);
    for (int j = 0; j < parameters.length; j++) {
      double slope =
          (along(parameters, j, 1e-6, cotangent) - along(parameters, j, -1e-6, cotangent));
      if (Math.abs(slope / 2e-6 - pulled[j]) > 1e-6) {
        return false;
      }
    }
    return true;
  }

  private double along(double[] parameters, int j, double step, double[] cotangent) {
    double[] moved = parameters.clone();
    moved[j] += step;
    double[] point = relaxation.point(moved);
    double sum = 0;
    for (int k = 0; k < point.length; k++) {
      sum += point[k] * cotangent[k];
    }
    return sum;
  }

  @Test
  void candidatesInAnotherOrderGiveThePointInThatOrder() {
    double[] point = relaxation.point(new double[] {0.3, -1, 2, 0});
    double[] turned = relaxation.point(new double[] {0, 0.3, -1, 2});
    for (int k = 0; k < point.length; k++) {
      assertThat(turned[(k + 1) % point.length]).isCloseTo(point[k], within(1e-15));
    }
  }

  @Test
  void aShiftOfAllParametersChangesNothingWhereThatIsSaid() {
    double[] point = relaxation.point(new double[] {0.3, -1, 2});
    double[] shifted = relaxation.point(new double[] {7.3, 6, 9});
    boolean same = Math.abs(point[0] - shifted[0]) < 1e-12;
    assertThat(same).isEqualTo(shiftInvariant);
  }

  @Test
  void parametersOfZeroAreNeutral() {
    assertThat(relaxation.point(new double[4])).containsOnly(new double[] {neutral}, within(1e-15));
  }

  @Test
  void searchesBeginNearNeutralAndBySeed() {
    double[] start = relaxation.start(8, new Seed(4).stream("architecture"));
    assertThat(start).hasSize(8).isEqualTo(relaxation.start(8, new Seed(4).stream("architecture")));
    assertThat(start).doesNotContain(0).isNotEqualTo(relaxation.start(8, new Seed(5).stream("a")));
    assertThat(Arrays.stream(start).boxed()).allMatch(parameter -> Math.abs(parameter) < 0.01);
  }

  @Test
  void argumentsStayAsTheyAre() {
    double[] parameters = {1, 2, 3};
    double[] cotangent = {4, 5, 6};
    relaxation.point(parameters)[0] = 9;
    relaxation.pullback(parameters, cotangent)[0] = 9;
    assertThat(parameters).containsExactly(1, 2, 3);
    assertThat(cotangent).containsExactly(4, 5, 6);
  }
}
