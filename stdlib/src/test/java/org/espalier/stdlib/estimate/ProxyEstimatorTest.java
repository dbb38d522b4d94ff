package org.espalier.stdlib.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Spaces.nasBench201;
import static org.espalier.dsl.Spaces.sizes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.Engines;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.ThreadShare;
import org.espalier.stdlib.lane.Lanes;
import org.espalier.stdlib.objective.Metric;
import org.espalier.stdlib.proxy.Probe;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.proxy.Proxy;
import org.espalier.stdlib.proxy.ProxyScore;
import org.espalier.stdlib.rank.RankPanel;
import org.espalier.stdlib.strategy.AgingEvolution;
import org.espalier.stdlib.strategy.RandomSearch;
import org.espalier.stdlib.study.Ranking;
import org.espalier.stdlib.study.Search;
import org.espalier.stdlib.study.Study;
import org.espalier.stdlib.study.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(OneThread.class)
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

  private static ProxyEstimator some(EngineChoice choice) {
    return ProxyEstimator.of(
            Proxies.named("grad_norm"), Proxies.named("naswot"), Proxies.named("synflow"))
        .batchSize(8)
        .seed(5)
        .engine(choice);
  }

  private static List<Architecture> cells(int count) {
    var random = new Seed(3).stream("cells");
    return Stream.generate(() -> SPACE.sample(random)).limit(count).toList();
  }

  @ParameterizedTest
  @EnumSource(EngineKind.class)
  void severalSideBySideJudgeAsOneDoesToTheBit(EngineKind engine) {
    EngineChoice choice = new EngineChoice(engine, DeviceName.cpu());
    List<Architecture> cells = cells(12);
    try (ProxyEstimator one = some(choice).atOnce(1);
        ProxyEstimator three = one.atOnce(3)) {
      List<Evaluation> alone = cells.stream().map(cell -> one.estimate(cell, new Seed(1))).toList();
      assertThat(alone).extracting(each -> each.measure("grad_norm")).doesNotHaveDuplicates();
      List<Estimator> members = three.sideBySide(cells.size());
      assertThat(members).hasSize(3).doesNotHaveDuplicates();
      assertThat(
              Lanes.<Estimator, Architecture, Evaluation>each(
                  members, cells, (member, cell) -> member.estimate(cell, new Seed(2))))
          .isEqualTo(alone);
      assertThat(three.estimates(cells.stream().map(Architecture::network).toList()))
          .isEqualTo(alone);
      assertThat(three.estimate(cells.get(7), new Seed(3))).isEqualTo(alone.get(7));
      assertThat(three.sideBySide(2)).as("no more than are wanted").hasSize(2);
    }
  }

  @Test
  void asManyAsComeBackAreSideBySideUnlessSaid() {
    try (ProxyEstimator mxnet = some(EngineChoice.mxnet());
        ProxyEstimator pytorch = some(EngineChoice.pytorch())) {
      for (EngineChoice choice : List.of(EngineChoice.mxnet(), EngineChoice.pytorch())) {
        ProxyEstimator each = choice.engine() == EngineKind.MXNET ? mxnet : pytorch;
        assertThat(each.sideBySide(100))
            .hasSize(ThreadShare.comesBack(choice) ? Engines.threads() : 1);
      }
      assertThat(mxnet).hasToString("proxies(grad_norm, naswot, synflow).batchSize(8)");
      assertThat(mxnet.atOnce(4))
          .hasToString("proxies(grad_norm, naswot, synflow).batchSize(8).atOnce(4)");
    }
  }

  @Test
  void aRankingAndASearchSideBySideAreThoseOfOneAfterTheOther() {
    List<Architecture> cells = cells(6);
    String[] names = {"grad_norm", "naswot", "synflow"};
    try (ProxyEstimator one = some(EngineChoice.mxnet()).atOnce(1);
        ProxyEstimator three = one.atOnce(3)) {
      List<RankPanel> panels = new ArrayList<>();
      for (ProxyEstimator judge : List.of(one, three)) {
        List<Integer> sizes = new ArrayList<>();
        panels.add(
            Ranking.of(cells, () -> (soFar, planned, ended) -> sizes.add(soFar.networks().size()))
                .against(judge, "synflow")
                .by(ReferenceRanks.among(judge, List.of("naswot"), SPACE, 3, new Seed(2)), "rank")
                .by(judge, "grad_norm", "naswot")
                .run());
        assertThat(sizes).containsExactly(1, 2, 3, 4, 5, 6, 6);
      }
      assertThat(panels.get(1).networks())
          .isEqualTo(cells.stream().map(Architecture::toString).toList());
      assertThat(panels.get(1).scores()).isEqualTo(panels.get(0).scores());
      assertThat(panels.get(1).truth()).isEqualTo(panels.get(0).truth());
      Search search =
          Search.of(SPACE, () -> (soFar, ended) -> {})
              .strategy(new AgingEvolution(4, 2))
              .maximize(Metric.measured(names[0]))
              .trials(8)
              .seed(3);
      assertThat(trace(search.estimator(three))).isEqualTo(trace(search.estimator(one)));
    }
  }

  private static List<String> trace(Search search) {
    return search.run().trials().stream().map(Trial::toString).toList();
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(ProxyEstimator::of).hasMessageContaining("at least one proxy");
    assertThatThrownBy(() -> ProxyEstimator.of(new Fed()).batchSize(0))
        .hasMessage("batchSize(0): must be at least 1.");
    assertThatThrownBy(() -> ProxyEstimator.of(new Fed()).atOnce(0))
        .hasMessage("atOnce(0): must be at least 1.");
  }
}
