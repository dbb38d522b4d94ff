package org.espalier.stdlib.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.stdlib.draw.Axis;
import org.espalier.stdlib.draw.Chart;
import org.espalier.stdlib.draw.Report;
import org.espalier.stdlib.draw.Series;
import org.espalier.stdlib.draw.Table;

/** How a rank panel is shown: its table, and scores over against the truth. */
public final class RankReport {
  /** A positive score that spans more than this factor stands on a logarithmic axis. */
  private static final double WIDE = 1_000;

  private static final int BEST = 10;

  private RankReport() {}

  /** The whole: what is compared, the table, the scatter of the score that orders best. */
  public static Report of(RankPanel panel) {
    Report report =
        Report.of(panel.networks().size() + " networks, ordered by " + panel.truth().name());
    report = report.with(table(panel));
    for (Column column :
        Stream.concat(Stream.of(panel.truth()), panel.scores().stream()).toList()) {
      report = column.note().isEmpty() ? report : report.with(column.note());
    }
    Optional<Column> best = orderingBest(panel);
    report = best.isEmpty() ? report : report.with(ranks(panel, best.get().name()).picture());
    return report.with(
        String.format(
            Locale.ROOT,
            "In brackets %.0f %% intervals of %,d bootstrap draws. Ties: Kendall is tau-b, Spearman"
                + " shares ranks, the others expect over all orders.",
            100 * panel.bootstrap().level(),
            panel.bootstrap().draws()));
  }

  /** A row for each score, a column for each measure. */
  public static Table table(RankPanel panel) {
    List<String> header = new ArrayList<>(List.of("score", "networks"));
    panel.measures().forEach(measure -> header.add(measure.title()));
    Table table = Table.of(header.toArray(String[]::new));
    for (Column score : panel.scores()) {
      List<Object> row = new ArrayList<>();
      row.add(score.name());
      row.add(score.where(panel.compared(score)).length);
      panel.measures().forEach(measure -> row.add(panel.interval(measure, score.name())));
      table = table.row(row.toArray());
    }
    return table;
  }

  /**
   * A dot for each network, across its rank by a score and up its rank by the truth, the best at
   * the right and at the top; those of the best truth apart. Ties stand on one line.
   */
  public static Chart ranks(RankPanel panel, String name) {
    Column score = panel.score(name);
    IntPredicate compared = panel.compared(score);
    return scatter(
        panel,
        name,
        Column.of(name, score.where(compared)).ranks(),
        Column.of(name, panel.truth().where(compared)).ranks(),
        Axis.of("rank by " + name),
        Axis.of("rank by " + panel.truth().name()));
  }

  /** Likewise by the values themselves; a score that spans orders of magnitude on a logarithm. */
  public static Chart values(RankPanel panel, String name) {
    Column score = panel.score(name);
    double[] across = score.where(panel.compared(score));
    return scatter(
        panel,
        name,
        across,
        panel.truth().where(panel.compared(score)),
        wide(across) ? Axis.of(name).withLogarithm() : Axis.of(name),
        Axis.of(panel.truth().name()));
  }

  /**
   * The networks that a score misplaces the most, with their ranks, 1 for the best.
   *
   * @param count how many, at most
   */
  public static Table disagreements(RankPanel panel, String name, int count) {
    Column score = panel.score(name);
    int[] rows =
        IntStream.range(0, panel.networks().size()).filter(panel.compared(score)).toArray();
    double[] byScore = Column.of(name, score.where(panel.compared(score))).negated().ranks();
    double[] byTruth =
        Column.of(name, panel.truth().where(panel.compared(score))).negated().ranks();
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows.length).boxed().toList());
    order.sort(Comparator.comparingDouble(i -> -Math.abs(byScore[i] - byTruth[i])));
    Table table = Table.of("network", "rank by " + name, "rank by " + panel.truth().name());
    for (int i : order.subList(0, Math.min(count, order.size()))) {
      table = table.row(panel.networks().get(rows[i]), byScore[i], byTruth[i]);
    }
    return table;
  }

  private static Chart scatter(
      RankPanel panel, String name, double[] across, double[] up, Axis x, Axis y) {
    double border = up.length == 0 ? 0 : Rows.descending(up)[Math.min(BEST, up.length) - 1];
    String title = name + ": Spearman " + panel.interval(RankMeasure.spearman(), name);
    return Chart.of(title, x, y)
        .with(dots("networks", across, up, i -> up[i] < border))
        .with(dots("the " + BEST + " best", across, up, i -> up[i] >= border));
  }

  private static Series dots(String name, double[] across, double[] up, IntPredicate which) {
    List<Series.Point> points =
        IntStream.range(0, up.length)
            .filter(which)
            .mapToObj(i -> new Series.Point(across[i], up[i]))
            .toList();
    return new Series(name, Series.Kind.POINTS, points);
  }

  private static boolean wide(double[] values) {
    double[] sorted = Rows.descending(values);
    int last = sorted.length - 1;
    return last > 0
        && sorted[last] > 0
        && Double.isFinite(sorted[0])
        && sorted[0] / sorted[last] > WIDE;
  }

  private static Optional<Column> orderingBest(RankPanel panel) {
    return panel.scores().stream().max(Comparator.comparingDouble(score -> strength(panel, score)));
  }

  private static double strength(RankPanel panel, Column score) {
    double strength = Math.abs(panel.value(RankMeasure.spearman(), score.name()));
    return Double.isNaN(strength) ? -1 : strength;
  }
}
