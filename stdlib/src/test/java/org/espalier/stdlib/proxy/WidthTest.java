package org.espalier.stdlib.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Noise;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.OneThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the cards ask of wider networks, and of networks with noise in them. */
@ExtendWith(OneThread.class)
class WidthTest {
  private static final String CELL =
      "|nor_conv_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

  private static double score(Proxy proxy, int channels, long seed) {
    ProxyImages images = ProxyImages.noise(Shape.of(3, 12, 12), 4, 16, new Seed(seed));
    Graph network =
        Spaces.nasBench201(
                Spaces.sizes("nb201")
                    .channels(channels)
                    .layers(1)
                    .image(Language.image(3, 12, 12))
                    .classes(4))
            .parse(CELL)
            .network();
    try (Prober prober = Prober.open(EngineChoice.mxnet(), images, new Seed(seed))) {
      return prober.score(proxy, network).value();
    }
  }

  @Test
  void twiceTheChannelsHaveAHigherZenScoreOnEverySeed() {
    for (long seed = 0; seed < 10; seed++) {
      assertThat(score(new Zen(), 8, seed))
          .as("seed %d", seed)
          .isGreaterThan(score(new Zen(), 4, seed));
    }
  }

  @Test
  void naswotGrowsWithWidthInTheMeanOfFiveSeeds() {
    List<Double> means = new ArrayList<>();
    for (int channels : new int[] {4, 8, 16, 32}) {
      means.add(
          IntStream.range(0, 5)
              .mapToDouble(seed -> score(new Naswot(), channels, seed))
              .average()
              .orElseThrow());
    }
    assertThat(means).isSorted().doesNotHaveDuplicates();
  }

  /** Half of what is pooled is noise, which no image causes. */
  private static Graph noisy(int filters) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(3, 8, 8));
    Node conv = builder.add("conv", Convolution.same(filters, 3, 1), x);
    Node noise = builder.add("noise", new Noise(1), conv);
    Node sum = builder.add("sum", new Addition(), conv, noise);
    Node relu = builder.add("relu", new Activation(Activation.Kind.RELU), sum);
    Node next = builder.add("next", Convolution.same(4, 3, 1), relu);
    Node last = builder.add("last", new Activation(Activation.Kind.RELU), next);
    Node pooled = builder.add("pool", GlobalPooling.average(), last);
    return builder.build(builder.add("head", new Linear(4, true), pooled));
  }

  @Test
  void noiseWithinNetworksDoesNotMakeScoresDependOnWhatWasScoredBefore() {
    ProxyImages images = ProxyImages.noise(Shape.of(3, 8, 8), 4, 8, new Seed(1));
    for (Proxy proxy :
        List.of(new Naswot(), new GradientNorm(), new Zen(), new JacobianCovariance())) {
      double alone;
      try (Prober prober = Prober.open(EngineChoice.mxnet(), images, new Seed(2))) {
        alone = prober.score(proxy, noisy(6)).value();
      }
      try (Prober prober = Prober.open(EngineChoice.mxnet(), images, new Seed(2))) {
        prober.score(new Snip(), noisy(6));
        prober.score(proxy, noisy(6));
        assertThat(prober.score(proxy, noisy(6)).value()).as(proxy.name()).isEqualTo(alone);
        assertThat(prober.scores(List.of(new Snip(), proxy), noisy(6)).values())
            .as("%s behind another", proxy.name())
            .last()
            .extracting(ProxyScore::value)
            .isEqualTo(alone);
      }
    }
  }
}
