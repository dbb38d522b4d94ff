package org.espalier.stdlib.strategy.relaxed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * One epoch of a search: everything that curves, stopping rules and comparisons of two searches
 * need.
 *
 * @param epoch which, from 0
 * @param stage which stage of a search that has several
 * @param numbers what the schedule set, such as {@code lr_w}, {@code lr_a}, {@code tau}
 * @param trainLoss the mean over the weight steps, each before its update
 * @param architectureLoss the mean over the architecture steps; not a number without any
 * @param validationLoss on held-out examples in evaluation mode, after the epoch
 * @param validationAccuracy likewise, in [0, 1]
 * @param terms what each regulariser added, by name, mean over the architecture steps
 * @param parameters a hash of all architecture parameters after the epoch
 * @param points the relaxation's points after the epoch, of all options; 0 for dropped ones
 * @param active how many options ran in the epoch's last weight step, by choice
 * @param operationCalls how many candidate operations ran so far
 * @param weightGradient the mean norm of the weights' gradients
 * @param parameterGradient the mean norm of the parameters' gradients
 * @param skips how many decisions of the architecture are skip connections
 * @param networkParameters of the architecture's own network
 * @param networkMacs likewise
 * @param architecture what would be derived now, or {@link
 *     org.espalier.stdlib.strategy.relaxed.derivation.Derivation#meanwhile}, as text
 * @param drawn how many random numbers were drawn in the epoch, by stream
 * @param events what happened at its beginning and its end
 * @param figures more, under the names of parts
 * @param seconds how long it took
 */
public record TraceRow(
    int epoch,
    String stage,
    Map<String, Double> numbers,
    double trainLoss,
    double architectureLoss,
    double validationLoss,
    double validationAccuracy,
    Map<String, Double> terms,
    long parameters,
    List<Scores> points,
    Map<String, Integer> active,
    long operationCalls,
    double weightGradient,
    double parameterGradient,
    int skips,
    long networkParameters,
    long networkMacs,
    String architecture,
    Map<String, Long> drawn,
    List<String> events,
    Map<String, Double> figures,
    double seconds) {
  /** Copies. */
  public TraceRow {
    numbers = ordered(numbers);
    terms = ordered(terms);
    points = List.copyOf(points);
    active = ordered(active);
    drawn = ordered(drawn);
    events = List.copyOf(events);
    figures = ordered(figures);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** {@code exp(validationLoss)}, by which models of texts are compared. */
  public double validationPerplexity() {
    return Math.exp(validationLoss);
  }

  /** The entropy of each choice's point, scaled to sum to 1, in nats. */
  public Map<String, Double> entropies() {
    Map<String, Double> entropies = new LinkedHashMap<>();
    for (Scores scores : points) {
      double sum = scores.point().stream().mapToDouble(number -> number).sum();
      double entropy = 0;
      for (double number : scores.point()) {
        entropy -= number > 0 ? number / sum * Math.log(number / sum) : 0;
      }
      entropies.put(scores.choice().label(), entropy);
    }
    return entropies;
  }

  /** The mean of {@link #entropies}. */
  public double entropy() {
    return entropies().values().stream().mapToDouble(number -> number).average().orElse(0);
  }

  /** Likewise without the time, for comparisons. */
  public TraceRow timeless() {
    return new TraceRow(
        epoch,
        stage,
        numbers,
        trainLoss,
        architectureLoss,
        validationLoss,
        validationAccuracy,
        terms,
        parameters,
        points,
        active,
        operationCalls,
        weightGradient,
        parameterGradient,
        skips,
        networkParameters,
        networkMacs,
        architecture,
        drawn,
        events,
        figures,
        0);
  }
}
