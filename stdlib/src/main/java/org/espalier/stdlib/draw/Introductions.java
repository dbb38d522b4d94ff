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
    Report report =
        Report.of(space.sizeInWords() + ", " + space.decisions().all().size() + " decisions");
    Table costs =
        Table.of("", "smallest", "largest")
            .row(range("parameters", space, Graph::parameters))
            .row(range("MACs", space, Graph::macs));
    return report.with(Pictures.of(space)).with(costs).withCode(space.toString());
  }

  private static Object[] range(String name, SearchSpace space, ToDoubleFunction<Graph> count) {
    return new Object[] {
      name,
      (long) count.applyAsDouble(Extremes.smallest(space, count).network()),
      (long) count.applyAsDouble(Extremes.largest(space, count).network())
    };
  }

  /** An architecture: its picture under its text, and its costs. */
  public static Report of(Architecture architecture) {
    return Report.of("Architecture: " + costs(architecture.network()))
        .with(Pictures.of(architecture));
  }

  /** A network: its picture and its costs. */
  public static Report of(Graph network) {
    return Report.of("Network: " + costs(network)).with(Pictures.of(network));
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
