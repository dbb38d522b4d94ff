package org.espalier.stdlib.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Attempt;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.lane.Lanes;
import org.espalier.stdlib.rank.Column;
import org.espalier.stdlib.rank.RankPanel;
import org.jspecify.annotations.Nullable;

/**
 * Judges the same architectures by several estimators and compares the orders: {@code
 * rank(cells).against(table(...), "accuracy").by(zeroCost("synflow"), "synflow").run()}. Immutable.
 * What can't be judged has no score there; why is noted beside it.
 */
public final class Ranking {
  private final List<Architecture> architectures;
  private final @Nullable Judge truth;
  private final List<Judge> judges;
  private final Seed seed;
  private final Supplier<RankingListener> listeners;

  private record Judge(Estimator estimator, List<String> measures) {}

  private Ranking(
      List<Architecture> architectures,
      @Nullable Judge truth,
      List<Judge> judges,
      Seed seed,
      Supplier<RankingListener> listeners) {
    this.architectures = List.copyOf(architectures);
    this.truth = truth;
    this.judges = List.copyOf(judges);
    this.seed = seed;
    this.listeners = listeners;
  }

  /**
   * Nothing judged yet; seed 0.
   *
   * @param listeners gives each run somebody to tell how it goes on
   */
  public static Ranking of(List<Architecture> architectures, Supplier<RankingListener> listeners) {
    if (architectures.isEmpty()) {
      throw new IllegalArgumentException("rank(...) needs architectures to rank, but got none.");
    }
    return new Ranking(architectures, null, List.of(), new Seed(0), listeners);
  }

  /** What the others are compared with; more is better. */
  public Ranking against(Estimator estimator, String measure) {
    return new Ranking(
        architectures, new Judge(estimator, List.of(measure)), judges, seed, listeners);
  }

  /** One more estimator, and which of its measures are compared; more is better. */
  public Ranking by(Estimator estimator, String... measures) {
    if (measures.length == 0) {
      throw new IllegalArgumentException(
          "by(" + estimator + "): say which of its measures are compared, such as \"synflow\".");
    }
    List<Judge> more = new ArrayList<>(judges);
    more.add(new Judge(estimator, Arrays.asList(measures)));
    return new Ranking(architectures, truth, more, seed, listeners);
  }

  /** Where the randomness of what is trained begins. */
  public Ranking seed(long value) {
    return new Ranking(architectures, truth, judges, new Seed(value), listeners);
  }

  /** Who is told how it goes on, instead of who was before. */
  public Ranking listener(RankingListener other) {
    return new Ranking(architectures, truth, judges, seed, () -> other);
  }

  /**
   * Judges all, architecture by architecture; as many side by side as all estimators can (see
   * {@link Estimator#sideBySide}: a table and proxies can, training can't), in the architectures'
   * order. An interrupt ends it early, with those that were judged by all.
   *
   * @throws IllegalStateException when it was not said what to compare with
   */
  public RankPanel run() {
    if (truth == null) {
      throw new IllegalStateException(
          "This ranking does not say what scores are compared with: add"
              + " .against(table(...), \"accuracy\").");
    }
    List<Judge> all = new ArrayList<>(List.of(truth));
    all.addAll(judges);
    requireNamesToDiffer(all);
    List<Row> rows = new ArrayList<>();
    RankingListener listener = listeners.get();
    try {
      Lanes.<List<Estimator>, Integer, Row>each(
          lanes(all),
          IntStream.range(0, architectures.size()).boxed().toList(),
          (estimators, number) -> row(all, estimators, number),
          row -> {
            rows.add(row);
            listener.changed(panel(all, rows), architectures.size(), false);
          });
    } catch (CancellationException stopped) {
      // Those judged before by all are kept.
    }
    RankPanel panel = panel(all, rows);
    listener.changed(panel, architectures.size(), true);
    return panel;
  }

  private static void requireNamesToDiffer(List<Judge> judges) {
    Set<String> names = new HashSet<>();
    for (Judge judge : judges) {
      for (String name : judge.measures) {
        if (!names.add(name)) {
          throw new IllegalArgumentException(
              "Two judges of this ranking measure '" + name + "', which can't be told apart.");
        }
      }
    }
  }

  /** For each lane an estimator of every judge. */
  private List<List<Estimator>> lanes(List<Judge> judges) {
    List<List<Estimator>> able =
        judges.stream().map(judge -> judge.estimator.sideBySide(architectures.size())).toList();
    int count = able.stream().mapToInt(List::size).min().orElseThrow();
    return IntStream.range(0, count)
        .mapToObj(lane -> able.stream().map(each -> each.get(lane)).toList())
        .toList();
  }

  private Row row(List<Judge> judges, List<Estimator> estimators, int number) {
    Architecture next = architectures.get(number);
    Map<String, Double> values = new HashMap<>();
    Map<String, String> missing = new HashMap<>();
    for (int i = 0; i < judges.size(); i++) {
      Estimator estimator = estimators.get(i);
      List<String> measures = judges.get(i).measures;
      Supplier<Map<String, Double>> judged =
          () -> values(estimator.estimate(next, seed.split("ranking", number)), measures);
      Function<RuntimeException, Map<String, Double>> unjudged =
          reason -> {
            measures.forEach(name -> missing.put(name, next + ": " + reason.getMessage()));
            return Map.of();
          };
      values.putAll(Attempt.at(next, judged, unjudged));
    }
    return new Row(next, values, missing);
  }

  private static Map<String, Double> values(Evaluation evaluation, List<String> measures) {
    return measures.stream().collect(Collectors.toMap(name -> name, evaluation::measure));
  }

  private static RankPanel panel(List<Judge> judges, List<Row> rows) {
    List<String> networks = rows.stream().map(row -> row.architecture.toString()).toList();
    List<Column> all =
        judges.stream()
            .flatMap(judge -> judge.measures.stream())
            .map(name -> column(name, rows))
            .toList();
    RankPanel panel = RankPanel.of(networks, all.get(0));
    for (Column column : all.subList(1, all.size())) {
      panel = panel.with(column);
    }
    return panel;
  }

  private static Column column(String name, List<Row> rows) {
    List<Double> values =
        rows.stream().map(row -> row.values.getOrDefault(name, Double.NaN)).toList();
    List<String> missing =
        rows.stream().flatMap(row -> Stream.ofNullable(row.missing.get(name))).toList();
    String note =
        missing.isEmpty()
            ? ""
            : missing.size() + " without " + name + ", the first is " + missing.get(0);
    return new Column(name, values, note);
  }

  /**
   * What all judges said about one architecture.
   *
   * @param values by measure; none of what can't be judged
   * @param missing why there is none, by measure
   */
  private record Row(
      Architecture architecture, Map<String, Double> values, Map<String, String> missing) {}
}
