package org.espalier.stdlib.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.stdlib.strategy.relaxed.Quantity.DROP_PATH;
import static org.espalier.stdlib.strategy.relaxed.Quantity.SKIP_DROPOUT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.Precision;
import org.espalier.stdlib.mask.Mask;
import org.espalier.stdlib.mask.MaskedGraph;
import org.espalier.stdlib.strategy.relaxed.By;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Mixing;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.train.Augmentation;
import org.espalier.stdlib.train.Stripes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneThread.class)
final class MasksTest {
  private static final SearchSpace SPACE =
      Spaces.darts(
          Spaces.sizes("darts").channels(4).layers(3).classes(2).image(Language.image(1, 8, 8)));

  private static Minibatch batch(long variation) {
    return new Minibatch(Part.TRAINING, IntStream.range(0, 8).boxed().toList(), variation);
  }

  private static CompiledSupernet open(EngineKind engine) {
    return CompiledSupernet.open(
        SPACE,
        ImageExamples.together(new Stripes(16), Augmentation.none()),
        new EngineChoice(engine, DeviceName.cpu()),
        Precision.SINGLE,
        new Seed(3));
  }

  private static Mixing even(List<RelaxedChoice> choices, Map<String, Double> rates) {
    Map<String, double[]> weights = new LinkedHashMap<>();
    for (RelaxedChoice choice : choices) {
      double[] even = new double[choice.size()];
      java.util.Arrays.fill(even, 1.0 / choice.size());
      weights.put(choice.label(), even);
    }
    return Mixing.everything(weights).dropping(rates);
  }

  private static double loss(CompiledSupernet supernet, Map<String, Double> rates, long variation) {
    return supernet.gradients(even(supernet.choices(), rates), batch(variation), By.BOTH);
  }

  @Test
  void everyEdgeIsDroppedForAnExampleAndEveryNumberBehindAnIdentity() {
    MaskedGraph path = (MaskedGraph) Masks.of(SPACE.supernet(), Set.of(DROP_PATH));
    assertThat(path.masks()).hasSize(3 * 14);
    // The first cell has 14 edges of stride 1, the two reductions 14 - 8.
    MaskedGraph skips = (MaskedGraph) Masks.of(SPACE.supernet(), Set.of(SKIP_DROPOUT));
    assertThat(skips.masks()).hasSize(14 + 2 * 6);
    assertThat(skips.masks().get(0).shape()).isEqualTo(Shape.of(4, 8, 8));
    assertThat(path.graph().parameters()).isEqualTo(SPACE.supernet().parameters());
    assertThatThrownBy(() -> Masks.of(Spaces.fbNet().supernet(), Set.of(DROP_PATH)))
        .hasMessageStartingWith("drop_path: this supernet has nothing that could be dropped so");
  }

  @Test
  void whereNoIdentityIsLeftNothingIsDropped() {
    try (CompiledSupernet supernet = open(EngineKind.PYTORCH)) {
      List<RelaxedChoice> pools =
          supernet.choices().stream()
              .map(choice -> new RelaxedChoice(choice.label(), List.of("max_pool_3x3")))
              .toList();
      Graph pruned = Grown.narrowed(SPACE.supernet(), pools);
      assertThat(Masks.of(pruned, Set.of(SKIP_DROPOUT)).drops()).isFalse();
    }
  }

  @Test
  void masksHaveAMeanOfOneAndExamplesOfDropPathAreAllAlike() {
    Mask path = new Mask(DROP_PATH, "edge", Shape.of(4, 1, 1), true);
    float[] alike = path.draw(5_000, 0.3, new Seed(1).stream("mask"));
    for (int i = 0; i < alike.length; i++) {
      assertThat(alike[i]).isIn(0f, (float) (1 / 0.7)).isEqualTo(alike[i - i % 4]);
    }
    Mask skip = new Mask(SKIP_DROPOUT, "edge", Shape.of(2, 5, 5), false);
    float[] apart = skip.draw(400, 0.4, new Seed(2).stream("mask"));
    // Four deviations of the mean: sqrt(0.3 / 0.7 / 5000) and sqrt(0.4 / 0.6 / 20000).
    assertThat(mean(alike)).isCloseTo(1, within(0.038));
    assertThat(mean(apart)).isCloseTo(1, within(0.024));
  }

  private static double mean(float[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).average().orElseThrow();
  }

  @Test
  void bothEnginesDropTheSameAndOnlyTheMinibatchDecidesWhat() {
    Map<String, Double> rates = Map.of(DROP_PATH, 0.3, SKIP_DROPOUT, 0.4);
    try (CompiledSupernet mxnet = open(EngineKind.MXNET);
        CompiledSupernet torch = open(EngineKind.PYTORCH)) {
      double plain = loss(mxnet, Map.of(), 5);
      double dropped = loss(mxnet, rates, 5);
      assertThat(dropped).isNotCloseTo(plain, within(1e-4));
      assertThat(loss(torch, rates, 5)).isCloseTo(dropped, within(1e-4));
      double[] theirs = torch.gradient().numbers();
      double[] mine = mxnet.gradient().numbers();
      double norm = mxnet.gradient().norm();
      assertThat(norm).isPositive();
      for (int i = 0; i < mine.length; i++) {
        assertThat(mine[i]).isCloseTo(theirs[i], within(1e-3 * norm));
      }
      for (RelaxedChoice choice : mxnet.choices()) {
        assertThat(mxnet.mixingGradient(choice.label()))
            .usingComparatorWithPrecision(1e-3)
            .containsExactly(torch.mixingGradient(choice.label()));
      }
      assertThat(loss(mxnet, rates, 6)).isNotEqualTo(dropped);
      assertThat(loss(mxnet, Map.of(), 5)).isEqualTo(plain);
      assertThat(loss(mxnet, rates, 5)).isEqualTo(dropped);
      assertThat(loss(mxnet, Map.of(DROP_PATH, 1e-300), 5)).isCloseTo(plain, within(1e-5));
    }
  }

  @Test
  void aRateIsLessThanOne() {
    assertThatThrownBy(() -> even(List.of(), Map.of(DROP_PATH, 1.0)))
        .hasMessageContaining("drop_path = 1.0")
        .hasMessageContaining("less than 1");
  }
}
