package org.espalier.stdlib.benchmark;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.proxy.Prober;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.proxy.Proxy;
import org.espalier.stdlib.proxy.ProxyImages;
import org.espalier.stdlib.proxy.Zen;

/**
 * How many networks of NAS-Bench-201 a proxy scores in a second, each made, scored and forgotten.
 * Labels and images mean nothing. Zen is repeated four times, as the yardstick does.
 *
 * @param proxy which
 * @param architectures how many were scored, after one that was not timed
 * @param perSecond how many in a second
 */
public record ProxyRate(String proxy, int architectures, double perSecond) {
  private static final int ZEN_REPETITIONS = 4;

  /**
   * Measures.
   *
   * @param setting its steps are the architectures
   * @throws IllegalArgumentException if there is no such proxy
   */
  public static ProxyRate of(Setting setting, String name) {
    Proxy named = Proxies.named(name);
    Proxy proxy = named instanceof Zen zen ? new Zen(zen.gamma(), ZEN_REPETITIONS) : named;
    var image = Language.image(3, setting.size(), setting.size());
    var space =
        Spaces.nasBench201(
            Spaces.sizes("nb201")
                .channels(setting.channels())
                .layers(setting.cells())
                .image(image)
                .classes(Randomness.CLASSES));
    RandomGenerator random = new Seed(0).stream("architectures");
    List<Architecture> architectures =
        Stream.generate(() -> space.sample(random)).limit(setting.steps() + 1L).toList();
    ProxyImages images =
        ProxyImages.noise(
            org.espalier.dsl.operation.Shape.of(3, setting.size(), setting.size()),
            Randomness.CLASSES,
            setting.batch(),
            new Seed(0));
    try (Prober prober = Prober.open(setting.choice(), setting.form(), images, new Seed(0))) {
      prober.score(proxy, architectures.get(0).network());
      long start = System.nanoTime();
      for (Architecture architecture : architectures.subList(1, architectures.size())) {
        prober.score(proxy, architecture.network());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new ProxyRate(name, setting.steps(), setting.steps() / seconds);
    }
  }
}
