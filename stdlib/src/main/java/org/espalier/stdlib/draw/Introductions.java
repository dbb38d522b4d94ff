package org.espalier.stdlib.draw;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.graph.Graph;

/**
 * How the values of the language introduce themselves: a picture and the numbers people ask for.
 */
public final class Introductions {
  private Introductions() {}

  /** A space: its picture, how many architectures, and from where to where they cost. */
  public static Report of(SearchSpace space) {
    Report report =
        Report.of(space.sizeInWords() + ", " + space.decisions().all().size() + " decisions");
    report = report.with(Pictures.of(space));
    Table costs = Table.of("", "smallest", "largest");
    for (Cost cost : List.of(Cost.parameters(), Cost.macs())) {
      Optional<CostRange> range = CostRange.of(space, cost);
      if (range.isPresent()) {
        costs = costs.row(cost.name(), range.get().smallest(), range.get().largest());
      }
    }
    return (costs.rows().isEmpty() ? report : report.with(costs)).withCode(space.toString());
  }

  /** An architecture: its picture under its text, its costs, and its network stage by stage. */
  public static Report of(Architecture architecture) {
    Graph network = architecture.network();
    return Report.of("Architecture: " + costs(network))
        .with(Pictures.of(architecture))
        .with(StageTable.of(network));
  }

  /** A network: its picture, its costs, and its stages as the tables of papers print them. */
  public static Report of(Graph network) {
    return Report.of("Network: " + costs(network))
        .with(Pictures.of(network))
        .with(StageTable.of(network));
  }

  /**
   * What lies between two architectures: their cells in one picture, where what left is dotted with
   * a minus and what came is thick with a plus; the decisions that differ; the costs of both.
   */
  public static Report difference(Architecture before, Architecture after) {
    return Difference.report(before, after);
  }

  private static String costs(Graph network) {
    return String.format(
        Locale.ROOT,
        "%,d parameters, %,d multiply-adds, %d layers deep",
        network.parameters(),
        network.macs(),
        network.depth());
  }
}
