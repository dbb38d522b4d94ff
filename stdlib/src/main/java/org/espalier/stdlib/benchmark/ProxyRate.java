package org.espalier.stdlib.benchmark;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.ThreadShare;
import org.espalier.stdlib.lane.Lanes;
import org.espalier.stdlib.proxy.Prober;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.proxy.Proxy;
import org.espalier.stdlib.proxy.ProxyImages;
import org.espalier.stdlib.proxy.ProxyScore;
import org.espalier.stdlib.proxy.Zen;

/**
 * How many networks of NAS-Bench-201 a proxy scores in a second, each made, scored and forgotten.
 * Labels and images mean nothing. Zen is repeated four times, as the yardstick does.
 *
 * @param proxy which
 * @param architectures how many were scored, after one that was not timed
 * @param perSecond how many in a second
 * @param residentMegabytes memory of this process after them; empty where the system does not say
 */
public record ProxyRate(
    String proxy, int architectures, double perSecond, OptionalDouble residentMegabytes) {
  private static final int ZEN_REPETITIONS = 4;

  /**
   * Measures.
   *
   * @param setting its steps are the architectures
   * @param atOnce how many are scored side by side, each on its share of the cores
   * @throws IllegalArgumentException if there is no such proxy
   */
  public static ProxyRate of(Setting setting, String name, int atOnce) {
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
    List<Architecture> first = drawn(space, random, atOnce);
    List<Architecture> architectures = drawn(space, random, setting.steps());
    ProxyImages images =
        ProxyImages.noise(
            org.espalier.dsl.operation.Shape.of(3, setting.size(), setting.size()),
            Randomness.CLASSES,
            setting.batch(),
            new Seed(0));
    List<Prober> probers =
        Stream.generate(() -> Prober.open(setting.choice(), setting.form(), images, new Seed(0)))
            .limit(atOnce)
            .toList();
    try {
      score(setting.choice(), probers, proxy, first);
      long start = System.nanoTime();
      score(setting.choice(), probers, proxy, architectures);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new ProxyRate(name, setting.steps(), setting.steps() / seconds, ResidentMemory.now());
    } finally {
      probers.forEach(Prober::close);
    }
  }

  private static void score(
      EngineChoice choice, List<Prober> probers, Proxy proxy, List<Architecture> networks) {
    Lanes.<Prober, Architecture, ProxyScore>each(
        probers,
        networks,
        (prober, each) ->
            ThreadShare.within(choice, probers.size(), () -> prober.score(proxy, each.network())));
  }

  private static List<Architecture> drawn(SearchSpace space, RandomGenerator random, int count) {
    return Stream.generate(() -> space.sample(random)).limit(count).toList();
  }
}
