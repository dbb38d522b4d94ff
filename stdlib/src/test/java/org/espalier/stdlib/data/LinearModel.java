package org.espalier.stdlib.data;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Softmax regression on the normalised pixels, by plain stochastic gradient descent. */
final class LinearModel {
  private static final int BATCH = 32;

  private final DataSet data;
  private final int values;
  private final int classes;
  private final float[] weights;
  private final float[] means;
  private final float[] deviations;

  LinearModel(DataSet data) {
    this.data = data;
    this.values = data.train().shape().values();
    this.classes = data.train().classes();
    this.weights = new float[classes * (values + 1)];
    Normalisation normalisation = data.normalisation();
    int area = values / data.train().channels();
    this.means = new float[values];
    this.deviations = new float[values];
    for (int i = 0; i < values; i++) {
      means[i] = normalisation.means().get(i / area);
      deviations[i] = normalisation.deviations().get(i / area);
    }
  }

  /** Each epoch in another order, with a rate that falls to nothing and a weight decay. */
  LinearModel fit(int epochs, double rate, double decay, long seed) {
    LabelledImages train = data.train();
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, train.count()).toArray();
    float[] images = new float[BATCH * values];
    int[] labels = new int[BATCH];
    int batches = train.count() / BATCH;
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
      }
      for (int b = 0; b < batches; b++) {
        train.batch(order, b * BATCH, BATCH, images, labels);
        double progress = (epoch + (double) b / batches) / epochs;
        step(images, labels, rate * (1 - progress), decay);
      }
    }
    return this;
  }

  private void step(float[] images, int[] labels, double rate, double decay) {
    float keep = (float) (1 - rate * decay);
    float[] change = new float[weights.length];
    for (int i = 0; i < labels.length; i++) {
      double[] scores = probabilities(images, i);
      scores[labels[i]] -= 1;
      for (int k = 0; k < classes; k++) {
        float by = (float) (-rate / labels.length * scores[k]);
        int row = k * (values + 1);
        for (int v = 0; v < values; v++) {
          change[row + v] += by * feature(images, i, v);
        }
        change[row + values] += by;
      }
    }
    for (int w = 0; w < weights.length; w++) {
      weights[w] = keep * weights[w] + change[w];
    }
  }

  private float feature(float[] images, int image, int value) {
    return (images[image * values + value] - means[value]) / deviations[value];
  }

  private double[] probabilities(float[] images, int image) {
    double[] scores = new double[classes];
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      int row = k * (values + 1);
      float score = weights[row + values];
      for (int v = 0; v < values; v++) {
        score += weights[row + v] * feature(images, image, v);
      }
      scores[k] = score;
      most = Math.max(most, score);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      scores[k] = Math.exp(scores[k] - most);
      sum += scores[k];
    }
    for (int k = 0; k < classes; k++) {
      scores[k] /= sum;
    }
    return scores;
  }

  /** The part of the images whose label gets the highest score. */
  double accuracy(LabelledImages images) {
    float[] one = new float[values];
    int[] label = new int[1];
    int right = 0;
    for (int i = 0; i < images.count(); i++) {
      images.batch(new int[] {i}, one, label);
      double[] scores = probabilities(one, 0);
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = scores[k] > scores[best] ? k : best;
      }
      right += best == label[0] ? 1 : 0;
    }
    return (double) right / images.count();
  }
}
