package org.espalier.stdlib.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Form;
import org.espalier.stdlib.engine.OneThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every proxy promises, whatever it measures. */
@ExtendWith(OneThread.class)
class ProxyConformanceTest {
  private static final int CLASSES = 4;
  private static final String MIXED =
      "|nor_conv_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";
  private static final String OTHER =
      "|nor_conv_1x1~0|+|nor_conv_3x3~0|skip_connect~1|+|nor_conv_1x1~0|none~1|avg_pool_3x3~2|";
  private static final String NOTHING = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";
  private static final String NO_CONVOLUTION =
      "|skip_connect~0|+|avg_pool_3x3~0|none~1|+|skip_connect~0|none~1|avg_pool_3x3~2|";

  /** With smaller settings where the authors' take long. */
  static List<Proxy> proxies() {
    List<Proxy> proxies = new ArrayList<>();
    LinearRegions regions = new LinearRegions(40, 20);
    for (Proxy proxy : Proxies.all()) {
      TeNas both = new TeNas(new TangentCondition(), regions);
      proxies.add(
          proxy instanceof LinearRegions
              ? regions
              : proxy instanceof TeNas ? both : proxy instanceof TegNas ? new TegNas(both) : proxy);
    }
    return proxies;
  }

  private static Graph network(Proxy proxy, String architecture) {
    var space =
        Spaces.nasBench201(
            Spaces.sizes("nb201")
                .channels(4)
                .layers(1)
                .image(Language.image(3, 8, 8))
                .classes(CLASSES));
    return proxy instanceof FreeDarts ? space.supernet() : space.parse(architecture).network();
  }

  private static ProxyImages images(long seed) {
    return ProxyImages.noise(Shape.of(3, 8, 8), CLASSES, 8, new Seed(seed));
  }

  private static Prober prober() {
    return Prober.open(EngineChoice.mxnet(), images(1), new Seed(5));
  }

  private static double score(Proxy proxy, String architecture) {
    try (Prober prober = prober()) {
      return prober.score(proxy, network(proxy, architecture)).value();
    }
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void theSameSeedGivesTheSameScore(Proxy proxy) {
    assertThat(score(proxy, MIXED)).isEqualTo(score(proxy, MIXED)).isFinite();
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void aScoreDoesNotDependOnWhatWasScoredBefore(Proxy proxy) {
    double alone = score(proxy, MIXED);
    try (Prober prober = prober()) {
      prober.score(proxy, network(proxy, OTHER));
      for (Proxy before : proxies()) {
        prober.score(before, network(before, OTHER));
      }
      assertThat(prober.score(proxy, network(proxy, MIXED)).value()).isEqualTo(alone);
      assertThat(prober.score(proxy, network(proxy, MIXED)).value()).isEqualTo(alone);
    }
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void degenerateNetworksHaveAScoreThatIsANumber(Proxy proxy) {
    for (String architecture : List.of(NOTHING, NO_CONVOLUTION)) {
      double value = score(proxy, architecture);
      assertThat(value).as(architecture).isNotNaN();
    }
  }

  static Stream<Proxy> compared() {
    return proxies().stream();
  }

  @ParameterizedTest
  @MethodSource("compared")
  void compiledAndPortableFormsAgree(Proxy proxy) {
    List<Double> values = new ArrayList<>();
    for (Form form : Form.values()) {
      for (EngineChoice choice : List.of(EngineChoice.mxnet(), EngineChoice.pytorch())) {
        if (form == Form.PORTABLE || choice.equals(EngineChoice.mxnet())) {
          try (Prober prober = Prober.open(choice, form, images(1), new Seed(5))) {
            values.add(prober.score(proxy, network(proxy, MIXED)).value());
          }
        }
      }
    }
    double slack = proxy instanceof Grasp ? 0.1 : 0.02;
    for (double value : values) {
      assertThat(value)
          .as(proxy.name() + " " + values)
          .isCloseTo(values.get(0), within(slack * Math.abs(values.get(0)) + 1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void meritIsGreaterForBetter(Proxy proxy) {
    try (Prober prober = prober()) {
      ProxyScore score = prober.score(proxy, network(proxy, MIXED));
      double sign = proxy.higherIsBetter() ? 1 : -1;
      assertThat(score.merit()).isEqualTo(sign * score.value());
    }
  }

  @Test
  void proxiesThatNeedNoImagesDoNotSeeThem() {
    for (String name : List.of("params", "macs", "l2", "synflow", "zen", "linear_regions")) {
      Proxy proxy =
          proxies().stream().filter(other -> other.name().equals(name)).findFirst().orElseThrow();
      try (Prober prober = Prober.open(EngineChoice.mxnet(), images(2), new Seed(5))) {
        assertThat(prober.score(proxy, network(proxy, MIXED)).value())
            .as(name)
            .isEqualTo(score(proxy, MIXED));
      }
    }
  }

  @Test
  void allOfThemAreFoundByTheirNames() {
    assertThat(Proxies.all()).hasSize(23).extracting(Proxy::name).doesNotHaveDuplicates();
    Proxies.all().forEach(proxy -> assertThat(Proxies.named(proxy.name())).isEqualTo(proxy));
    assertThatThrownBy(() -> Proxies.named("synflw")).hasMessageContaining("'synflow'");
  }

  @Test
  void severalOfOneNetworkAreWhatEachIsAlone() {
    List<Proxy> some = List.of(new GradientNorm(), new Snip(), new JacobianCovariance());
    try (Prober prober = prober()) {
      var scores = prober.scores(some, network(some.get(0), MIXED));
      for (Proxy proxy : some) {
        assertThat(scores).containsEntry(proxy.name(), prober.score(proxy, network(proxy, MIXED)));
      }
    }
  }
}
