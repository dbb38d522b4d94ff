package org.espalier.stdlib.data;

import java.util.Arrays;
import java.util.List;

/**
 * Mean and standard deviation of each channel, over images whose values go from 0 to 1. To be taken
 * from the training part only and applied to all parts: {@code (value - mean) / deviation}.
 *
 * @param means one for each channel, 0 to 1
 * @param deviations one for each channel, above 0 (a channel without any variation has 1, so that
 *     dividing by it is harmless)
 */
public record Normalisation(List<Float> means, List<Float> deviations) {
  /** Copies the lists. */
  public Normalisation {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
  }

  /** Over every pixel of every image. */
  public static Normalisation of(LabelledImages images) {
    Float[] means = new Float[images.channels()];
    Float[] deviations = new Float[images.channels()];
    for (int channel = 0; channel < means.length; channel++) {
      long[] histogram = images.histogram(channel);
      double mean = moment(histogram, 0, 1);
      double deviation = Math.sqrt(moment(histogram, mean, 2));
      means[channel] = (float) mean;
      deviations[channel] = deviation > 0 ? (float) deviation : 1f;
    }
    return new Normalisation(Arrays.asList(means), Arrays.asList(deviations));
  }

  private static double moment(long[] histogram, double centre, int power) {
    double sum = 0;
    for (int value = 0; value < 256; value++) {
      sum += histogram[value] * Math.pow(value / 255.0 - centre, power);
    }
    return sum / Arrays.stream(histogram).sum();
  }
}
