package org.espalier.stdlib.draw;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.Extremes;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;

/**
 * How the values of the language introduce themselves: a picture and the numbers people ask for.
 */
public final class Introductions {
  private Introductions() {}

  /** A space: its picture, how many architectures, and from where to where they cost. */
  public static Report of(SearchSpace space) {
    String size = String.format(Locale.ROOT, "%,d", space.size());
    Report report =
        Report.of(size + " architectures, " + space.decisions().all().size() + " decisions");
    Table costs =
        Table.of("", "smallest", "largest")
            .row(range("parameters", space, Graph::parameters))
            .row(range("MACs", space, Graph::macs));
    return report.with(Pictures.of(space)).with(costs).with(space.toString());
  }

  private static Object[] range(String name, SearchSpace space, ToDoubleFunction<Graph> count) {
    return new Object[] {
      name,
      (long) count.applyAsDouble(Extremes.smallest(space, count).network()),
      (long) count.applyAsDouble(Extremes.largest(space, count).network())
    };
  }

  /** An architecture: its picture, its text and its costs. */
  public static Report of(Architecture architecture) {
    return Report.of(architecture.toString())
        .with(Pictures.of(architecture))
        .with(costs(architecture.network()));
  }

  /** A network: its picture and its costs. */
  public static Report of(Graph network) {
    return Report.of("A network of " + network.nodes().size() + " layers")
        .with(Pictures.of(network))
        .with(costs(network));
  }

  private static Table costs(Graph network) {
    return Table.of("parameters", "MACs", "depth")
        .row(network.parameters(), network.macs(), network.depth());
  }
}
