package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.dsl.Spaces.*;
import static org.espalier.stdlib.Primitives.*;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.estimate.ProxyEstimator;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.strategy.AgingEvolution;
import org.espalier.stdlib.strategy.BlockReplacement;
import org.espalier.stdlib.strategy.Preference;
import org.espalier.stdlib.strategy.RandomSearch;
import org.espalier.stdlib.strategy.ToyTable;
import org.espalier.stdlib.strategy.prune.Pruned;
import org.espalier.stdlib.strategy.prune.Pruning;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.derivation.BestOfSamples;
import org.espalier.stdlib.strategy.relaxed.derivation.LargestOption;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.espalier.stdlib.study.Study;
import org.espalier.stdlib.study.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Systems that rank without training, with made-up scores where those are not their subject. */
@ExtendWith(OneThread.class)
class ProxySystemsTest {
  private static final SearchSpace CHAINS = zenNas();

  /** Grows with width and depth, as the Zen-score does. */
  private static final Estimator SIZE =
      (architecture, seed) ->
          new Evaluation(
              Map.of("zen", Math.log((double) architecture.network().parameters())), "made up");

  private static ZenNas zen() {
    return new ZenNas(
            CHAINS,
            SIZE,
            List.of(params().atMost(1_000_000), ZenNas.layers().atMost(18)),
            new Architecture(CHAINS, new int[CHAINS.decisions().all().size()]))
        .judge(SIZE);
  }

  @Test
  void zenNasNeverLeavesItsBudgetAndComesNearIt() {
    Study study =
        zen()
            .budget(params().atMost(100_000), ZenNas.layers().atMost(9))
            .trials(400)
            .listener((soFar, ended) -> {})
            .seed(1)
            .run();
    assertThat(study.finished()).hasSizeGreaterThan(100);
    for (Trial trial : study.finished()) {
      assertThat(trial.architecture().network().parameters()).isLessThanOrEqualTo(100_000);
      assertThat(ZenNas.layers().of(trial.architecture().network())).isLessThanOrEqualTo(9);
    }
    assertThat(study.trials()).anyMatch(trial -> trial.status() == Trial.Status.INFEASIBLE);
    assertThat(Math.exp(study.best().value())).isGreaterThan(70_000);
  }

  @Test
  void zenNasBeginsNearItsInitialNetwork() {
    Study study = zen().trials(11).listener((soFar, ended) -> {}).seed(2).run();
    for (Trial trial : study.trials()) {
      Set<String> changed = new HashSet<>();
      trial
          .architecture()
          .values()
          .forEach(
              (label, value) -> {
                if (!value.equals(zen().initial().values().get(label))) {
                  changed.add(label.substring(0, label.indexOf('/')));
                }
              });
      assertThat(changed).as(trial.toString()).hasSize(1);
    }
  }

  @Test
  void everySystemHasAWordWithItsPapersSettings() {
    assertThat(zenNas(CHAINS).composition())
        .hasToString(
            "evolution(population(512), sample(1), the worst dies), proxies(zen).batchSize(64),"
                + " maximize(zen()) subject to parameters at most 1,000,000 subject to layers of"
                + " blocks at most 18, 480000 trials, seed 0");
    SearchSpace cells = ToyTable.SPACE;
    assertThat(naswot(cells).composition())
        .hasToString(
            "randomSearch(), proxies(naswot).batchSize(128), maximize(naswot()), 1000 trials, seed"
                + " 0");
    assertThat(gradSign(cells).judge().measures()).containsExactly("gradsign");
    assertThat(knas(cells).trained()).isEqualTo(20);
    assertThat(gradSignAssisted(cells).preference().measure()).isEqualTo("gradsign");
    assertThat(tegNas(cells).pruning().criteria()).hasSize(3);
    assertThat(tegNasReinforcement(cells).composition())
        .hasToString(
            "reinforced(Gain[criteria=[Criterion[measure=teg_nas/kappa, sign=-1],"
                + " Criterion[measure=teg_nas/regions, sign=1], Criterion[measure=teg_nas/error,"
                + " sign=-1]], buffer=10], rate 0.04, kept 0.9), proxies(teg_nas).batchSize(64),"
                + " maximize(teg_nas()), 500 trials, seed 0");
    assertThat(tegNasEvolution(cells).composition())
        .hasToString(
            "evolution(population(256), sample(64), the oldest dies, ranks by [teg_nas/kappa,"
                + " teg_nas/regions, teg_nas/error]), proxies(teg_nas).batchSize(64),"
                + " maximize(teg_nas()), 1256 trials, seed 0");
    assertThat(freeDarts(cells).judge().measures()).containsExactly("freedarts");
    assertThat(zeroCost("synflow", "l2").measures()).containsExactly("synflow", "l2");
  }

  @Test
  void layersOfAPublishedNetworkAreCounted() {
    Architecture published =
        CHAINS.parse(
            "SuperConvK3BNRELU(3,88,1,1)SuperResK1K7K1(88,120,1,16,1)"
                + "SuperResK1K7K1(120,192,2,16,3)SuperResK1K5K1(192,224,1,24,4)"
                + "SuperResK1K5K1(224,96,2,24,2)SuperResK1K3K1(96,168,2,40,3)"
                + "SuperResK1K3K1(168,112,1,48,3)SuperConvK1BNRELU(112,512,1,1)");
    assertThat(published.network().parameters()).isEqualTo(994_674);
    assertThat(ZenNas.layers().of(published.network())).isEqualTo(18);
  }

  @Test
  void aReplacedBlockKeepsToTheFactorsOfItsNumbers() {
    Architecture parent =
        CHAINS.sample(new Seed(4)).with("stage.2/channels", "80").with("stage.2/repeat", "3");
    Set<String> channels = new HashSet<>();
    Set<String> repeats = new HashSet<>();
    var random = new Seed(5).stream("mutation");
    for (int i = 0; i < 600; i++) {
      Architecture child = new BlockReplacement(1).mutate(parent, random);
      channels.add(child.values().get("stage.2/channels"));
      repeats.add(child.values().get("stage.2/repeat"));
    }
    // 80 times 2.5, 2, 1.5, 1.25, 1, 0.8, 0.667, 0.5 and 0.4, to the nearest multiple of 8.
    assertThat(channels)
        .containsExactlyInAnyOrder("200", "160", "120", "96", "80", "64", "56", "40", "32");
    assertThat(repeats).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
  }

  /** Blocks behind the stem with their strides, such as {@code 1x3} for three layers. */
  private static List<String> blocks(Architecture chain) {
    return Pattern.compile("SuperRes\\w+\\((\\d+),(\\d+),(\\d+),(\\d+),(\\d+)\\)")
        .matcher(chain.toString())
        .results()
        .map(block -> block.group(3) + "x" + block.group(5))
        .toList();
  }

  @Test
  void aBlockThatGrowsTooDeepIsSplitIntoTwoBehindEachOther() {
    Architecture parent =
        CHAINS.parse(
            "SuperConvK3BNRELU(3,8,1,1)SuperResK1K3K1(8,16,1,8,1)SuperResK3K3(16,80,2,24,5)"
                + "SuperResK1K3K1(80,8,2,8,1)SuperResK1K3K1(8,8,2,8,1)SuperConvK1BNRELU(8,512,1,1)");
    Set<List<String>> found = new HashSet<>();
    var random = new Seed(8).stream("mutation");
    for (int i = 0; i < 600; i++) {
      Architecture child = new BlockReplacement(1).mutate(parent, random);
      List<String> blocks = blocks(child);
      found.add(blocks);
      if (blocks.size() > 4) {
        assertThat(blocks).containsExactly("1x1", "2x3", "1x3", "2x1", "2x1");
        Map<String, String> values = child.values();
        for (String what : List.of("channels", "inside", "block")) {
          assertThat(values.get("stage.5/" + what)).isEqualTo(values.get("stage.4/" + what));
        }
        assertThat(child.network().shape().elements()).isEqualTo(10);
      }
    }
    assertThat(found)
        .contains(List.of("1x1", "2x3", "1x3", "2x1", "2x1"), List.of("1x1", "2x3", "2x1", "2x1"))
        .contains(List.of("1x2", "2x5", "2x1", "2x1"))
        .allMatch(blocks -> blocks.stream().noneMatch(block -> block.endsWith("x0")));
  }

  @Test
  void whereThereIsNoRoomABlockKeepsToItsMostLayers() {
    Architecture full =
        CHAINS.parse(
            "SuperConvK3BNRELU(3,8,1,1)SuperResK1K3K1(8,16,1,8,5)SuperResK3K3(16,80,1,24,5)"
                + "SuperResK1K3K1(80,8,2,8,5)SuperResK1K3K1(8,8,2,8,1)SuperResK1K3K1(8,8,2,8,1)"
                + "SuperConvK1BNRELU(8,512,1,1)");
    Set<Integer> sizes = new HashSet<>();
    var random = new Seed(9).stream("mutation");
    for (int i = 0; i < 600; i++) {
      List<String> blocks = blocks(new BlockReplacement(1).mutate(full, random));
      sizes.add(blocks.size());
      assertThat(blocks.subList(0, 2)).allMatch(block -> block.startsWith("1x"));
      assertThat(blocks.get(2)).startsWith("2x");
    }
    assertThat(sizes).as("only the third block has room behind it").containsExactly(5, 6);
  }

  @Test
  void zenNasGrowsMoreBlocksThanItBeganWith() {
    Study study =
        zen()
            .budget(params().atMost(4_000_000))
            .trials(700)
            .listener((s, ended) -> {})
            .seed(1)
            .run();
    assertThat(blocks(study.trials().get(0).architecture())).hasSize(4);
    assertThat(study.finished()).anyMatch(trial -> blocks(trial.architecture()).size() > 4);
  }

  @Test
  void aSearchByAProxyTakesTheBestAndMoreCandidatesAreNeverWorse() {
    ProxySearch search =
        new ProxySearch(
            ToyTable.SPACE,
            ProxyEstimator.of(Proxies.named("params")),
            "params",
            new RandomSearch(),
            1_000);
    Study few = quiet(search, 10);
    Study more = quiet(search, 40);
    assertThat(more.trials().subList(0, 10))
        .extracting(Trial::architecture)
        .isEqualTo(few.trials().stream().map(Trial::architecture).toList());
    assertThat(more.best().value()).isGreaterThanOrEqualTo(few.best().value());
    assertThat(more.best().value())
        .isEqualTo(
            more.trials().stream()
                .mapToDouble(trial -> trial.architecture().network().parameters())
                .max()
                .orElseThrow());
  }

  private static Study quiet(DiscreteSystem system, int trials) {
    return system.trials(trials).listener((soFar, ended) -> {}).seed(7).run();
  }

  @Test
  void knasTrainsNestedSetsSoThatMoreAreNeverWorse() {
    Estimator half =
        (architecture, seed) ->
            new Evaluation(Map.of("knas", (double) architecture.choice(0)), "made up");
    Knas knas = new Knas(ToyTable.SPACE, new Preference(half, "knas"), 100, 20);
    List<Trial> largest = List.of();
    double best = Double.NEGATIVE_INFINITY;
    for (int trained : new int[] {5, 10, 20}) {
      Study study =
          knas.trained(trained)
              .estimator(new ToyTable())
              .listener((soFar, ended) -> {})
              .seed(3)
              .run();
      assertThat(study.trials()).hasSize(trained);
      assertThat(study.trials().subList(0, largest.size()))
          .extracting(Trial::architecture)
          .isEqualTo(largest.stream().map(Trial::architecture).toList());
      assertThat(study.best().value()).isGreaterThanOrEqualTo(best);
      best = study.best().value();
      largest = study.trials();
    }
    // Of 100 a fifth has the greatest first choice.
    assertThat(largest.get(4).architecture().choice(0)).isEqualTo(4);
  }

  @Test
  void helpThatIsTurnedOffIsThePlainStrategy() {
    Estimator never =
        (architecture, seed) -> {
          throw new AssertionError("nothing is judged");
        };
    Assisted off =
        new Assisted(
            ToyTable.SPACE, new AgingEvolution(10, 3), new Preference(never, "x"), 0, 0, 1);
    Study plain =
        search(ToyTable.SPACE)
            .strategy(new AgingEvolution(10, 3))
            .estimator(new ToyTable())
            .trials(50)
            .listener((soFar, ended) -> {})
            .run();
    assertThat(
            off.estimator(new ToyTable()).trials(50).listener((soFar, ended) -> {}).run().trials())
        .extracting(Trial::architecture)
        .isEqualTo(plain.trials().stream().map(Trial::architecture).toList());
  }

  @Test
  void teNasJudgesSupernetsOfWhatIsLeft() {
    SearchSpace space = nasBench201(sizes("nb201").channels(2).layers(1).size(8));
    try (ProxyEstimator judge = ProxyEstimator.of(Proxies.named("params")).batchSize(2)) {
      Pruned pruned =
          new TeNas(space, judge, new Pruning(List.of(Pruning.Criterion.more("params")), 1)).run();
      // What has the most parameters stays, and the supernet of one option each is its network.
      assertThat(pruned.architecture()).isEqualTo(space.architecture(3, 3, 3, 3, 3, 3));
      assertThat(pruned.judged()).isEqualTo(84);
      assertThat(
              pruned.rounds().get(3).judged().stream().mapToDouble(e -> e.measure("params")).max())
          .hasValue(lastButOne(space, pruned));
    }
  }

  @Test
  void teNasOnDartsCellsKeepsTwoEdgesOfEachNode() {
    SearchSpace space = darts(sizes("darts").channels(2).layers(3).size(16));
    try (ProxyEstimator judge = ProxyEstimator.of(Proxies.named("params")).batchSize(2)) {
      Pruned pruned =
          new TeNas(space, judge, new Pruning(List.of(Pruning.Criterion.more("params")), 1))
              .perRound(7)
              .edges(2)
              .run();
      assertThat(pruned.rounds()).hasSize(2);
      assertThat(pruned.rounds().get(0).candidates()).hasSize(28 * 8);
      assertThat(pruned.rounds().get(1).candidates()).hasSize(28);
      assertThat(pruned.rounds().get(1).removed()).hasSize(28 - 16);
      // The separable 5x5 convolution has the most parameters of all operations.
      assertThat(pruned.architecture().toString())
          .contains("sep_conv_5x5")
          .doesNotContain("none", "pool", "skip", "dil_conv", "3x3");
    }
  }

  /** Without the weaker option of one edge, the other five have two. */
  private static double lastButOne(SearchSpace space, Pruned pruned) {
    List<Pruning.Round> rounds = pruned.rounds();
    var removed = rounds.get(3).removed();
    long dense = pruned.architecture().network().parameters();
    double other =
        IntStream.range(0, 6)
            .mapToDouble(
                edge -> {
                  int[] choices = {0, 0, 0, 0, 0, 0};
                  choices[edge] = removed.get(edge).option();
                  return space.architecture(choices).network().parameters();
                })
            .sum();
    double none = space.architecture(0, 0, 0, 0, 0, 0).network().parameters();
    double each = (other - 6 * none) / 6;
    return dense + 5 * each;
  }

  @Test
  void teNasAndTegNasPruneByWhatTheirPapersRank() {
    SearchSpace space = nasBench201(sizes("nb201").channels(2).layers(1).size(8));
    for (TeNas system : List.of(teNas(space), tegNas(space))) {
      TeNas small = system.judge(judge -> judge.batchSize(4)).perRound(4);
      Pruned pruned = small.run();
      assertThat(pruned.rounds()).hasSize(1);
      assertThat(pruned.judged()).isEqualTo(30);
      assertThat(pruned.rounds().get(0).judged())
          .allMatch(each -> each.measure(system.pruning().criteria().get(0).measure()) >= 1)
          .allMatch(each -> each.measure(system.pruning().criteria().get(1).measure()) >= 1);
      assertThat(small.judge(judge -> judge.atOnce(2)).run()).isEqualTo(pruned);
    }
  }

  @Test
  void tegNasSearchesByItsThreeSignals() {
    SearchSpace space = nasBench201(sizes("nb201").channels(2).layers(1).size(8));
    for (ProxySearch system : List.of(tegNasReinforcement(space), tegNasEvolution(space))) {
      ProxySearch small = system.judge(judge -> judge.batchSize(4));
      Study study = quiet(small, 12);
      assertThat(study.finished()).isNotEmpty();
      for (Trial trial : study.finished()) {
        Map<String, Double> measures =
            Objects.requireNonNull(trial.evaluation(), "measured").measures();
        assertThat(measures)
            .containsKeys("teg_nas/kappa", "teg_nas/regions", "teg_nas/error", "teg_nas");
      }
      assertThat(quiet(small, 12).trials())
          .extracting(Trial::architecture)
          .isEqualTo(study.trials().stream().map(Trial::architecture).toList());
    }
  }

  @Test
  void ofDrawsTheOneThatAProxyPrefersIsTaken() {
    List<Scores> even =
        ToyTable.SPACE.decisions().all().stream()
            .map(
                each ->
                    new Scores(
                        new RelaxedChoice(each.label(), each.domain().choices()),
                        List.of(0.1, 0.2, 0.3, 0.1, 0.3)))
            .toList();
    BestOfSamples choice =
        BestOfSamples.preferred(100, new Seed(4), new Preference(new ToyTable(), "accuracy"));
    List<Architecture> drawn = choice.candidates(ToyTable.SPACE, even);
    assertThat(drawn).hasSizeGreaterThan(90);
    double best = drawn.stream().mapToDouble(ToyTable::value).max().orElseThrow();
    assertThat(ToyTable.value(choice.derive(ToyTable.SPACE, even).architecture())).isEqualTo(best);
  }

  @Test
  void allFlowPassesEveryCellsOutputAndNoneHasNothing() {
    SearchSpace space = nasBench201(sizes("nb201").channels(2).layers(2).size(8));
    FreeDarts system = new FreeDarts(space);
    double intoOutputs = 0;
    for (Scores edge : system.saliencies()) {
      assertThat(edge.point().get(0)).as(edge.choice().label()).isZero();
      boolean last = edge.choice().label().endsWith("-3");
      intoOutputs += last ? edge.point().stream().mapToDouble(x -> x).sum() : 0;
    }
    // Six cells in a row share their choices.
    assertThat(intoOutputs).isCloseTo(6, within(1e-3));
    assertThat(system.saliencies()).isEqualTo(system.saliencies());
    assertThat(system.saliencies()).isNotEqualTo(system.seed(2).saliencies());
  }

  @Test
  void freeDartsChoosesWhereMostFlowsAndNeverNone() {
    SearchSpace space = nasBench201(sizes("nb201").channels(4).layers(1).size(8));
    FreeDarts system = new FreeDarts(space).derivation(new LargestOption()).seed(3);
    Architecture found = system.run().architecture();
    assertThat(found).isEqualTo(system.run().architecture());
    // A 3x3 convolution with absolute weights lets the most through.
    assertThat(found).isEqualTo(space.architecture(3, 3, 3, 3, 3, 3));
  }

  @Test
  void freeDartsKeepsTwoEdgesOfEachNodeOfADartsCell() {
    Architecture found =
        new FreeDarts(darts(sizes("darts").channels(4).layers(3).size(16))).run().architecture();
    assertThat(found.toString()).doesNotContain("none");
  }
}
