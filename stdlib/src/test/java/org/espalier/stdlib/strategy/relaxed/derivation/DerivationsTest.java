package org.espalier.stdlib.strategy.relaxed.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.relaxation.Softmax;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DerivationsTest {
  private static final SearchSpace NB201 = nasBench201(sizes("nb201").channels(4).layers(1));

  /** All decisions of a space at random. */
  private static List<Scores> decisions(SearchSpace space, long seed) {
    var random = new Seed(seed).stream("logits");
    List<Scores> scores = new ArrayList<>();
    for (Decision decision : space.decisions().all()) {
      double[] logits = random.doubles(decision.domain().size(), -2, 2).toArray();
      scores.add(
          Table.scores(
              decision.label(), decision.domain().choices(), new Softmax(0).point(logits)));
    }
    return scores;
  }

  private abstract static class DecisionsConformance extends DerivationConformance {
    DecisionsConformance(Derivation derivation) {
      super(derivation, NB201);
    }

    @Override
    List<Scores> scores(long seed) {
      return decisions(space, seed);
    }

    @Override
    List<Scores> certain(Architecture architecture) {
      List<Scores> certain = new ArrayList<>();
      for (Decision decision : space.decisions().all()) {
        double[] one = new double[decision.domain().size()];
        one[architecture.choice(decision.label())] = 1;
        certain.add(Table.scores(decision.label(), decision.domain().choices(), one));
      }
      return certain;
    }

    @Override
    boolean reorders() {
      return false;
    }
  }

  @Nested
  class StrongestEdgesKeepToTheContract extends DerivationConformance {
    StrongestEdgesKeepToTheContract() {
      super(new StrongestEdges(), Table.DARTS);
    }
  }

  /** The first option is none, and the likeliest everywhere. */
  @Test
  void whereASpaceDecidesEveryEdgeAllStayThroughTheirBestOperationButNone() {
    List<Scores> scores = new ArrayList<>();
    int edge = 0;
    for (Decision decision : NB201.decisions().all()) {
      double[] point = {0.6, 0.1, 0.1, 0.1, 0.1};
      point[1 + edge++ % 4] = 0.15;
      scores.add(Table.scores(decision.label(), decision.domain().choices(), point));
    }
    assertThat(new StrongestEdges().derive(NB201, scores).architecture())
        .hasToString(
            "|skip_connect~0|+|nor_conv_1x1~0|nor_conv_3x3~1|"
                + "+|avg_pool_3x3~0|skip_connect~1|nor_conv_1x1~2|");
  }

  @Nested
  class StrongestEdgesWithoutNoneKeepToTheContract extends DerivationConformance {
    StrongestEdgesWithoutNoneKeepToTheContract() {
      super(new StrongestEdges(2, false), Table.DARTS);
    }
  }

  @Nested
  class StrongestPairsKeepToTheContract extends DerivationConformance {
    StrongestPairsKeepToTheContract() {
      super(new StrongestPairs(), Table.DARTS);
    }
  }

  @Nested
  class SkipLimitKeepsToTheContract extends DerivationConformance {
    SkipLimitKeepsToTheContract() {
      super(new SkipLimit(), Table.DARTS);
    }
  }

  @Nested
  class EdgeWeightedKeepsToTheContract extends DerivationConformance {
    EdgeWeightedKeepsToTheContract() {
      super(new EdgeWeighted(new StrongestEdges()), Table.DARTS);
    }

    @Override
    List<Scores> scores(long seed) {
      return withWeights(super.scores(seed), seed);
    }

    @Override
    List<Scores> certain(Architecture architecture) {
      return withWeights(super.certain(architecture), 1);
    }
  }

  @Nested
  class GreedyTraceKeepsToTheContract extends DerivationConformance {
    GreedyTraceKeepsToTheContract() {
      super(new GreedyTrace(decided()), Table.DARTS);
    }
  }

  @Nested
  class LargestOptionKeepsToTheContract extends DecisionsConformance {
    LargestOptionKeepsToTheContract() {
      super(new LargestOption());
    }
  }

  @Nested
  class BestOfSamplesKeepsToTheContract extends DecisionsConformance {
    BestOfSamplesKeepsToTheContract() {
      super(new BestOfSamples(5, new Seed(1), some -> some.network().parameters()));
    }
  }

  private static List<Scores> withWeights(List<Scores> scores, long seed) {
    List<Scores> all = new ArrayList<>(scores);
    var random = new Seed(seed).stream("weights");
    for (String cell : List.of("normal", "reduce")) {
      for (int node = 2; node < 6; node++) {
        List<String> states =
            java.util.stream.IntStream.range(0, node).mapToObj(String::valueOf).toList();
        double[] weights = new Softmax(0).point(random.doubles(node, -1, 1).toArray());
        all.add(Table.scores(cell + "/node." + node + "/edges", states, weights));
      }
    }
    return all;
  }

  private static List<Decided> decided() {
    List<Decided> decided = new ArrayList<>();
    for (String cell : List.of("normal", "reduce")) {
      for (int node = 2; node < 6; node++) {
        decided.add(new Decided(9, cell + "/edge.0-" + node, "sep_conv_3x3"));
        decided.add(new Decided(14, cell + "/edge." + (node - 1) + "-" + node, "skip_connect"));
        if (node > 3) {
          decided.add(new Decided(14, cell + "/edge.2-" + node, "none"));
        }
      }
    }
    decided.removeIf(some -> some.label().endsWith("/edge.2-3") && some.option().equals("none"));
    return decided;
  }

  @Test
  void aLikelyNoneMakesAnEdgeWeakThoughItIsNeverChosen() {
    double[] weak = new Softmax(0).point(new double[] {5, 0, 0, 0, 3, 0, 0, 0});
    double[] strong = Table.logit("sep_conv_3x3", 1);
    List<Scores> scores = Table.of(label -> label.endsWith("/edge.0-3") ? weak : strong);
    Derived derived = new StrongestEdges().derive(Table.DARTS, scores);
    assertThat(derived.reasons())
        .contains("normal/node.3 keeps 1 by sep_conv_3x3 (0.2797), 2 by sep_conv_3x3 (0.2797)");
    assertThat(new StrongestEdges(3, true).toString()).isEqualTo("strongestEdges(3)");
    Derived without = new StrongestEdges(2, false).derive(Table.DARTS, scores);
    assertThat(without.reasons().get(1))
        .startsWith("normal/node.3 keeps 0 by sep_conv_3x3 (0.7700), 1 by sep_conv_3x3 (0.3118)");
    assertThat(String.format(java.util.Locale.ROOT, "%.4f", weak[4])).isEqualTo("0.1151");
  }

  @Test
  void equalScoresTakeTheLowerIndices() {
    Derived derived =
        new StrongestEdges().derive(Table.DARTS, Table.of(label -> Table.logit("none", 0)));
    assertThat(derived.architecture().toString())
        .startsWith(
            "Genotype(normal=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ('max_pool_3x3', 0), "
                + "('max_pool_3x3', 1), ('max_pool_3x3', 0), ('max_pool_3x3', 1)");
  }

  @Test
  void pairsMayBeTwoOperationsOfOneEdge() {
    TwoInputCell blocks =
        cell("normal").inputs(2).nodes(4).pick(2, ops(SKIP_CONNECT, SEP_CONV_3X3, SEP_CONV_5X5));
    SearchSpace space =
        GenotypeNetwork.around(
            sizes("darts").channels(4).layers(3), blocks, blocks.named("reduce"));
    List<Scores> scores =
        Table.of(
            label ->
                label.endsWith("/edge.1-2")
                    ? new double[] {0, 0, 0, 0, .5, .4, 0, 0}
                    : new double[] {0, 0, 0, .3, .1, .1, 0, 0});
    Derived twice = new StrongestPairs(2, false).derive(space, scores);
    assertThat(twice.architecture().toString())
        .startsWith("Genotype(normal=[('sep_conv_3x3', 1), ('sep_conv_5x5', 1), ");
    Derived once = new StrongestPairs().derive(Table.DARTS, scores);
    assertThat(once.architecture().toString())
        .startsWith("Genotype(normal=[('skip_connect', 0), ('sep_conv_3x3', 1), ");
    assertThat(once.reasons())
        .contains("normal/edge.1-2 is read already, so 1 by sep_conv_5x5 (0.4000) is passed over");
  }

  @Test
  void weightsOfEdgesCountInTheScores() {
    List<Scores> scores = new ArrayList<>(Table.of(label -> Table.logit("sep_conv_3x3", 1)));
    for (String cell : List.of("normal", "reduce")) {
      scores.add(Table.scores(cell + "/node.2/edges", List.of("0", "1"), .5, .5));
      scores.add(Table.scores(cell + "/node.3/edges", List.of("0", "1", "2"), .1, .5, .4));
      scores.add(Table.scores(cell + "/node.4/edges", List.of("0", "1", "2", "3"), .4, .1, .1, .4));
      scores.add(
          Table.scores(
              cell + "/node.5/edges", List.of("0", "1", "2", "3", "4"), .1, .1, .1, .2, .5));
    }
    EdgeWeighted weighted = new EdgeWeighted(new StrongestEdges());
    assertThat(weighted.derive(Table.DARTS, scores).reasons())
        .contains("normal/node.3 keeps 1 by sep_conv_3x3 (0.1399), 2 by sep_conv_3x3 (0.1119)")
        .contains("reduce/node.5 keeps 4 by sep_conv_3x3 (0.1399), 3 by sep_conv_3x3 (0.0559)");
    assertThatThrownBy(() -> new StrongestEdges().derive(Table.DARTS, scores))
        .hasMessageContaining("'normal/node.2/edges' is no edge of a cell");
    assertThatThrownBy(() -> weighted.derive(Table.DARTS, Table.random(1)))
        .hasMessageContaining("There is no weight of edge 0 in 'normal/node.2/edges'");
  }

  @Test
  void theWeakestSkipsGoFirst() {
    Map<String, Double> skips =
        Map.of(
            "normal/edge.0-2",
            .6,
            "normal/edge.1-3",
            .3,
            "normal/edge.2-4",
            .5,
            "normal/edge.4-5",
            .4);
    List<Scores> scores =
        Table.of(
            label -> {
              double skip = skips.getOrDefault(label, 0.0);
              return new double[] {
                .05, .01, .01, skip, label.hashCode() % 7 / 1000.0 + .2, .1, 0, 0
              };
            });
    List<String> left = new ArrayList<>();
    int before = Integer.MAX_VALUE;
    for (int most = 4; most >= 0; most--) {
      Derived derived =
          new SkipLimit("normal", most, new StrongestEdges()).derive(Table.DARTS, scores);
      int count = SkipLimit.count(derived, "normal");
      assertThat(count).isEqualTo(most).isLessThan(before);
      before = count;
      derived.reasons().stream()
          .filter(r -> r.contains("loses"))
          .reduce((a, b) -> b)
          .ifPresent(left::add);
    }
    assertThat(left)
        .extracting(reason -> reason.substring(0, reason.indexOf(',')))
        .containsExactly(
            "normal/edge.1-3 loses its skip_connect (0.3000)",
            "normal/edge.4-5 loses its skip_connect (0.4000)",
            "normal/edge.2-4 loses its skip_connect (0.5000)",
            "normal/edge.0-2 loses its skip_connect (0.6000)");
    assertThatThrownBy(
            () -> new SkipLimit("cell", 1, new StrongestEdges()).derive(Table.DARTS, scores))
        .hasMessageContaining("There is no cell 'cell'");
  }

  @Test
  void skipsThatCannotGoAreReported() {
    List<Scores> scores = new ArrayList<>();
    Table.random(1)
        .forEach(
            s ->
                scores.add(
                    Table.scores(s.choice().label(), List.of("none", "skip_connect"), 0, 1)));
    assertThatThrownBy(() -> new SkipLimit().derive(Table.DARTS, scores))
        .hasMessageContaining("has edges without any operation but skip_connect, so 8 skip");
  }

  @Test
  void decisionsOfAChainTakeTheirLargestOptions() {
    List<Scores> scores = decisions(NB201, 9);
    Derived derived = new LargestOption().derive(NB201, scores);
    Map<String, Integer> expected = new TreeMap<>();
    for (Scores choice : scores) {
      double most = choice.point().stream().mapToDouble(p -> p).max().orElseThrow();
      expected.put(choice.choice().label(), choice.point().indexOf(most));
    }
    expected.forEach(
        (label, option) -> assertThat(derived.architecture().choice(label)).isEqualTo(option));
    assertThatThrownBy(() -> new LargestOption().derive(Table.DARTS, Table.random(1)))
        .hasMessageContaining("The space decides 'normal/node.2/operation.0' between")
        .hasMessageContaining("Use strongestEdges()");
    List<Scores> more = new ArrayList<>(scores);
    more.add(Table.scores("elsewhere", List.of("a", "b"), 0, 1));
    assertThatThrownBy(() -> new LargestOption().derive(NB201, more))
        .hasMessageContaining("choices that the space does not decide");
  }

  @Test
  void theMostValuedOfSomeSamplesIsTaken() {
    List<Scores> scores = decisions(NB201, 2);
    BestOfSamples best = new BestOfSamples(30, new Seed(3), some -> some.network().parameters());
    List<Architecture> candidates = best.candidates(NB201, scores);
    assertThat(candidates).hasSizeBetween(10, 30).doesNotHaveDuplicates();
    long most =
        candidates.stream().mapToLong(some -> some.network().parameters()).max().orElseThrow();
    Derived derived = best.derive(NB201, scores);
    assertThat(derived.architecture().network().parameters()).isEqualTo(most);
    assertThat(derived.reasons()).hasSameSizeAs(candidates);
  }

  @Test
  void samplesFollowTheScores() {
    List<Scores> scores = new ArrayList<>();
    for (Decision decision : NB201.decisions().all()) {
      scores.add(Table.scores(decision.label(), decision.domain().choices(), 0, 0, 0, .25, .75));
    }
    var drawn = new HashMap<Integer, Integer>();
    for (long seed = 0; seed < 500; seed++) {
      Architecture one =
          new BestOfSamples(1, new Seed(seed), some -> 0).candidates(NB201, scores).get(0);
      drawn.merge(one.choice(0), 1, Integer::sum);
    }
    assertThat(drawn.keySet()).containsOnly(3, 4);
    assertThat(drawn.get(4)).isBetween(330, 420);
  }

  @Test
  void theTraceOfAGreedySearchIsItsArchitecture() {
    Derived derived = new GreedyTrace(decided()).derive(Table.DARTS, Table.random(1));
    assertThat(derived.architecture().toString())
        .startsWith(
            "Genotype(normal=[('sep_conv_3x3', 0), ('skip_connect', 1), ('sep_conv_3x3', 0), "
                + "('skip_connect', 2), ('sep_conv_3x3', 0), ('skip_connect', 3)");
    assertThat(derived.reasons()).startsWith("epoch 9: normal/edge.0-2 takes sep_conv_3x3");
    List<Decided> twice = List.of(new Decided(1, "a", "b"), new Decided(2, "a", "b"));
    assertThatThrownBy(() -> new GreedyTrace(twice).derive(Table.DARTS, Table.random(1)))
        .hasMessage("'a' was decided twice.");
    List<Decided> unknown = List.of(new Decided(1, "normal/edge.0-2", "conv"));
    assertThatThrownBy(() -> new GreedyTrace(unknown).derive(Table.DARTS, Table.random(1)))
        .hasMessageContaining("was decided for 'conv', but has [none,");
  }

  @Test
  void importanceCertaintyAndStabilityAreTheCards() {
    Scores sure = Table.scores("e", List.of("none", "a", "b"), .4, .6, 0);
    Scores even = Table.scores("e", List.of("none", "a", "b"), .2, .4, .4);
    assertThat(GreedyCriterion.importance(sure)).isEqualTo(.6);
    assertThat(GreedyCriterion.certainty(sure)).isEqualTo(1);
    assertThat(GreedyCriterion.certainty(even)).isZero();
    GreedyCriterion second = new GreedyCriterion(true, 4);
    assertThat(second.stability(List.of(even, even, even))).isEqualTo(1);
    assertThat(second.stability(List.of(even))).isEqualTo(1);
    assertThat(second.stability(List.of(even, even, sure))).isEqualTo(.5);
    assertThat(new GreedyCriterion(true, 1).stability(List.of(even, sure, sure))).isEqualTo(1);
  }

  @Test
  void theSurestImportantEdgeIsDecidedNext() {
    List<String> options = List.of("none", "a", "b");
    List<Scores> now =
        List.of(
            Table.scores("1", options, .5, .5, 0),
            Table.scores("2", options, .1, .6, .3),
            Table.scores("3", options, .2, .1, .7),
            Table.scores("4", options, .1, .45, .45));
    GreedyCriterion first = new GreedyCriterion();
    // EI .5 .9 .8 .9 becomes 0 1 .75 1; SC 1, .0817, .4564, 0 stays: 0, .0817, .3423, 0.
    double[] scores = first.scores(List.of(now));
    assertThat(scores[0]).isZero();
    assertThat(scores[1]).isCloseTo(.0817, org.assertj.core.api.Assertions.within(1e-4));
    assertThat(scores[2]).isCloseTo(.3423, org.assertj.core.api.Assertions.within(1e-4));
    assertThat(first.next(9, List.of(now), java.util.Set.of("1", "2", "3", "4")))
        .contains(new Decided(9, "3", "b"));
    assertThat(first.next(14, List.of(now), java.util.Set.of("1", "2", "4")))
        .contains(new Decided(14, "2", "a"));
    assertThat(first.next(19, List.of(now), java.util.Set.of())).isEmpty();
    assertThat(new RelaxedChoice("1", options).size()).isEqualTo(3);
  }
}
