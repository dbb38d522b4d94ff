package org.espalier.stdlib.strategy.relaxed.picture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.stdlib.draw.Axis;
import org.espalier.stdlib.draw.Chart;
import org.espalier.stdlib.draw.Picture;
import org.espalier.stdlib.draw.Report;
import org.espalier.stdlib.draw.Table;
import org.espalier.stdlib.strategy.relaxed.Execution;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.SearchResult;
import org.espalier.stdlib.strategy.relaxed.TraceRow;

/** How what a differentiable search came to is shown, and how several are. */
public final class SearchReport {
  private SearchReport() {}

  /**
   * The whole: why it ended, the architecture with its costs, the curves, the heat map, the
   * settings. Of a search that was interrupted: every epoch that ended.
   *
   * @param around further settings, by name
   */
  public static Report of(SearchResult result, Map<String, String> around) {
    Report report = Report.of(headline(result)).with(ending(result));
    if (!result.rows().isEmpty()) {
      Architecture found = SearchPictures.architecture(result, result.snapshot());
      report =
          report
              .with(SearchPictures.cells(result, result.snapshot()))
              .withCode(found.toString())
              .with(numbers(result, found))
              .beside(SearchPictures.curves(result))
              .with(SearchPictures.heatMap(result, result.snapshot()));
    }
    return report.with(settings(result, around));
  }

  /** Likewise, with the composition's own settings only. */
  public static Report of(SearchResult result) {
    return of(result, Map.of());
  }

  static String headline(SearchResult result) {
    return String.format(
        Locale.ROOT,
        "%s: %d of %d epochs, seed %d",
        result.search().name(),
        result.rows().size(),
        result.search().epochs(),
        result.seed());
  }

  /** Why it ended, and which epoch counts. */
  static String ending(SearchResult result) {
    if (result.rows().isEmpty()) {
      return "It was interrupted before its first epoch ended, so there is nothing to derive.";
    }
    String why =
        result.interrupted()
            ? "It was interrupted; every epoch that ended is here, and resume() goes on."
            : "It ended because: " + result.reason() + ".";
    return why + " The architecture is that after epoch " + (result.snapshot() + 1) + ".";
  }

  private static Table numbers(SearchResult result, Architecture found) {
    TraceRow row = result.rows().get(result.snapshot());
    var network = found.network();
    return Table.of(
            "supernet accuracy",
            "validation loss [nats]",
            "entropy [nats]",
            "skips",
            "parameters",
            "MACs")
        .row(
            row.validationAccuracy(),
            row.validationLoss(),
            row.entropy(),
            row.skips(),
            network.parameters(),
            network.macs());
  }

  private static Table settings(SearchResult result, Map<String, String> around) {
    RelaxedSearch search = result.search();
    Table table =
        Table.of("setting", "value")
            .row("relaxation", search.relaxation())
            .row("sampler", search.sampler())
            .row("runs", search.execution() == Execution.SINGLE_PATH ? "one path" : "weighted sum")
            .row("weight step", search.weightStep())
            .row("architecture step", search.architectureStep());
    for (String given : search.given().keySet()) {
      table = table.row("given", given);
    }
    for (Object regulariser : search.regularisers()) {
      table = table.row("regulariser", regulariser);
    }
    for (String entry : schedule(search)) {
      table = table.row("schedule", entry);
    }
    table =
        table
            .row("derivation", search.derivation())
            .row("ends by", search.stopping())
            .row("batch size", String.valueOf(search.batchSize()));
    for (Map.Entry<String, String> more : around.entrySet()) {
      table = table.row(more.getKey(), more.getValue());
    }
    return table;
  }

  /** What the schedule does; of what it sets always only what it sets last. */
  private static List<String> schedule(RelaxedSearch search) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Object entry : search.schedule().entries()) {
      String text = entry.toString();
      int sets = text.endsWith(" always") ? text.indexOf(" = ") : -1;
      entries.put(sets < 0 ? text : text.substring(0, sets), text);
    }
    return List.copyOf(entries.values());
  }

  /**
   * Several searches beside one another: skip connections, validation losses and entropies by
   * epoch, and what they came to. Searches of one name are numbered.
   *
   * @throws IllegalArgumentException when there is none, or one has no epoch that ended
   */
  public static Report compare(List<SearchResult> results) {
    if (results.isEmpty()) {
      throw new IllegalArgumentException("compare(): give at least one search, better two.");
    }
    for (SearchResult result : results) {
      if (result.rows().isEmpty()) {
        throw new IllegalArgumentException(
            "compare(...): no epoch of " + result.search().name() + " ended; run it again.");
      }
    }
    List<String> names = names(results);
    List<Picture> curves = new ArrayList<>();
    curves.add(chart("Skip connections", "in the derived cells", "", results, TraceRow::skips));
    curves.add(
        chart("Validation loss", "cross-entropy", "nats", results, TraceRow::validationLoss));
    curves.add(chart("Entropy of the choices", "mean", "nats", results, TraceRow::entropy));
    return Report.of(String.join(" · ", names)).beside(curves).with(table(results, names));
  }

  private static Picture chart(
      String title,
      String label,
      String unit,
      List<SearchResult> results,
      ToDoubleFunction<TraceRow> value) {
    Chart chart = Chart.of(title, Axis.of("epoch"), Axis.of(label, unit)).with(Chart.Size.SMALL);
    List<String> names = names(results);
    for (int i = 0; i < results.size(); i++) {
      chart = chart.with(SearchPictures.series(names.get(i), results.get(i), value));
    }
    return chart.picture();
  }

  private static List<String> names(List<SearchResult> results) {
    Function<SearchResult, String> name = result -> result.search().name();
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (SearchResult result : results) {
      String first = name.apply(result);
      String free = first;
      for (int number = 2; !seen.add(free); number++) {
        free = first + " (" + number + ")";
      }
      names.add(free);
    }
    return names;
  }

  private static Table table(List<SearchResult> results, List<String> names) {
    Table table =
        Table.of(
            "search",
            "epochs",
            "taken from",
            "skips",
            "supernet accuracy",
            "parameters",
            "seconds",
            "why it ended");
    for (int i = 0; i < results.size(); i++) {
      SearchResult result = results.get(i);
      TraceRow row = result.rows().get(result.snapshot());
      table =
          table.row(
              names.get(i),
              result.rows().size(),
              result.snapshot() + 1,
              row.skips(),
              row.validationAccuracy(),
              row.networkParameters(),
              result.rows().stream().mapToDouble(TraceRow::seconds).sum(),
              result.reason());
    }
    return table;
  }
}
