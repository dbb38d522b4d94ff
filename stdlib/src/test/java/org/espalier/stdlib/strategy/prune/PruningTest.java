package org.espalier.stdlib.strategy.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Spaces.darts;
import static org.espalier.dsl.Spaces.sizes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.cell.Genotype;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.strategy.ToyTable;
import org.espalier.stdlib.strategy.prune.Pruning.Criterion;
import org.espalier.stdlib.strategy.prune.Remaining.Removal;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.supernet.ActivePaths;
import org.junit.jupiter.api.Test;

class PruningTest {
  private static final SearchSpace SPACE = ToyTable.SPACE;
  private static final double[] WEIGHTS = {-1, 0.2, 0.6, 1, -0.3};

  /** The toy table's mean over what is left of each edge, and its opposite in another unit. */
  private static Evaluation judge(Remaining remaining) {
    double mean =
        remaining.options().values().stream()
            .mapToDouble(left -> left.stream().mapToDouble(k -> WEIGHTS[k]).average().orElseThrow())
            .sum();
    return new Evaluation(Map.of("good", mean, "bad", -1000 * mean), "made up");
  }

  @Test
  void endsWithTheBestOptionOfEveryEdgeAfterFourRounds() {
    Pruned pruned = prune(1, "good");
    assertThat(pruned.architecture()).isEqualTo(SPACE.architecture(3, 3, 3, 3, 3, 3));
    assertThat(pruned.rounds()).hasSize(4).allMatch(round -> round.removed().size() == 6);
    // 6 edges of 5, 4, 3 and 2 options.
    assertThat(pruned.judged()).isEqualTo(84);
  }

  @Test
  void severalOptionsCanGoInARoundButOneAlwaysStays() {
    Pruned pruned = prune(3, "good");
    assertThat(pruned.architecture()).isEqualTo(SPACE.architecture(3, 3, 3, 3, 3, 3));
    assertThat(pruned.rounds()).extracting(round -> round.removed().size()).containsExactly(18, 6);
    assertThat(prune(100, "good").rounds()).hasSize(1);
  }

  @Test
  void measuresThatContradictCancelAndTheFirstOptionsGo() {
    assertThat(prune(1, "good", "bad").architecture())
        .isEqualTo(SPACE.architecture(4, 4, 4, 4, 4, 4));
    assertThat(prune(1, "good", "bad", "good").architecture())
        .isEqualTo(SPACE.architecture(3, 3, 3, 3, 3, 3));
  }

  @Test
  void ofSomeMeasuresLessIsBetter() {
    Pruned pruned =
        new Pruning(List.of(Criterion.less("bad")), 1)
            .prune(SPACE, each(PruningTest::judge), r -> {});
    assertThat(pruned.architecture()).isEqualTo(SPACE.architecture(3, 3, 3, 3, 3, 3));
  }

  @Test
  void roundsAreToldAsTheyEnd() {
    List<Pruning.Round> told = new ArrayList<>();
    Pruned pruned =
        new Pruning(List.of(Criterion.more("good")), 1)
            .prune(SPACE, each(PruningTest::judge), told::add);
    assertThat(told).isEqualTo(pruned.rounds());
  }

  private static Function<List<Remaining>, List<Evaluation>> each(
      Function<Remaining, Evaluation> judge) {
    return all -> all.stream().map(judge).toList();
  }

  private static Pruned prune(int perRound, String... measures) {
    Function<Remaining, Evaluation> judge = PruningTest::judge;
    List<Criterion> criteria = Stream.of(measures).map(Criterion::more).toList();
    return new Pruning(criteria, perRound).prune(SPACE, each(judge), round -> {});
  }

  /** A cell of two nodes that read two inputs, and the first node. */
  private static final SearchSpace CELLS = darts(sizes("darts").channels(4).layers(3).size(16));

  @Test
  void nodesKeepTheEdgesWhoseAbsenceCostsTheMost() {
    List<RelaxedChoice> choices = ActivePaths.choices(CELLS.supernet());
    // An option is as good as its place among them, an edge worth as much as the state it reads.
    Function<Remaining, Evaluation> judge =
        remaining -> {
          double good = 0;
          for (Map.Entry<String, List<Integer>> each : remaining.options().entrySet()) {
            double from = Integer.parseInt(each.getKey().replaceAll(".*edge\\.(\\d+)-.*", "$1"));
            double mean = each.getValue().stream().mapToInt(k -> k).average().orElseThrow();
            good += (1 + from) * mean;
          }
          return new Evaluation(Map.of("good", good), "made up");
        };
    Pruned pruned =
        new Pruning(List.of(Criterion.more("good")), 3, 2)
            .prune(CELLS, choices, each(judge), round -> {});
    // Two cells of fourteen edges, of which each of four nodes keeps two.
    assertThat(choices).hasSize(28);
    Pruning.Round last = pruned.rounds().get(pruned.rounds().size() - 1);
    assertThat(last.candidates()).hasSize(28);
    assertThat(last.removed()).hasSize(28 - 16);
    String best = choices.get(0).options().get(choices.get(0).size() - 1);
    Genotype found = Genotype.parse(pruned.architecture().toString());
    for (Genotype.Cell cell : found.cells().values()) {
      for (int node = 0; node < cell.nodes().size(); node++) {
        assertThat(cell.nodes().get(node)).extracting(Genotype.Edge::operation).containsOnly(best);
        assertThat(cell.nodes().get(node))
            .extracting(Genotype.Edge::input)
            .containsExactly(node, node + 1);
      }
    }
  }

  @Test
  void theLastOptionOfADecisionStays() {
    Remaining one = new Remaining(Map.of("edge", List.of(2)));
    assertThat(one.removals()).isEmpty();
    assertThatThrownBy(() -> one.without(new Removal("edge", 2)))
        .hasMessage("No option of 'edge' is left; one must stay.");
    assertThatThrownBy(() -> new Pruning(List.of(), 1)).hasMessageContaining("at least 1 measure");
  }
}
