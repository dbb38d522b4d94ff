package org.espalier.stdlib.strategy.relaxed.stopping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espalier.stdlib.strategy.relaxed.StoppingRule;
import org.espalier.stdlib.strategy.relaxed.TraceRow;

/**
 * Ends a search when the largest eigenvalue of the validation loss's Hessian by the architecture
 * parameters rises too fast: when {@code m_i / m_{i - delta}} exceeds a factor, {@code m_i} being
 * the mean of the window around {@code i}; the epoch {@code i - delta} counts. The window lags by
 * half of it, so this shows at epoch {@code i + window / 2} (Zela et al., ICLR 2020, arXiv
 * 1909.09656, section 5 and its code). The paper writes {@code m_{i - k} / m_i < 0.75}.
 *
 * <p>Twenty values of 0.2, and then 0.2, 0.23, ... by 1.15, end at epoch 24, and epoch 18 counts.
 *
 * @param window of the means, 5; odd
 * @param delta how far apart the means are, 4; at least 1
 * @param factor 1.3; more than 0; infinity never ends a search
 * @param start before this epoch, 10, nothing ends
 */
public record EigenvalueRatio(int window, int delta, double factor, int start)
    implements StoppingRule {
  /** Checks. */
  public EigenvalueRatio {
    if (window < 1 || window % 2 == 0 || delta < 1 || !(factor > 0)) {
      throw new IllegalArgumentException(
          "eigenvalueRatio("
              + window
              + ", "
              + delta
              + ", "
              + factor
              + ", "
              + start
              + "): the window is odd, the means are at least 1 epoch apart, and the factor is more"
              + " than 0.");
    }
  }

  /** As in the code of the paper. */
  public EigenvalueRatio() {
    this(5, 4, 1.3, 10);
  }

  /** By the numbers of {@link HessianEigenvalue}, which the schedule has to measure. */
  @Override
  public Optional<Stop> after(List<TraceRow> rows) {
    return of(rows.stream().map(this::measured).toList());
  }

  private double measured(TraceRow row) {
    Double number = row.numbers().get(HessianEigenvalue.NAME);
    if (number == null) {
      throw new IllegalStateException(
          this
              + " watches "
              + HessianEigenvalue.NAME
              + ", but nothing measures it; add .after(Trigger.always(), new HessianEigenvalue())"
              + " to the schedule.");
    }
    return number;
  }

  /**
   * Whether a search ends, and where.
   *
   * @param eigenvalues the largest eigenvalue, epoch by epoch
   */
  public Optional<Stop> of(List<Double> eigenvalues) {
    int half = window / 2;
    for (int centre = half + delta; centre + half < eigenvalues.size(); centre++) {
      double now = mean(eigenvalues, centre);
      double before = mean(eigenvalues, centre - delta);
      if (centre + half >= start && now / before > factor) {
        return Optional.of(new Stop(centre + half, centre - delta, reason(now, before)));
      }
    }
    return Optional.empty();
  }

  private double mean(List<Double> eigenvalues, int centre) {
    int half = window / 2;
    return eigenvalues.subList(centre - half, centre + half + 1).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }

  private String reason(double now, double before) {
    return String.format(
        Locale.ROOT,
        "the largest eigenvalue rose from %.4g to %.4g in %d epochs, by more than a factor of %s",
        before,
        now,
        delta,
        factor);
  }

  @Override
  public String toString() {
    return "eigenvalueRatio(" + window + ", " + delta + ", " + factor + ", " + start + ")";
  }
}
