package org.espalier.dsl.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.dsl.Language.*;

import java.util.List;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.junit.jupiter.api.Test;

class ExpectedCostTest {
  private final SearchSpace cells = Spaces.nasBench201(Spaces.sizes("nb201").layers(1));
  private final SearchSpace nested =
      network(image(3, 8, 8))
          .stem(conv(3, 4))
          .stage(stage().mbconv(kernel(3, 5), expand(1, 3)).channels(8).each(1, 2))
          .classes(2);

  @Test
  void sumsOverEdgesAreExact() {
    ExpectedCost cost = Distribution.uniform(cells).expected(parameters());
    double mean =
        cells.enumerate().mapToLong(a -> a.network().parameters()).average().orElseThrow();
    assertThat(cost.exact()).isTrue();
    assertThat(cost.standardError()).isZero();
    assertThat(cost.value()).isCloseTo(mean, within(1e-6));
  }

  @Test
  void decisionsThatDependOnOthersAreExactToo() {
    for (Cost counted : List.of(parameters(), macs())) {
      Distribution skewed =
          Distribution.uniform(nested).softmax(nested.decisions().all().get(0).label(), 0.3, -0.4);
      ExpectedCost cost = skewed.expected(counted);
      double mean = 0;
      var random = seed(1).stream("test");
      for (int i = 0; i < 4_000; i++) {
        mean += counted.of(skewed.sample(random).network()) / 4_000;
      }
      assertThat(cost.exact()).isTrue();
      assertThat(cost.value()).isCloseTo(mean, within(0.03 * mean));
    }
  }

  @Test
  void dartsIsExactInPairsOfInputsAndOperations() {
    SearchSpace darts = Spaces.darts(Spaces.sizes("darts").layers(3).channels(4));
    ExpectedCost cost = uniformDistribution(darts).expected(parameters());
    var random = seed(1).stream("test");
    double mean = 0;
    for (int i = 0; i < 500; i++) {
      mean += darts.sample(random).network().parameters() / 500.0;
    }
    assertThat(cost.exact()).isTrue();
    assertThat(cost.value()).isCloseTo(mean, within(0.05 * mean));
  }

  @Test
  void theGradientIsTheDerivative() {
    String label = "cell/edge.0-1";
    Distribution at = Distribution.uniform(cells).with(label, 0.4, 0.1, 0.2, 0.2, 0.1);
    Distribution moved = Distribution.uniform(cells).with(label, 0.3, 0.1, 0.2, 0.3, 0.1);
    CostTerms terms = CostTerms.of(cells, macs());
    List<Double> gradient = terms.expected(at).gradient(label);
    double rise = terms.expected(moved).value() - terms.expected(at).value();
    assertThat(rise).isCloseTo(0.1 * (gradient.get(3) - gradient.get(0)), within(1e-3));
    assertThat(terms.expected(at).gradient()).hasSize(6);
    double certain = terms.expected(at.with(label, 0, 0, 0, 1, 0)).value();
    assertThat(gradient.get(3)).isCloseTo(certain, within(1e-3));
  }

  @Test
  void whatIsNoSumIsSampledAndSaysSo() {
    ExpectedCost cost = Distribution.uniform(cells).expected(depth());
    double mean =
        cells
            .enumerate()
            .limit(15_625)
            .filter(a -> a.hashCode() % 8 == 0)
            .mapToLong(a -> a.network().depth())
            .average()
            .orElseThrow();
    assertThat(cost.exact()).isFalse();
    assertThat(cost.standardError()).isPositive();
    assertThat(cost.value()).isCloseTo(mean, within(6 * cost.standardError()));
    assertThat(cost.gradient("cell/edge.0-1").get(3))
        .isGreaterThan(cost.gradient("cell/edge.0-1").get(0));
  }

  @Test
  void mistakesAreNamed() {
    Distribution uniform = Distribution.uniform(cells);
    assertThatThrownBy(() -> uniform.with("cell/edge.0-1", 0.5, 0.5))
        .hasMessageContaining("a probability in [0, 1] for each of its choices [none,")
        .hasMessageContaining("but got [0.5, 0.5]");
    assertThatThrownBy(() -> uniform.with("cell/edge.0-1", 0.5, 0.5, 0.5, -0.5, 0))
        .hasMessageContaining("adding up to 1");
    assertThatThrownBy(() -> uniform.with("edge", 1)).hasMessageContaining("no decision 'edge'");
  }
}
