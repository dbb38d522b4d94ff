package org.espalier.stdlib.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a network does on some images or on a text.
 *
 * @param split which, by the name they have
 * @param count how many examples
 * @param unit what they are: {@code images} or {@code symbols}
 * @param loss the mean cross-entropy, in nats
 * @param accuracy the share whose label, or next symbol, got the highest score, in [0, 1]
 */
public record Score(String split, int count, String unit, double loss, double accuracy) {
  static final String IMAGES = "images";
  static final String SYMBOLS = "symbols";

  /**
   * {@code exp(loss)}: among how many symbols, all alike, a guess would be as hard. What texts are
   * reported by.
   */
  public double perplexity() {
    return Math.exp(loss);
  }

  /**
   * What searches know it by: {@code accuracy} and {@code loss}, of texts {@code perplexity} too.
   */
  Map<String, Double> measures() {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("accuracy", accuracy);
    measures.put("loss", loss);
    if (isOfText()) {
      measures.put("perplexity", perplexity());
    }
    return measures;
  }

  /** Whether it is of a text. */
  boolean isOfText() {
    return unit.equals(SYMBOLS);
  }
}
