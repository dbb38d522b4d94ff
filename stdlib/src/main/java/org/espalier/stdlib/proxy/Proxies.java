package org.espalier.stdlib.proxy;

import java.util.List;
import java.util.stream.Collectors;
import org.espalier.dsl.word.NearestWord;

/** All proxies with their papers' settings, by the names that the field uses. */
public final class Proxies {
  private Proxies() {}

  /** Every one, in the order in which the cards of the field name them. */
  public static List<Proxy> all() {
    return List.of(
        new Parameters(),
        new Macs(),
        new WeightNorm(),
        new GradientNorm(),
        new Snip(),
        new Plain(),
        new Grasp(),
        new Fisher(),
        new Synflow(),
        new JacobianCovariance(),
        new ClassCorrelations(),
        new Naswot(),
        new Das(),
        new Zen(),
        new TangentCondition(),
        new LinearRegions(),
        new TeNas(),
        new TegNas(),
        new GradSign(),
        new Knas(),
        new ZiCo(),
        new FreeDarts(),
        new NormIndicator());
  }

  /**
   * The one of a name.
   *
   * @throws IllegalArgumentException when there is none, with those that there are
   */
  public static Proxy named(String name) {
    return all().stream()
        .filter(proxy -> proxy.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private static String unknown(String name) {
    List<String> names = all().stream().map(Proxy::name).collect(Collectors.toList());
    String meant =
        NearestWord.to(name, names).map(near -> " Did you mean '" + near + "'?").orElse("");
    return "There is no proxy '" + name + "'." + meant + " There are " + names + ".";
  }
}
