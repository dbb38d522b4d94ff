package org.espalier.stdlib.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Spaces.nasBench201;
import static org.espalier.dsl.Spaces.sizes;

import java.util.Map;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.objective.Metric;
import org.espalier.stdlib.proxy.Probe;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.proxy.Proxy;
import org.espalier.stdlib.proxy.ProxyScore;
import org.espalier.stdlib.strategy.RandomSearch;
import org.espalier.stdlib.study.Search;
import org.espalier.stdlib.study.Study;
import org.junit.jupiter.api.Test;

class ProxyEstimatorTest {
  private static final SearchSpace SPACE =
      nasBench201(sizes("nb201").channels(4).layers(1).size(8));
  private static final Architecture DENSE = SPACE.architecture(3, 3, 3, 3, 3, 3);

  /** What fed images say, and a signal. */
  private record Fed() implements Proxy {
    @Override
    public String name() {
      return "fed";
    }

    @Override
    public ProxyScore score(Probe probe) {
      return new ProxyScore(
          -probe.images().count(),
          probe.images().count(),
          Map.of("label", (double) probe.images().label(0)));
    }
  }

  @Test
  void measuresAreMeritsAndSignalsStandBesideThem() {
    try (ProxyEstimator judge =
        ProxyEstimator.of(new Fed(), Proxies.named("params")).batchSize(7).seed(5)) {
      Evaluation evaluation = judge.estimate(DENSE, new Seed(1));
      assertThat(evaluation.measures())
          .containsEntry("fed", 7.0)
          .containsKey("fed/label")
          .containsEntry("params", (double) DENSE.network().parameters());
      assertThat(evaluation.provenance()).isEqualTo("without training, 7 images of noise, seed 5");
    }
  }

  @Test
  void networksAreComparedOnEqualTermsWhateverTheTrial() {
    try (ProxyEstimator judge = ProxyEstimator.of(Proxies.named("synflow"))) {
      double first = judge.estimate(DENSE, new Seed(1)).measure("synflow");
      judge.estimate(SPACE.architecture(2, 2, 1, 1, 4, 3), new Seed(1));
      assertThat(judge.estimate(DENSE, new Seed(2)).measure("synflow")).isEqualTo(first);
      try (ProxyEstimator other = judge.seed(9)) {
        assertThat(other.estimate(DENSE, new Seed(1)).measure("synflow")).isNotEqualTo(first);
      }
    }
  }

  @Test
  void whatWasClosedGivesTheSameAgain() {
    ProxyEstimator judge = ProxyEstimator.of(Proxies.named("synflow"));
    Evaluation first = judge.estimate(DENSE, new Seed(1));
    judge.close();
    assertThat(judge.estimate(DENSE, new Seed(3))).isEqualTo(first);
    judge.close();
  }

  @Test
  void imagesOfAnotherSizeAreMadeWhenANetworkWantsThem() {
    SearchSpace larger = nasBench201(sizes("nb201").channels(4).layers(1).size(16));
    try (ProxyEstimator judge = ProxyEstimator.of(new Fed(), Proxies.named("macs"))) {
      double small = judge.estimate(DENSE, new Seed(1)).measure("macs");
      Architecture same = larger.architecture(3, 3, 3, 3, 3, 3);
      assertThat(judge.estimate(same, new Seed(1)).measure("macs")).isGreaterThan(3 * small);
    }
  }

  @Test
  void aProxyIsAnEstimatorForAnyStrategy() {
    try (ProxyEstimator judge = ProxyEstimator.of(Proxies.named("params"))) {
      Study study =
          Search.of(SPACE, () -> (soFar, ended) -> {})
              .strategy(new RandomSearch())
              .estimator(judge)
              .maximize(Metric.measured("params"))
              .trials(30)
              .seed(3)
              .run();
      long most =
          study.trials().stream()
              .mapToLong(trial -> trial.architecture().network().parameters())
              .max()
              .orElseThrow();
      assertThat(study.best().value()).isEqualTo((double) most);
    }
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(ProxyEstimator::of).hasMessageContaining("at least one proxy");
    assertThatThrownBy(() -> ProxyEstimator.of(new Fed()).batchSize(0))
        .hasMessage("batchSize(0): must be at least 1.");
  }
}
