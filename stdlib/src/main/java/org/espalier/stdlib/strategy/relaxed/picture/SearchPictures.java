package org.espalier.stdlib.strategy.relaxed.picture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.space.cell.Genotype;
import org.espalier.stdlib.draw.Axis;
import org.espalier.stdlib.draw.Chart;
import org.espalier.stdlib.draw.HeatMap;
import org.espalier.stdlib.draw.Picture;
import org.espalier.stdlib.draw.Pictures;
import org.espalier.stdlib.draw.Series;
import org.espalier.stdlib.strategy.relaxed.SearchResult;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.SkipLimit;

/** The pictures of a search that has finished at least one epoch. Epochs are counted from 1. */
public final class SearchPictures {
  private static final Axis EPOCH = Axis.of("epoch");

  private SearchPictures() {}

  /** Both losses by epoch: of training minibatches, and of held-out examples. */
  public static Chart losses(SearchResult result) {
    return Chart.of("Losses", EPOCH, Axis.of("cross-entropy", "nats"))
        .with(series("training", result, TraceRow::trainLoss))
        .with(series("validation", result, TraceRow::validationLoss));
  }

  /**
   * The mean entropy of the choices by epoch, panel by panel of the heat map: {@code ln K} where
   * nothing is decided yet among K options, 0 where all is.
   */
  public static Chart entropies(SearchResult result) {
    Map<String, Set<String>> panels = new LinkedHashMap<>();
    for (ChoiceRow row : ChoiceRow.all(result.rows().get(0))) {
      panels
          .computeIfAbsent(row.panel(), fresh -> new LinkedHashSet<>())
          .add(row.scores().choice().label());
    }
    Chart chart = Chart.of("Entropy of the choices", EPOCH, Axis.of("mean entropy", "nats"));
    for (Map.Entry<String, Set<String>> panel : panels.entrySet()) {
      String name = panel.getKey().isEmpty() ? "all choices" : panel.getKey();
      chart = chart.with(series(name, result, row -> entropy(row, panel.getValue())));
    }
    return chart;
  }

  private static double entropy(TraceRow row, Set<String> labels) {
    Map<String, Double> entropies = row.entropies();
    return labels.stream()
        .mapToDouble(label -> entropies.getOrDefault(label, Double.NaN))
        .average()
        .orElse(Double.NaN);
  }

  /** How many skip connections the architecture would have by epoch, cell by cell. */
  public static Chart skips(SearchResult result) {
    Chart chart = Chart.of("Skip connections", EPOCH, Axis.of("in the derived cells"));
    List<String> cells = Derivations.cells(result.rows().get(0));
    for (String cell : cells) {
      chart =
          chart.with(
              series(
                  cell, result, row -> SkipLimit.count(Genotype.parse(row.architecture()), cell)));
    }
    return cells.isEmpty() ? chart.with(series("all", result, TraceRow::skips)) : chart;
  }

  /** All three, small, to stand beside one another. */
  public static List<Picture> curves(SearchResult result) {
    List<Picture> pictures = new ArrayList<>();
    for (Chart chart : List.of(losses(result), entropies(result), skips(result))) {
      pictures.add(chart.with(Chart.Size.SMALL).picture());
    }
    return pictures;
  }

  static Series series(String name, SearchResult result, ToDoubleFunction<TraceRow> value) {
    double[] values = result.rows().stream().mapToDouble(value).toArray();
    // Dots only where they can be told from one another.
    Series.Kind kind = values.length <= 20 ? Series.Kind.LINE_AND_POINTS : Series.Kind.LINE;
    return Series.counted(name, kind, values);
  }

  /**
   * What every choice leans to after an epoch, as shares of 1: a row for each choice, a column for
   * each operation, outlined where the architecture of that epoch has it.
   *
   * @param epoch from 0
   * @throws IllegalArgumentException when that epoch did not end
   */
  public static HeatMap heatMap(SearchResult result, int epoch) {
    if (epoch < 0 || epoch >= result.rows().size()) {
      throw new IllegalArgumentException(
          "heatMap("
              + (epoch + 1)
              + "): epochs 1 to "
              + result.rows().size()
              + " of "
              + result.search().name()
              + " ended; ask for one of them.");
    }
    TraceRow row = result.rows().get(epoch);
    Map<String, Set<String>> kept = Derivations.kept(row, architecture(result, epoch));
    Map<String, List<ChoiceRow>> panels = new LinkedHashMap<>();
    for (ChoiceRow choice : ChoiceRow.all(row)) {
      panels.computeIfAbsent(choice.panel(), fresh -> new ArrayList<>()).add(choice);
    }
    List<HeatMap.Panel> drawn = new ArrayList<>();
    panels.forEach((heading, rows) -> drawn.add(panel(heading, rows, kept)));
    String title = "What the choices lean to after epoch " + (epoch + 1);
    return new HeatMap(title, "share", "in the derived architecture", drawn);
  }

  private static HeatMap.Panel panel(
      String heading, List<ChoiceRow> choices, Map<String, Set<String>> kept) {
    Set<String> columns = new LinkedHashSet<>();
    choices.forEach(choice -> columns.addAll(choice.columns()));
    List<String> names = List.copyOf(columns);
    List<HeatMap.Row> rows = new ArrayList<>();
    for (ChoiceRow choice : choices) {
      Set<String> chosen = kept.getOrDefault(choice.scores().choice().label(), Set.of());
      List<Double> numbers =
          new ArrayList<>(java.util.Collections.nCopies(names.size(), Double.NaN));
      Set<Integer> outlined = new HashSet<>();
      for (int option = 0; option < choice.columns().size(); option++) {
        int column = names.indexOf(choice.columns().get(option));
        numbers.set(column, choice.shares().get(option));
        if (chosen.contains(choice.scores().choice().options().get(option))) {
          outlined.add(column);
        }
      }
      rows.add(new HeatMap.Row(choice.name(), numbers, outlined));
    }
    return new HeatMap.Panel(heading, names, rows);
  }

  /** What would be derived after an epoch, from 0. */
  static Architecture architecture(SearchResult result, int epoch) {
    return result.space().parse(result.rows().get(epoch).architecture());
  }

  /** The cells that would be derived after an epoch, from 0. */
  public static Picture cells(SearchResult result, int epoch) {
    return Pictures.of(architecture(result, epoch));
  }
}
