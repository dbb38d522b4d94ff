package org.espalier.stdlib.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that are written beside an axis: round ones.
 *
 * @param values from the least to the greatest
 * @param labels as they are written
 */
record Ticks(List<Double> values, List<String> labels) {
  private static final int MOST = 7;
  private static final double[] ROUND = {1, 2, 5};

  static Ticks of(Span span) {
    List<BigDecimal> round = span.logarithmic() ? factors(span) : steps(span);
    return new Ticks(
        round.stream().map(BigDecimal::doubleValue).toList(),
        span.logarithmic() ? round.stream().map(Ticks::alone).toList() : alike(round));
  }

  private static List<BigDecimal> steps(Span span) {
    BigDecimal step = step(span);
    List<BigDecimal> found = new ArrayList<>();
    long first = (long) Math.ceil(span.least() / step.doubleValue() - 1e-9);
    long last = (long) Math.floor(span.greatest() / step.doubleValue() + 1e-9);
    for (long i = first; i <= last && found.size() < 2 * MOST; i++) {
      found.add(step.multiply(BigDecimal.valueOf(i)));
    }
    return found;
  }

  /** The least round step that gives no more than so many values. */
  private static BigDecimal step(Span span) {
    double wanted = (span.greatest() - span.least()) / MOST;
    int power = (int) Math.floor(Math.log10(wanted));
    BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(power + 1);
    for (double digit : ROUND) {
      BigDecimal smaller = new BigDecimal((int) digit).scaleByPowerOfTen(power);
      if (smaller.doubleValue() >= wanted && smaller.compareTo(step) < 0) {
        step = smaller;
      }
    }
    return span.whole() ? step.max(BigDecimal.ONE) : step;
  }

  private static List<BigDecimal> factors(Span span) {
    int high = (int) Math.ceil(Math.log10(span.greatest()));
    int lowest = (int) Math.floor(Math.log10(span.least()));
    int every = Math.max(1, (high - lowest) / MOST);
    int low = Math.floorDiv(lowest, every) * every;
    List<BigDecimal> found = new ArrayList<>();
    for (int power = low; power <= high; power += every) {
      for (double digit : high - low <= 2 ? ROUND : new double[] {1}) {
        BigDecimal value = new BigDecimal((int) digit).scaleByPowerOfTen(power);
        double size = value.doubleValue();
        if (size >= span.least() && size <= span.greatest()) {
          found.add(value);
        }
      }
    }
    return found;
  }

  private static String alone(BigDecimal value) {
    return Numbers.show(value.doubleValue());
  }

  /**
   * Labels with as many digits behind the point as the finest needs; short ones instead where those
   * are many and the short ones can be told apart.
   */
  private static List<String> alike(List<BigDecimal> values) {
    int digits = 0;
    double greatest = 0;
    for (BigDecimal value : values) {
      digits = Math.max(digits, value.stripTrailingZeros().scale());
      greatest = Math.max(greatest, Math.abs(value.doubleValue()));
    }
    int shared = digits;
    List<String> alone = values.stream().map(Ticks::alone).toList();
    boolean apart = alone.stream().distinct().count() == alone.size();
    return (greatest < 1e7 && digits <= 4) || !apart
        ? values.stream().map(value -> fixed(value, shared)).toList()
        : alone;
  }

  private static String fixed(BigDecimal value, int digits) {
    return digits == 0
        ? Numbers.show(value.longValue())
        : value.setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }
}
