package org.espalier.stdlib.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One pile of images cut into a training, a validation and a test part.
 *
 * <p>The cut is stratified: of each class a part gets its fraction, give or take one image. It is
 * decided by the seed alone. A part keeps the order of the pile. Immutable: each setting returns
 * another split.
 */
public final class Split implements DataSet {
  private final String name;
  private final LabelledImages pile;
  private final double validationFraction;
  private final double testFraction;
  private final @Nullable LabelledImages givenTest;
  private final long seed;
  private final Part[] parts;

  private enum Part {
    TRAIN,
    VALIDATION,
    TEST
  }

  private Split(
      String name,
      LabelledImages pile,
      double validationFraction,
      double testFraction,
      @Nullable LabelledImages givenTest,
      long seed) {
    this.name = name;
    this.pile = pile;
    this.validationFraction = validationFraction;
    this.testFraction = testFraction;
    this.givenTest = givenTest;
    this.seed = seed;
    if (validationFraction + testFraction >= 1) {
      throw new IllegalArgumentException(
          "validation("
              + validationFraction
              + ") and test("
              + testFraction
              + ") together leave nothing to train on: their sum must be below 1");
    }
    this.parts = assign();
  }

  static Split of(LabelledImages pile, long seed) {
    return new Split(pile.name(), pile, 0, 0, null, seed);
  }

  /** A set whose test images are given, and whose validation part is a tenth of the others. */
  static Split given(String name, LabelledImages pile, LabelledImages test) {
    return new Split(name, pile, 0.1, 0, test, 0);
  }

  /** Holds out this fraction of the images to choose by, 0 or more and below 1. */
  public Split validation(double fraction) {
    return new Split(name, pile, checked("validation", fraction), testFraction, givenTest, seed);
  }

  /**
   * Holds out this fraction of the images to report on, 0 or more and below 1. Where the set came
   * with test images of its own, this fraction is used instead of them.
   */
  public Split test(double fraction) {
    return new Split(name, pile, validationFraction, checked("test", fraction), null, seed);
  }

  /** Decides otherwise which image goes where. */
  public Split seed(long otherSeed) {
    return new Split(name, pile, validationFraction, testFraction, givenTest, otherSeed);
  }

  private static double checked(String word, double fraction) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          word
              + "("
              + fraction
              + "): must be a fraction of the images, from 0 to below 1, such as 0.2");
    }
    return fraction;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public LabelledImages train() {
    return part(Part.TRAIN);
  }

  @Override
  public LabelledImages validation() {
    return part(Part.VALIDATION);
  }

  @Override
  public LabelledImages test() {
    return givenTest != null ? givenTest : part(Part.TEST);
  }

  private LabelledImages part(Part part) {
    int[] indices = IntStream.range(0, parts.length).filter(i -> parts[i] == part).toArray();
    String label =
        String.format(
            Locale.ROOT,
            "%s %s, %d of %d images, seed %d",
            name,
            part.name().toLowerCase(Locale.ROOT),
            indices.length,
            parts.length,
            seed);
    return pile.part(label, indices);
  }

  /** Deals the images out: class by class, in a random order, at even distances. */
  private Part[] assign() {
    int[] order = shuffled(pile.count(), new SplittableRandom(seed));
    int[] dealt =
        IntStream.range(0, pile.classes())
            .flatMap(label -> Arrays.stream(order).filter(i -> pile.label(i) == label))
            .toArray();
    Part[] result = new Part[dealt.length];
    double others = testFraction / (1 - validationFraction);
    int rest = 0;
    for (int place = 0; place < dealt.length; place++) {
      boolean held = crosses(place, validationFraction);
      if (held) {
        result[dealt[place]] = Part.VALIDATION;
      } else {
        result[dealt[place]] = crosses(rest++, others) ? Part.TEST : Part.TRAIN;
      }
    }
    return result;
  }

  private static boolean crosses(int place, double fraction) {
    // A hair is added so that 0.2 of 5 is 1 although 0.2 is no binary fraction.
    return Math.floor((place + 1) * fraction + 1e-9) > Math.floor(place * fraction + 1e-9);
  }

  private static int[] shuffled(int count, SplittableRandom random) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  /** The three parts, one a line. */
  @Override
  public String toString() {
    return train() + "\n" + validation() + "\n" + test();
  }
}
