package org.espalier.stdlib.estimate;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Engines;
import org.espalier.stdlib.engine.NotEnoughMemoryException;
import org.espalier.stdlib.engine.ThreadShare;
import org.espalier.stdlib.lane.Lanes;
import org.espalier.stdlib.proxy.Probe;
import org.espalier.stdlib.proxy.Prober;
import org.espalier.stdlib.proxy.Proxy;
import org.espalier.stdlib.proxy.ProxyException;
import org.espalier.stdlib.proxy.ProxyScore;
import org.jspecify.annotations.Nullable;

/**
 * Judges networks by zero-cost proxies: each measure is a proxy's merit, of which more is better,
 * under the proxy's name; what it was made of stands beside it as {@code name/signal}. All networks
 * see the same images and begin with the same weights, whatever the trial's seed, so that they are
 * compared on equal terms. Immutable; each setting gives another value.
 *
 * <p>Holds native memory from the first estimate on, until {@link #close} or until nobody knows it
 * any more. Estimates of several threads wait for each other; {@link #atOnce} judges several side
 * by side.
 */
public final class ProxyEstimator implements Estimator, AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final int BATCH = 64;
  private static final int AS_MANY_AS_COME_BACK = 0;

  private final List<Proxy> proxies;
  private final @Nullable DataSet data;
  private final int batch;
  private final Seed seed;
  private final @Nullable EngineChoice choice;
  private final int atOnce;
  private final List<Probing> members = new CopyOnWriteArrayList<>(List.of(new Probing()));

  private ProxyEstimator(
      List<Proxy> proxies,
      @Nullable DataSet data,
      int batch,
      Seed seed,
      @Nullable EngineChoice choice,
      int atOnce) {
    this.proxies = List.copyOf(proxies);
    this.data = data;
    this.batch = batch;
    this.seed = seed;
    this.choice = choice;
    this.atOnce = atOnce;
    List<Probing> held = members;
    CLEANER.register(this, () -> held.forEach(Probing::close));
  }

  /** By one proxy or several, on 64 images of noise; seed 0. */
  public static ProxyEstimator of(Proxy... proxies) {
    if (proxies.length == 0) {
      throw new IllegalArgumentException(
          "proxies() needs at least one proxy to judge by, such as synflow().");
    }
    return new ProxyEstimator(
        List.of(proxies), null, BATCH, new Seed(0), null, AS_MANY_AS_COME_BACK);
  }

  /** On images of a training part instead of noise. */
  public ProxyEstimator on(DataSet other) {
    return new ProxyEstimator(proxies, other, batch, seed, choice, atOnce);
  }

  /** On so many images; at least 1. */
  public ProxyEstimator batchSize(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("batchSize(" + count + "): must be at least 1.");
    }
    return new ProxyEstimator(proxies, data, count, seed, choice, atOnce);
  }

  /** With other images and first weights. */
  public ProxyEstimator seed(long value) {
    return new ProxyEstimator(proxies, data, batch, new Seed(value), choice, atOnce);
  }

  /** On another engine or device than the default. */
  public ProxyEstimator engine(EngineChoice other) {
    return new ProxyEstimator(proxies, data, batch, seed, other, atOnce);
  }

  /**
   * So many networks side by side, at least 1, wherever there are many to judge: in {@code rank},
   * random search, warm starts, filters, pruning, and the first of a population. Each takes its
   * share of the threads and holds arrays of its own; on small networks two at once take half of
   * the time of one after the other. Numbers are those of one after the other with as many threads
   * as a share has, to the bit.
   *
   * <p>Default one for each thread that an engine may use; one on a graphics card, and for MXNet on
   * a processor beside its libraries for cards: there it would compute with its share for good (see
   * {@link Engines#setThreads}), and so would all that this program trains later; that is nobody's
   * wish unless said.
   */
  public ProxyEstimator atOnce(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("atOnce(" + count + "): must be at least 1.");
    }
    return new ProxyEstimator(proxies, data, batch, seed, choice, count);
  }

  private int team() {
    if (atOnce != AS_MANY_AS_COME_BACK) {
      return atOnce;
    }
    return ThreadShare.comesBack(engine()) ? Engines.threads() : 1;
  }

  /** On another device, the engine as it is. */
  @Override
  public ProxyEstimator on(DeviceName device) {
    return engine(engine().on(device));
  }

  /** What is measured. */
  public List<String> measures() {
    return proxies.stream().map(Proxy::name).toList();
  }

  @Override
  public Evaluation estimate(Architecture architecture, Seed trial) {
    return estimate(architecture.network());
  }

  /**
   * Judges any network with one image as its input, a supernet among them, whose options weigh
   * alike.
   *
   * @throws ProxyException when it has no number, or none of several
   */
  public Evaluation estimate(Graph network) {
    return estimate(network, members.get(0), /* among= */ 1);
  }

  /** Likewise several, in their order, side by side. */
  public List<Evaluation> estimates(List<Graph> networks) {
    List<Probing> team = team(Math.max(1, networks.size()));
    return Lanes.<Probing, Graph, Evaluation>each(
        team, networks, (member, network) -> estimate(network, member, team.size()));
  }

  @Override
  public List<Estimator> sideBySide(int most) {
    List<Probing> team = team(most);
    if (team.size() == 1) {
      return List.of(this);
    }
    return team.stream()
        .<Estimator>map(
            member ->
                (architecture, trial) -> estimate(architecture.network(), member, team.size()))
        .toList();
  }

  private synchronized List<Probing> team(int most) {
    int size = Math.min(most, team());
    while (members.size() < size) {
      members.add(new Probing());
    }
    return List.copyOf(members.subList(0, size));
  }

  private Evaluation estimate(Graph network, Probing member, int among) {
    try {
      return ThreadShare.within(engine(), among, () -> judged(network, member));
    } catch (OutOfMemoryError | NotEnoughMemoryException full) {
      member.close();
      throw full;
    }
  }

  private Evaluation judged(Graph network, Probing member) {
    synchronized (member) {
      Prober prober = member.prober(network, this);
      Map<String, Double> measures = new LinkedHashMap<>();
      List<ProxyException> failures = new ArrayList<>();
      try (Probe probe = prober.probe(network)) {
        proxies.forEach(proxy -> measure(proxy, probe, measures, failures));
      }
      if (failures.size() == proxies.size()) {
        throw failures.get(0);
      }
      String missing =
          failures.stream().map(each -> "; " + each.getMessage()).collect(Collectors.joining());
      return new Evaluation(measures, provenance() + missing);
    }
  }

  private static void measure(
      Proxy proxy, Probe probe, Map<String, Double> measures, List<ProxyException> failures) {
    try {
      ProxyScore score = probe.score(proxy);
      measures.put(proxy.name(), score.merit());
      score.signals().forEach((name, value) -> measures.put(proxy.name() + "/" + name, value));
    } catch (ProxyException none) {
      measures.put(proxy.name(), Double.NEGATIVE_INFINITY);
      failures.add(none);
    }
  }

  @Nullable DataSet data() {
    return data;
  }

  int batch() {
    return batch;
  }

  Seed seed() {
    return seed;
  }

  EngineChoice engine() {
    return choice == null ? Engines.defaultChoice() : choice;
  }

  private String provenance() {
    String images = data == null ? "images of noise" : "training images of " + data.name();
    return "without training, " + batch + " " + images + ", seed " + seed.value();
  }

  /** Gives the native memory back. The next estimate takes it again. */
  @Override
  public void close() {
    members.forEach(Probing::close);
  }

  /** As typed. */
  @Override
  public String toString() {
    String on = data == null ? "" : ".on(" + data.name() + ")";
    String together = atOnce == AS_MANY_AS_COME_BACK ? "" : ".atOnce(" + atOnce + ")";
    return "proxies("
        + String.join(", ", measures())
        + ")"
        + on
        + ".batchSize("
        + batch
        + ")"
        + together;
  }
}
