package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.stdlib.data.DataSets.glyphs;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a small budget; {@link MeasureGlyphs} measures the figures in {@link Glyphs}. */
@Tag("training")
class GlyphsLearningTest {
  private static final Glyphs DATA = glyphs().grey().train(2000).test(500).seed(11);

  @Test
  void aLinearModelStaysUnderSixtyPercent() {
    LinearModel linear = new LinearModel(DATA).fit(10, 0.01, 0.1, 1);
    assertThat(linear.accuracy(DATA.train())).as("learned something").isGreaterThan(0.15);
    assertThat(linear.accuracy(DATA.test())).isLessThan(0.6);
  }

  @Test
  void theLinearModelCanLearnWhatIsLinear() {
    byte[] pixels = new byte[200];
    int[] labels = new int[200];
    for (int i = 0; i < 200; i++) {
      pixels[i] = (byte) i;
      labels[i] = i < 100 ? 0 : 1;
    }
    LabelledImages images =
        LabelledImages.of(
            "dark or light", new ImageShape(1, 1, 1), List.of("dark", "light"), pixels, labels);
    LinearModel linear = new LinearModel(images.split(1).test(0.2)).fit(50, 0.1, 0, 1);
    assertThat(linear.accuracy(images)).isGreaterThan(0.9);
  }

  @Test
  void aSmallConvolutionalNetworkGoesFarBeyond() {
    int epochs = 5;
    int batches = epochs * SmallNetwork.batches(DATA);
    // One thread: where other programs take the cores, threads that wait for each other lose most.
    Engine.getEngine("PyTorch");
    int threads = JniUtils.getNumThreads();
    JniUtils.setNumThreads(1);
    try (SmallNetwork network = new SmallNetwork(DATA, batches, 1, 16, 32)) {
      for (int epoch = 0; epoch < epochs; epoch++) {
        network.epoch(epoch);
      }
      assertThat(network.accuracy(DATA.test())).isGreaterThan(0.7);
    } finally {
      JniUtils.setNumThreads(threads);
    }
  }
}
