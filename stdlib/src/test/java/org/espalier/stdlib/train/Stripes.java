package org.espalier.stdlib.train;

import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.data.ImageShape;
import org.espalier.stdlib.data.LabelledImages;

/** Images of 8x8 with stripes that lie or stand, in noise: learned in a few steps. */
public record Stripes(int count) implements DataSet {
  @Override
  public String name() {
    return "stripes";
  }

  @Override
  public LabelledImages train() {
    return images("stripes train", count, 1);
  }

  @Override
  public LabelledImages validation() {
    return images("stripes validation", count / 2, 2);
  }

  @Override
  public LabelledImages test() {
    return images("stripes test", count / 2, 3);
  }

  private static LabelledImages images(String name, int count, long seed) {
    RandomGenerator random = new Seed(seed).stream("stripes");
    byte[] pixels = new byte[count * 64];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
      int phase = random.nextInt(2);
      for (int k = 0; k < 64; k++) {
        int line = labels[i] == 0 ? k / 8 : k % 8;
        int light = (line + phase) % 2 == 0 ? 170 : 30;
        pixels[i * 64 + k] = (byte) (light + random.nextInt(80));
      }
    }
    ImageShape shape = new ImageShape(1, 8, 8);
    return LabelledImages.of(name, shape, List.of("lying", "standing"), pixels, labels);
  }
}
