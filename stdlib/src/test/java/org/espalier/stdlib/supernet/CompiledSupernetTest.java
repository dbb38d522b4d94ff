package org.espalier.stdlib.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.Precision;
import org.espalier.stdlib.strategy.relaxed.By;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Mixing;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.WeightVector;
import org.espalier.stdlib.strategy.relaxed.sampler.Draw;
import org.espalier.stdlib.strategy.relaxed.sampler.GradientKind;
import org.espalier.stdlib.train.Augmentation;
import org.espalier.stdlib.train.Stripes;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(OneThread.class)
final class CompiledSupernetTest {
  private static final SearchSpace SPACE =
      Spaces.nasBench201(
          Spaces.sizes("nb201").channels(4).layers(1).classes(2).image(Language.image(1, 8, 8)));
  private static final Minibatch BATCH =
      new Minibatch(Part.TRAINING, IntStream.range(0, 8).boxed().toList(), 0);

  /** One option has all the weight; whether the others run as well is the caller's word. */
  private record OneHot(int options, int chosen, boolean alone) implements Draw {
    @Override
    public double[] weights() {
      double[] weights = new double[options];
      weights[chosen] = 1;
      return weights;
    }

    @Override
    public boolean[] active() {
      boolean[] active = new boolean[options];
      Arrays.fill(active, !alone);
      active[chosen] = true;
      return active;
    }

    @Override
    public GradientKind kind() {
      return GradientKind.STRAIGHT_THROUGH;
    }

    @Override
    public double[] pullback(double[] cotangent) {
      return cotangent;
    }
  }

  private static CompiledSupernet open(EngineKind engine) {
    return CompiledSupernet.open(
        SPACE,
        ImageExamples.together(new Stripes(16), Augmentation.none()),
        new EngineChoice(engine, DeviceName.cpu()),
        Precision.SINGLE,
        new Seed(3));
  }

  private static Mixing oneHot(List<RelaxedChoice> choices, boolean alone) {
    Map<String, Draw> draws = new LinkedHashMap<>();
    int[] chosen = {3, 2, 1, 4, 3, 2};
    for (int i = 0; i < choices.size(); i++) {
      RelaxedChoice choice = choices.get(i);
      draws.put(choice.label(), new OneHot(choice.size(), chosen[i % chosen.length], alone));
    }
    return Mixing.of(draws);
  }

  @ParameterizedTest
  @EnumSource
  void activeOptionsAloneYieldWhatTheyYieldAmongOthersOfNoWeight(EngineKind engine) {
    try (CompiledSupernet supernet = open(engine)) {
      List<RelaxedChoice> choices = supernet.choices();
      double whole = supernet.gradients(oneHot(choices, false), BATCH, By.BOTH);
      Map<String, double[]> byMixture = new LinkedHashMap<>();
      choices.forEach(c -> byMixture.put(c.label(), supernet.mixingGradient(c.label())));
      long all = supernet.operationCalls();
      double path = supernet.gradients(oneHot(choices, true), BATCH, By.BOTH);
      assertThat(path).isCloseTo(whole, within(1e-5));
      assertThat(supernet.operationCalls() - all).isEqualTo(all / 5);
      assertThat(supernet.gradient().names()).isNotEmpty();
      assertThat(supernet.weights().names()).containsAll(supernet.gradient().names());
      assertThat(supernet.gradient().names().size()).isLessThan(supernet.weights().names().size());
      Mixing mixing = oneHot(choices, true);
      for (RelaxedChoice choice : choices) {
        int active = mixing.active(choice.label()).get(0);
        double[] mine = supernet.mixingGradient(choice.label());
        double[] theirs = java.util.Objects.requireNonNull(byMixture.get(choice.label()));
        assertThat(mine[active]).isCloseTo(theirs[active], within(1e-4));
        mine[active] = 0;
        assertThat(mine).containsOnly(0);
      }
    }
  }

  /** Where weights learn along a path, its mixing weights are left out. */
  @ParameterizedTest
  @EnumSource
  void weightsLearnAlongAPathAsTheyDoWhereItIsMixed(EngineKind engine) {
    try (CompiledSupernet supernet = open(engine)) {
      Mixing path = oneHot(supernet.choices(), true);
      double mixed = supernet.gradients(path, BATCH, By.BOTH);
      long calls = supernet.operationCalls();
      List<String> names = supernet.gradient().names();
      double[] wanted = supernet.gradient().numbers();
      assertThat(supernet.gradients(path, BATCH, By.WEIGHTS)).isCloseTo(mixed, within(1e-6));
      assertThat(supernet.operationCalls()).isEqualTo(2 * calls);
      assertThat(supernet.gradient().names()).containsExactlyInAnyOrderElementsOf(names);
      assertThat(supernet.gradient().over(names).numbers())
          .usingComparatorWithPrecision(1e-5)
          .containsExactly(wanted);
    }
  }

  @ParameterizedTest
  @EnumSource
  void vectorsAddCopyAndComeBackBitForBit(EngineKind engine) {
    try (CompiledSupernet supernet = open(engine)) {
      supernet.gradients(oneHot(supernet.choices(), false), BATCH, By.WEIGHTS);
      double[] before = supernet.weights().numbers();
      WeightVector gradient = supernet.gradient();
      try (WeightVector copy = supernet.weights().copy();
          WeightVector zeros = supernet.weights().zeros()) {
        WeightVector moved = supernet.weights().over(gradient.names());
        double product = moved.dot(gradient);
        double norm = moved.norm();
        moved.add(0.5, gradient);
        double expected = norm * norm + product + 0.25 * gradient.norm() * gradient.norm();
        assertThat(moved.norm() * moved.norm()).isCloseTo(expected, within(1e-3 * expected));
        assertThat(supernet.weights().numbers()).isNotEqualTo(before);
        supernet.weights().set(copy);
        assertThat(supernet.weights().numbers()).isEqualTo(before);
        supernet.weights().set(zeros);
        assertThat(supernet.weights().norm()).isZero();
        supernet.weights().numbers(before);
        assertThat(supernet.weights().numbers()).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void pathsAreGivenBackWhenThereAreMany(EngineKind engine) {
    try (CompiledSupernet supernet = open(engine)) {
      double first = Double.NaN;
      for (int round = 0; round < 40; round++) {
        Map<String, Draw> draws = new LinkedHashMap<>();
        List<RelaxedChoice> choices = supernet.choices();
        for (int i = 0; i < choices.size(); i++) {
          draws.put(choices.get(i).label(), new OneHot(5, 1 + (round % 20 >> (i % 2)) % 4, true));
        }
        double loss = supernet.gradients(Mixing.of(draws), BATCH, By.WEIGHTS);
        first = round == 0 ? loss : first;
        if (round == 20) {
          assertThat(loss).isEqualTo(first);
        }
      }
    }
  }
}
