package org.espalier.stdlib.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hipparchus.stat.ranking.NaturalRanking;

/**
 * One number for each of several networks, under a name; more is better. Immutable. Where a network
 * has no value there is not a number. Zero has no sign here, so that both zeros are tied.
 *
 * @param name what the numbers are, such as {@code synflow}
 * @param values in the networks' order
 * @param note what is to be said of them, such as why some are missing; may be empty
 */
public record Column(String name, List<Double> values, String note) {
  /** Copies. */
  public Column {
    List<Double> copied = new ArrayList<>();
    values.forEach(value -> copied.add(value + 0.0));
    values = List.copyOf(copied);
  }

  /** Of an array, without a note. */
  public static Column of(String name, double... values) {
    return new Column(name, Arrays.stream(values).boxed().toList(), "");
  }

  /** The same under another name. */
  public Column named(String other) {
    return new Column(other, values, note);
  }

  /** The same with the other sign, for numbers of which less is better. */
  public Column negated() {
    return new Column(name, values.stream().map(value -> -value).toList(), note);
  }

  /** How many. */
  public int size() {
    return values.size();
  }

  /** As an array. */
  public double[] toArray() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Some of the rows. */
  double[] where(IntPredicate row) {
    return IntStream.range(0, size()).filter(row).mapToDouble(values::get).toArray();
  }

  /**
   * The rank of each value among all, from 1 for the least; ties share the mean of their ranks, and
   * what is not a number counts as less than all others.
   */
  public double[] ranks() {
    double[] comparable =
        values.stream()
            .mapToDouble(value -> Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value)
            .toArray();
    return new NaturalRanking().rank(comparable);
  }
}
