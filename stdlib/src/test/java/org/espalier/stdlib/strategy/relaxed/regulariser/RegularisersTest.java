package org.espalier.stdlib.strategy.relaxed.regulariser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.stdlib.strategy.relaxed.FormulaSupernet;
import org.espalier.stdlib.strategy.relaxed.Regulariser;
import org.espalier.stdlib.strategy.relaxed.Regulariser.Reads;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RegularisersTest {
  private static final SearchSpace CELLS = nasBench201(sizes("nb201").channels(4).layers(1));
  private static final List<RelaxedChoice> CHOICES = FormulaSupernet.choices(CELLS.supernet());
  private static final SupernetCost MACS = SupernetCost.of(CELLS.supernet(), NodeCost.macs());

  private static List<Scores> even(List<RelaxedChoice> choices) {
    return choices.stream()
        .map(
            choice ->
                new Scores(
                    choice, java.util.Collections.nCopies(choice.size(), 1.0 / choice.size())))
        .toList();
  }

  /** Weights of 1 for what an architecture of a space of equal labels chose. */
  private static List<Scores> oneHot(List<RelaxedChoice> choices, Architecture architecture) {
    List<Scores> weights = new ArrayList<>();
    for (RelaxedChoice choice : choices) {
      List<Double> point = new ArrayList<>(java.util.Collections.nCopies(choice.size(), 0.0));
      point.set(architecture.choice(choice.label()), 1.0);
      weights.add(new Scores(choice, point));
    }
    return weights;
  }

  private static ExpectedCost macs(CostForm form) {
    return new ExpectedCost(MACS, form, Reads.POINT);
  }

  @Nested
  class LinearCostKeepsToTheContract extends RegulariserConformance {
    LinearCostKeepsToTheContract() {
      super(macs(new CostForm.Linear(1e-7)), CHOICES);
    }
  }

  @Nested
  class NormalisedCostKeepsToTheContract extends RegulariserConformance {
    NormalisedCostKeepsToTheContract() {
      super(macs(new CostForm.Normalised(0.1, 1e6)), CHOICES);
    }
  }

  @Nested
  class LogarithmOfCostKeepsToTheContract extends RegulariserConformance {
    LogarithmOfCostKeepsToTheContract() {
      super(macs(new CostForm.Logarithm(1.5e-3)), CHOICES);
    }
  }

  @Nested
  class LogPowerKeepsToTheContract extends RegulariserConformance {
    LogPowerKeepsToTheContract() {
      super(macs(new CostForm.LogPower()), CHOICES);
    }
  }

  @Nested
  class LogRatioKeepsToTheContract extends RegulariserConformance {
    LogRatioKeepsToTheContract() {
      super(macs(new CostForm.LogRatio(1e6)), CHOICES);
    }
  }

  @Nested
  class EntropyKeepsToTheContract extends RegulariserConformance {
    EntropyKeepsToTheContract() {
      super(new Entropy(0.3), CHOICES);
    }
  }

  @Nested
  class UniformDivergenceKeepsToTheContract extends RegulariserConformance {
    UniformDivergenceKeepsToTheContract() {
      super(new UniformDivergence(), CHOICES);
    }
  }

  private static LatencyTable table(Graph... graphs) {
    Map<String, LatencyTable.Entry> entries = new LinkedHashMap<>();
    for (Graph graph : graphs) {
      for (Node node : graph.nodes()) {
        boolean mixes = node.operation() instanceof MixingWeights;
        if (!mixes && LatencyTable.takesTime(node.operation())) {
          double time = 0.01 + node.macs() * 1e-6 + node.shape().elements() * 1e-7;
          LatencyTable.Entry entry = LatencyTable.Entry.of(graph, node, time);
          entries.put(entry.operation(), entry);
        }
      }
    }
    return new LatencyTable("toy", List.copyOf(entries.values()));
  }

  @Test
  void weightsOfOneOptionGiveThatArchitecturesCost() {
    for (long seed = 0; seed < 20; seed++) {
      Architecture architecture = CELLS.sample(seed(seed));
      List<Scores> weights = oneHot(CHOICES, architecture);
      assertThat(MACS.of(weights).value()).isEqualTo((double) architecture.network().macs());
      SupernetCost parameters = SupernetCost.of(CELLS.supernet(), NodeCost.parameters());
      assertThat(parameters.of(weights).value())
          .isEqualTo((double) architecture.network().parameters());
    }
  }

  @Test
  void latencyIsTheSumOfTheTablesEntries() {
    Graph supernet = CELLS.supernet();
    LatencyTable table = table(supernet);
    SupernetCost latency = SupernetCost.of(supernet, NodeCost.latency(table));
    Architecture architecture = CELLS.sample(seed(4));
    SupernetCost.Expected expected = latency.of(oneHot(CHOICES, architecture));
    // A sum of one edge's outputs is an addition of one, in the network as in the supernet.
    assertThat(expected.value()).isCloseTo(table.of(architecture.network()), within(1e-9));
    for (RelaxedChoice choice : CHOICES) {
      for (int option = 0; option < choice.size(); option++) {
        Architecture other = architecture.with(choice.label(), choice.options().get(option));
        double more = table.of(other.network()) - table.of(architecture.network());
        double[] slopes = expected.gradient(choice.label());
        int chosen = architecture.choice(choice.label());
        assertThat(slopes[option] - slopes[chosen]).isCloseTo(more, within(1e-9));
      }
    }
  }

  @Test
  void expectationsAreThoseOfTheSpacesDistribution() {
    double expected =
        org.espalier.dsl.distribution.Distribution.uniform(CELLS).expected(Cost.macs()).value();
    assertThat(MACS.of(even(CHOICES)).value()).isCloseTo(expected, within(1e-3));
  }

  @Test
  void everyEdgeOfAPairOfCellsCosts() {
    Graph supernet = darts(sizes("darts").channels(4).layers(3)).supernet();
    SupernetCost macs = SupernetCost.of(supernet, NodeCost.macs());
    List<RelaxedChoice> choices = FormulaSupernet.choices(supernet);
    List<Scores> all =
        choices.stream()
            .map(choice -> new Scores(choice, java.util.Collections.nCopies(choice.size(), 1.0)))
            .toList();
    assertThat(macs.of(all).value()).isEqualTo((double) supernet.macs());
    assertThat(macs.labels()).hasSize(28);
    assertThatThrownBy(() -> macs.of(all.subList(1, 28)))
        .hasMessageContaining("The MACs of this supernet depend on 'normal/edge.0-2'");
    SupernetCost scaled = macs.scaled(Map.of("normal/", 1 / 6.0));
    double normal = scaled.of(all).gradient("normal/edge.0-2")[4];
    assertThat(normal).isCloseTo(macs.of(all).gradient("normal/edge.0-2")[4] / 6, within(1e-9));
    assertThat(scaled.of(all).gradient("reduce/edge.0-2")[4]).isZero();
  }

  /** Eight cells, of which two are reductions. */
  @Test
  void whatAChoiceCostsAtOnePlaceIsTheMeanOfItsPlaces() {
    SupernetCost macs =
        SupernetCost.of(darts(sizes("darts").channels(4).layers(8)).supernet(), NodeCost.macs());
    List<Scores> all =
        even(FormulaSupernet.choices(darts(sizes("darts").channels(4).layers(8)).supernet()));
    SupernetCost.Expected whole = macs.of(all);
    SupernetCost.Expected mean = macs.perPlace().of(all);
    assertThat(mean.gradient("normal/edge.0-2")[4])
        .isCloseTo(whole.gradient("normal/edge.0-2")[4] / 6, within(1e-6));
    assertThat(mean.gradient("reduce/edge.1-4")[4])
        .isCloseTo(whole.gradient("reduce/edge.1-4")[4] / 2, within(1e-6));
    double edges = 0;
    for (Scores choice : all) {
      double[] slopes = mean.gradient(choice.choice().label());
      edges += java.util.Arrays.stream(slopes).sum() / slopes.length;
    }
    assertThat(mean.value()).as("nothing but edges").isCloseTo(edges, within(1e-6 * edges));
  }

  @Test
  void choicesWithinChoicesMultiply() {
    Graph supernet = pnas(sizes("pnas").channels(4).layers(3)).supernet();
    SupernetCost parameters = SupernetCost.of(supernet, NodeCost.parameters());
    List<RelaxedChoice> choices = FormulaSupernet.choices(supernet);
    SupernetCost.Expected expected = parameters.of(even(choices));
    List<Scores> all =
        choices.stream()
            .map(choice -> new Scores(choice, java.util.Collections.nCopies(choice.size(), 1.0)))
            .toList();
    assertThat(parameters.of(all).value()).isEqualTo((double) supernet.parameters());
    assertThat(expected.value()).isLessThan(supernet.parameters() / 4.0);
  }

  @Test
  void costsAddAndChangeTheirUnits() {
    Graph graph = CELLS.architecture(new int[6]).network();
    Node convolution =
        graph.nodes().stream().filter(node -> node.macs() > 0).findFirst().orElseThrow();
    NodeCost sum = NodeCost.parameters().plus(NodeCost.macs()).plus(NodeCost.memoryAccess());
    double reads = graph.node(convolution.inputs().get(0)).shape().elements();
    assertThat(sum.formula().applyAsDouble(graph, convolution))
        .isEqualTo(
            2 * convolution.parameters()
                + convolution.macs()
                + reads
                + convolution.shape().elements());
    assertThat(sum.name()).isEqualTo("parameters + MACs + memory access");
    assertThat(NodeCost.macs().times(1e-6, "M").formula().applyAsDouble(graph, convolution))
        .isEqualTo(convolution.macs() * 1e-6);
  }

  @Test
  void coefficientsOfZeroAddExactlyNothing() {
    List<Scores> weights = even(CHOICES);
    for (Regulariser none :
        List.of(
            macs(new CostForm.Linear(0)),
            macs(new CostForm.Normalised(0, 3)),
            macs(new CostForm.Logarithm(0)),
            new Entropy(0),
            new UniformDivergence(0))) {
      Regulariser.Term term = none.of(0.1, weights, RegulariserConformance.MOMENT);
      assertThat(term.objective()).isEqualTo(0.1);
      assertThat(term.slope()).isEqualTo(1);
      term.gradient().values().forEach(slopes -> assertThat(slopes).containsOnly(0));
    }
  }

  @Test
  void logarithmsNeedACostOfMoreThanOne() {
    CostForm power = new CostForm.LogPower();
    assertThatThrownBy(() -> power.of(1, 0.4, "ms"))
        .hasMessageContaining("logPower(0.2, 0.6) needs an expected cost of more than 1 ms")
        .hasMessageContaining("but it is 0.4. Take a smaller unit");
    assertThatThrownBy(() -> new CostForm.LogRatio(10).of(1, 1, "ms")).hasMessageContaining("1 ms");
    assertThatThrownBy(() -> new CostForm.LogRatio(1)).hasMessageContaining("more than 1");
    assertThatThrownBy(() -> new CostForm.Logarithm(1).of(1, 0, "")).hasMessageContaining("unit");
    assertThatThrownBy(() -> new CostForm.Normalised(1, 0)).hasMessageContaining("reference");
  }

  @Test
  void formsHaveTheirValues() {
    assertThat(new CostForm.LogPower().of(2, Math.E, "ms").objective())
        .isCloseTo(0.4, within(1e-12));
    assertThat(new CostForm.LogRatio(7).of(2, 7, "ms").objective()).isCloseTo(0.4, within(1e-12));
    assertThat(new CostForm.Normalised(0.1, 20).of(2, 30, "ms").objective())
        .isCloseTo(2.05, within(1e-12));
    assertThat(new CostForm.Linear(0.1).of(2, 30, "ms").objective()).isEqualTo(5);
    assertThat(new CostForm.Logarithm(3).of(2, Math.E, "").objective()).isCloseTo(5, within(1e-12));
  }

  @Test
  void theDivergenceFromTheUniformDistributionIsTheCards() {
    RelaxedChoice three = new RelaxedChoice("a", List.of("x", "y", "z"));
    UniformDivergence whole = new UniformDivergence(1);
    assertThat(
            whole
                .of(
                    0,
                    List.of(new Scores(three, List.of(2.0, 1.0, 1.0))),
                    RegulariserConformance.MOMENT)
                .objective())
        .isCloseTo(Math.log(3) - 5 / 6.0, within(1e-12))
        .isCloseTo(0.265279, within(1e-6));
    assertThat(
            whole
                .of(
                    0,
                    List.of(new Scores(three, List.of(1.0, 1.0, 1.0))),
                    RegulariserConformance.MOMENT)
                .objective())
        .isCloseTo(0, within(1e-14));
  }

  @Test
  void entropyIsThatOfTheChoices() {
    RelaxedChoice two = new RelaxedChoice("a", List.of("x", "y"));
    List<Scores> certain = List.of(new Scores(two, List.of(1.0, 0.0)));
    List<Scores> even = List.of(new Scores(two, List.of(.5, .5)));
    assertThat(new Entropy(2).of(1, certain, RegulariserConformance.MOMENT).objective())
        .isEqualTo(1);
    assertThat(new Entropy(2).of(1, even, RegulariserConformance.MOMENT).objective())
        .isCloseTo(1 + 2 * Math.log(2), within(1e-12));
  }
}
