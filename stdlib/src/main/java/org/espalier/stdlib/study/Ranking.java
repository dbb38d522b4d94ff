package org.espalier.stdlib.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.Evaluation;
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
   * Judges all, architecture by architecture. An interrupt ends it early, with those that were
   * judged by all.
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
    Map<String, Judged> columns = new LinkedHashMap<>();
    for (Judge judge : all) {
      judge.measures.forEach(name -> begin(columns, name));
    }
    RankingListener listener = listeners.get();
    int done = 0;
    try {
      while (done < architectures.size() && !Thread.interrupted()) {
        Architecture next = architectures.get(done);
        for (Judge judge : all) {
          judge(judge, next, done, columns);
        }
        done++;
        listener.changed(panel(columns, done), architectures.size(), false);
      }
    } catch (CancellationException stopped) {
      // Those judged before by all are kept.
    }
    RankPanel panel = panel(columns, done);
    listener.changed(panel, architectures.size(), true);
    return panel;
  }

  private static void begin(Map<String, Judged> columns, String name) {
    if (columns.put(name, new Judged(name)) != null) {
      throw new IllegalArgumentException(
          "Two judges of this ranking measure '" + name + "', which can't be told apart.");
    }
  }

  private void judge(Judge judge, Architecture next, int number, Map<String, Judged> columns) {
    try {
      Evaluation evaluation = judge.estimator.estimate(next, seed.split("ranking", number));
      judge.measures.forEach(name -> of(columns, name).add(evaluation.measure(name)));
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (RuntimeException unjudged) {
      judge.measures.forEach(name -> of(columns, name).miss(next, unjudged));
    }
  }

  private static Judged of(Map<String, Judged> columns, String name) {
    return Objects.requireNonNull(columns.get(name));
  }

  private RankPanel panel(Map<String, Judged> columns, int done) {
    List<String> names =
        architectures.subList(0, done).stream().map(Architecture::toString).toList();
    List<Column> all = columns.values().stream().map(each -> each.column(done)).toList();
    RankPanel panel = RankPanel.of(names, all.get(0));
    for (Column column : all.subList(1, all.size())) {
      panel = panel.with(column);
    }
    return panel;
  }

  /** A column under way. */
  private static final class Judged {
    private final String name;
    private final List<Double> values = new ArrayList<>();
    private int missing;
    private String first = "";

    Judged(String name) {
      this.name = name;
    }

    void add(double value) {
      values.add(value);
    }

    void miss(Architecture architecture, RuntimeException reason) {
      values.add(Double.NaN);
      if (missing++ == 0) {
        first = architecture + ": " + reason.getMessage();
      }
    }

    Column column(int done) {
      String note = missing == 0 ? "" : missing + " without " + name + ", the first is " + first;
      return new Column(name, values.subList(0, done), note);
    }
  }
}
