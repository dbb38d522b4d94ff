package org.espalier.stdlib.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.draw.Chart;
import org.espalier.stdlib.draw.Table;

/**
 * Scores of the same networks beside a truth: how well each one orders them. Immutable; in a
 * notebook it shows itself as a table of measures with confidence intervals and a scatter of the
 * score that orders best.
 *
 * <p>A score is compared with the truth on those networks that have both.
 *
 * @param networks what the rows are called, as architectures print themselves
 * @param truth what they are compared with; more is better
 * @param scores what is compared
 * @param measures how, in the table's order
 * @param bootstrap how sure that is
 */
public record RankPanel(
    List<String> networks,
    Column truth,
    List<Column> scores,
    List<RankMeasure> measures,
    Bootstrap bootstrap) {
  private static final int BEST = 10;

  /** Checks and copies. */
  public RankPanel {
    networks = List.copyOf(networks);
    scores = List.copyOf(scores);
    measures = List.copyOf(measures);
    Set<String> names = new HashSet<>();
    for (Column column : Stream.concat(Stream.of(truth), scores.stream()).toList()) {
      if (column.size() != networks.size()) {
        throw new IllegalArgumentException(
            "'"
                + column.name()
                + "' has "
                + column.size()
                + " values for "
                + networks.size()
                + " networks: it needs one for each, in their order.");
      }
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "Two columns are named '" + column.name() + "'. Say .named(...) for one of them.");
      }
    }
  }

  /**
   * A panel without scores: Kendall, Spearman, Pearson, and NDCG, precision and regret at 10, with
   * intervals of 95 % from five hundred draws.
   */
  public static RankPanel of(List<String> networks, Column truth) {
    List<RankMeasure> measures =
        List.of(
            RankMeasure.kendall(),
            RankMeasure.spearman(),
            RankMeasure.pearson(),
            RankMeasure.ndcg(BEST),
            RankMeasure.precision(BEST),
            RankMeasure.regret(BEST));
    return new RankPanel(networks, truth, List.of(), measures, Bootstrap.of(new Seed(0)));
  }

  /** With one more score. */
  public RankPanel with(Column score) {
    List<Column> more = new ArrayList<>(scores);
    more.add(score);
    return new RankPanel(networks, truth, more, measures, bootstrap);
  }

  /** With the rank sum of several of its scores; of all of them where none is named. */
  public RankPanel withRankSum(String... names) {
    return with(Consensus.RANK_SUM.of(named(names)));
  }

  /** With the vote of several of its scores; of all of them where none is named. */
  public RankPanel withVote(String... names) {
    return with(Consensus.VOTE.of(named(names)));
  }

  private List<Column> named(String... names) {
    return names.length == 0 ? scores : Arrays.stream(names).map(this::score).toList();
  }

  /** With other measures. */
  public RankPanel measures(RankMeasure... others) {
    return new RankPanel(networks, truth, scores, List.of(others), bootstrap);
  }

  /** With other intervals. */
  public RankPanel bootstrap(Bootstrap other) {
    return new RankPanel(networks, truth, scores, measures, other);
  }

  /**
   * One of its scores.
   *
   * @throws IllegalArgumentException when there is none of that name, with those there are
   */
  public Column score(String name) {
    return scores.stream()
        .filter(score -> score.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "This panel has no score '"
                        + name
                        + "'; it has "
                        + scores.stream().map(Column::name).toList()
                        + "."));
  }

  /** One number of the table, without its interval. */
  public double value(RankMeasure measure, String score) {
    Column column = score(score);
    return measure.of(column.where(compared(column)), truth.where(compared(column)));
  }

  /** One number of the table with its interval. */
  public Interval interval(RankMeasure measure, String score) {
    Column column = score(score);
    return bootstrap.interval(
        measure, column.where(compared(column)), truth.where(compared(column)));
  }

  /** See {@link RankReport#ranks}. */
  public Chart scatter(String score) {
    return RankReport.ranks(this, score);
  }

  /** See {@link RankReport#disagreements}. */
  public Table disagreements(String score, int count) {
    return RankReport.disagreements(this, score, count);
  }

  /** Which rows have both. */
  IntPredicate compared(Column score) {
    return row ->
        !Double.isNaN(score.values().get(row)) && Double.isFinite(truth.values().get(row));
  }

  /** The table in words. */
  @Override
  public String toString() {
    return RankReport.table(this).text();
  }
}
