package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.SearchListener;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.regulariser.CostForm;
import org.espalier.stdlib.train.Stripes;
import org.junit.jupiter.api.Test;

final class FbNetTest extends SystemConformance {
  private static final SearchSpace CHAIN =
      network(image(1, 8, 8))
          .stem(conv(3, 4))
          .stage(
              stage()
                  .choose(
                      ops(
                          mbconv(kernel(3), expand(1).always()),
                          mbconv(kernel(5), expand(3).always()),
                          SKIP))
                  .channels(4)
                  .each(3))
          .classes(2);

  private static final FbNet SYSTEM = new FbNet(CHAIN, table(CHAIN.supernet()));

  /** 10 microseconds for an operation and 1 for a thousand multiply-adds. */
  private static LatencyTable table(Graph graph) {
    Map<String, LatencyTable.Entry> entries = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      boolean mixes = node.operation() instanceof MixingWeights;
      if (!mixes && LatencyTable.takesTime(node.operation())) {
        LatencyTable.Entry entry = LatencyTable.Entry.of(graph, node, 0.01 + node.macs() * 1e-6);
        entries.put(entry.operation(), entry);
      }
    }
    return new LatencyTable("toy", List.copyOf(entries.values()));
  }

  @Override
  RelaxedSearch composition() {
    return SYSTEM.warmUp(0).composition();
  }

  @Override
  SearchSpace space() {
    return CHAIN;
  }

  /** All three blocks of each of three layers run, for each of the two steps. */
  @Override
  long operationCallsPerStep() {
    return 2 * 3 * 3;
  }

  @Test
  void aLatencyToThePowerOfZeroChangesNoBit() {
    RelaxedSearch free = SYSTEM.warmUp(0).form(new CostForm.LogPower(1, 0)).composition();
    SameTrace.assertThatBothLearnTheSame(
        SameTrace.search(CHAIN, free),
        SameTrace.search(CHAIN, SameTrace.withoutRegularisers(free)));
  }

  @Test
  void theTemperatureFallsByTheSameFactorAndParametersWarmUp() {
    RelaxedSearch warmed = SYSTEM.warmUp(2).composition();
    List<TraceRow> rows = SameTrace.search(CHAIN, warmed).run().trace();
    assertThat(rows)
        .extracting(row -> Math.round(1e4 * row.numbers().getOrDefault("tau", 0.0)))
        .containsExactly(50000L, 47800L, 45697L);
    assertThat(rows.get(1).parameters()).isEqualTo(rows.get(0).parameters());
    assertThat(rows.get(2).parameters()).isNotEqualTo(rows.get(0).parameters());
    assertThat(rows.get(2).terms()).containsOnlyKeys("expected latency on toy");
    assertThat(SYSTEM.composition().toString())
        .contains("weights only before epoch 10", "90 epochs of batches of 192")
        .contains("expectedCost(latency on toy, logPower(0.2, 0.6))");
  }

  @Test
  void aFifthOfTheImagesIsHeldOutForTheParameters() {
    List<Integer> steps = new ArrayList<>();
    SYSTEM
        .search()
        .on(new Stripes(40))
        .batchSize(8)
        .epochs(1)
        .engine(EngineChoice.pytorch())
        .listener(
            new SearchListener() {
              @Override
              public void step(int epoch, int step, int count, double loss) {
                steps.add(count);
              }
            })
        .run();
    assertThat(steps).containsExactly(4, 4, 4, 4);
  }

  @Test
  void theBestOfSomeNetworksIsTakenAndNoneIsValuedBefore() {
    List<Architecture> asked = new ArrayList<>();
    FbNet best =
        SYSTEM.best(
            20,
            network -> {
              asked.add(network);
              return -network.network().parameters();
            });
    FoundArchitecture found = SameTrace.search(CHAIN, best.composition()).epochs(1).run();
    assertThat(asked).isEmpty();
    Architecture taken = found.derive().architecture();
    assertThat(asked).hasSizeBetween(10, 20).doesNotHaveDuplicates().contains(taken);
    assertThat(asked).allMatch(some -> some.network().parameters() >= taken.network().parameters());
  }
}
