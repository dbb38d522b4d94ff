package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.Language;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;
import org.junit.jupiter.api.Test;

final class PcDartsTest extends SystemConformance {
  private static final SearchSpace PARTIAL =
      SameTrace.cells(SameTrace.SIZES, Language.edgeWeights(Language.partialChannels(4)));

  @Override
  RelaxedSearch composition() {
    return new PcDarts(PARTIAL).warmUp(0).composition();
  }

  @Override
  SearchSpace space() {
    return PARTIAL;
  }

  /** Eight operations on each edge, and the edge itself among those of its node. */
  @Override
  long operationCallsPerStep() {
    return 2 * 3 * 5 * (8 + 1);
  }

  /** A softmax would divide by the number of edges: that is multiplied back. */
  @Test
  void wholeMixturesOnEdgesThatWeighOneAreDartsBitForBit() {
    SearchSpace whole = SameTrace.cells(SameTrace.SIZES, Language.edgeWeights());
    RelaxedSearch neutral = new PcDarts(whole).warmUp(1).composition();
    RelaxedSearch darts = new Darts(SPACE).order(1).composition().schedule(neutral.schedule());
    for (String cell : List.of("normal", "reduce")) {
      for (int node = 2; node < 4; node++) {
        double[] ones = new double[node];
        Arrays.fill(ones, 1);
        neutral = neutral.given(cell + "/node." + node + "/edges", state -> ones.clone());
      }
    }
    SameTrace.assertThatBothLearnTheSame(
        SameTrace.search(whole, neutral.derivation(new StrongestEdges())),
        SameTrace.search(SPACE, darts));
  }

  @Test
  void parametersRestWhileWeightsWarmUp() {
    RelaxedSearch warmed = new PcDarts(PARTIAL).warmUp(2).composition();
    List<TraceRow> rows = SameTrace.search(PARTIAL, warmed).run().trace();
    assertThat(rows.get(1).parameters()).isEqualTo(rows.get(0).parameters());
    assertThat(rows.get(2).parameters()).isNotEqualTo(rows.get(0).parameters());
    assertThat(new PcDarts(PARTIAL).composition().toString())
        .contains("lr_w = cosine(0.1, 0.0)", "lr_a = constant(6.0E-4)")
        .contains("weights only before epoch 15", "50 epochs of batches of 256");
  }

  @Test
  void theEdgesOfANodeShareOne() {
    FoundArchitecture found = SameTrace.search(PARTIAL, composition()).epochs(1).run();
    List<Scores> nodes =
        found.trace().get(0).points().stream()
            .filter(scores -> scores.choice().label().endsWith("/edges"))
            .toList();
    assertThat(nodes).extracting(scores -> scores.choice().size()).containsOnly(2, 3);
    for (Scores node : nodes) {
      double sum = node.point().stream().mapToDouble(share -> share).sum();
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
    assertThat(SPACE.parse(found.derive().architecture().toString())).isNotNull();
  }

  @Test
  void aSpaceWithoutEdgeWeightsIsToldHowToHaveThem() {
    assertThatThrownBy(() -> new PcDarts(SPACE).search())
        .hasMessageStartingWith("PC-DARTS needs a supernet with edgeWeights(partialChannels(4))")
        .hasMessageContaining("darts(sizes(\"darts\"), edgeWeights(partialChannels(4)))");
  }
}
