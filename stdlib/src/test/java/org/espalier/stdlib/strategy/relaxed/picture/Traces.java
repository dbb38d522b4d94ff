package org.espalier.stdlib.strategy.relaxed.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.dsl.Language;
import org.espalier.dsl.Operations;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.SearchResult;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.Derived;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;

/** Traces made up for pictures, of a cell with two nodes, whose skip connections win by and by. */
final class Traces {
  static final SearchSpace SPACE =
      Language.network(Language.image(1, 8, 8))
          .stem(Language.conv(3, 12))
          .repeat(
              2,
              Language.cell("normal")
                  .inputs(2)
                  .nodes(2)
                  .keep(
                      2,
                      Language.ops(
                          Operations.SKIP_CONNECT,
                          Operations.SEP_CONV_3X3,
                          Operations.MAX_POOL_3X3))
                  .channels(4))
          .classes(2);

  private static final List<String> OPTIONS =
      List.of("skip_connect", "sep_conv_3x3", "max_pool_3x3");
  private static final List<String> EDGES = List.of("0-2", "1-2", "0-3", "1-3", "2-3");

  private Traces() {}

  static RelaxedSearch search() {
    return RelaxedSearch.darts(new StrongestEdges()).epochs(5);
  }

  /** In the epoch's row skips lead on as many edges as the epoch says. */
  static TraceRow row(int epoch) {
    List<Scores> points = new ArrayList<>();
    for (int edge = 0; edge < EDGES.size(); edge++) {
      double skip = edge < epoch ? 0.6 - 0.01 * edge : 0.2;
      points.add(
          new Scores(
              new RelaxedChoice("normal/edge." + EDGES.get(edge), OPTIONS),
              List.of(skip, 0.9 - skip, 0.1)));
    }
    return row(epoch, points);
  }

  private static TraceRow row(int epoch, List<Scores> points) {
    Derived derived = new StrongestEdges().derive(SPACE, points);
    return new TraceRow(
        epoch,
        "made up",
        Map.of("lr_w", 0.1),
        2.0 / (epoch + 1),
        1,
        2.5 - 0.1 * epoch,
        0.1 * epoch,
        Map.of(),
        0,
        points,
        Map.of(),
        0,
        0,
        0,
        (int)
            derived.architecture().values().values().stream()
                .filter("skip_connect"::equals)
                .count(),
        1000,
        2000,
        derived.architecture().toString(),
        Map.of(),
        List.of(),
        Map.of(),
        1.5);
  }

  /** The same epoch with other points, and the architecture that it had. */
  static TraceRow with(TraceRow row, List<Scores> points) {
    return new TraceRow(
        row.epoch(),
        row.stage(),
        row.numbers(),
        row.trainLoss(),
        row.architectureLoss(),
        row.validationLoss(),
        row.validationAccuracy(),
        row.terms(),
        row.parameters(),
        points,
        row.active(),
        row.operationCalls(),
        row.weightGradient(),
        row.parameterGradient(),
        row.skips(),
        row.networkParameters(),
        row.networkMacs(),
        row.architecture(),
        row.drawn(),
        row.events(),
        row.figures(),
        row.seconds());
  }

  /** So many epochs of five. */
  static SearchResult result(int epochs, String reason, boolean interrupted) {
    List<TraceRow> rows = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      rows.add(row(epoch));
    }
    return new SearchResult(
        SPACE, search(), 7, rows, Math.max(0, epochs - 1), reason, interrupted, Optional.empty());
  }
}
