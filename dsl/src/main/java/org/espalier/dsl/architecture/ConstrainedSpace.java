package org.espalier.dsl.architecture;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.dsl.cost.Bound;
import org.espalier.dsl.decision.Decisions;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.jspecify.annotations.Nullable;

/**
 * The architectures of a space whose networks keep to bounds. Samples are drawn from the whole
 * space and rejected until one is inside, so they stay uniform; {@link #tried} and {@link
 * #rejected} say how many that took. Mutations, neighbours and crossovers stay inside.
 */
public final class ConstrainedSpace implements SearchSpace {
  /** The largest space whose networks are all built to count those inside. */
  static final int COUNTED = 20_000;

  private static final int TRIES = 10_000;
  private static final int ESTIMATE = 1_000;

  private final SearchSpace whole;
  private final Bounds bounds;
  private final LongAdder tried = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private @Nullable BigInteger size;

  private ConstrainedSpace(SearchSpace whole, Bounds bounds) {
    this.whole = whole;
    this.bounds = bounds;
  }

  /**
   * A space with a bound.
   *
   * @throws IllegalArgumentException when nothing that meets the bound is found: no sample of a
   *     hundred, and nothing on the way from there downhill to what the bound asks for
   */
  static ConstrainedSpace of(SearchSpace whole, Bound bound) {
    List<Bound> all = new ArrayList<>();
    SearchSpace free = whole;
    if (whole instanceof ConstrainedSpace constrained) {
      all.addAll(constrained.bounds.all());
      free = constrained.whole;
    }
    all.add(bound);
    Bounds bounds = new Bounds(all);
    Feasibility.require(free, bounds);
    return new ConstrainedSpace(free, bounds);
  }

  /** The space without its bounds. */
  public SearchSpace whole() {
    return whole;
  }

  /** What its networks keep to. */
  public List<Bound> bounds() {
    return bounds.all();
  }

  /** How many architectures were drawn from the whole space so far. */
  public long tried() {
    return tried.sum();
  }

  /** How many of them broke a bound. */
  public long rejected() {
    return rejected.sum();
  }

  @Override
  public Decisions decisions() {
    return whole.decisions();
  }

  @Override
  public Graph network(Architecture architecture) {
    return whole.network(architecture);
  }

  @Override
  public Graph supernet() {
    return whole.supernet();
  }

  @Override
  public int states() {
    return whole.states();
  }

  @Override
  public String print(Architecture architecture) {
    return whole.print(architecture);
  }

  @Override
  public Architecture parse(String text) {
    return new Architecture(this, whole.parse(text).choices());
  }

  @Override
  public List<CellForm> cells() {
    return whole.cells();
  }

  @Override
  public Object key(Architecture architecture) {
    return whole.key(architecture);
  }

  @Override
  public UniqueArchitectures unique() {
    return whole.unique().within(this);
  }

  @Override
  public boolean contains(int... choices) {
    return whole.contains(choices) && bounds.hold(graph(choices));
  }

  private Graph graph(int[] choices) {
    return whole.network(Architecture.trusted(whole, whole.decisions().settled(choices)));
  }

  @Override
  public int[] canonical(int... choices) {
    int[] canonical = whole.canonical(choices);
    Optional<String> broken = bounds.broken(graph(canonical));
    if (broken.isPresent()) {
      throw new IllegalArgumentException(
          "'"
              + Architecture.trusted(whole, canonical)
              + "' is not in this space: its network has "
              + broken.get()
              + ". Loosen the bound, or leave it out.");
    }
    return canonical;
  }

  /**
   * Draws one; each is as likely as any other.
   *
   * @throws IllegalStateException when ten thousand tries in a row broke a bound, with what they
   *     had
   */
  @Override
  public Architecture sample(RandomGenerator random) {
    Rejections rejections = new Rejections(bounds);
    while (rejections.tries() < TRIES) {
      int[] choices = whole.sample(random).choices();
      tried.increment();
      if (rejections.accepts(graph(choices))) {
        return Architecture.trusted(this, choices);
      }
      rejected.increment();
    }
    throw new IllegalStateException(rejections.explanation());
  }

  @Override
  public Stream<Architecture> enumerate() {
    return whole
        .enumerate()
        .filter(architecture -> bounds.hold(architecture.network()))
        .map(architecture -> Architecture.trusted(this, architecture.choices()));
  }

  /**
   * How many there are, exactly, by building every network of the whole space once.
   *
   * @throws IllegalStateException when the whole space has more than 20,000; ask {@link
   *     #estimatedSize} then
   */
  @Override
  public synchronized BigInteger size() {
    requireCountable("counted");
    if (size == null) {
      size = BigInteger.valueOf(enumerate().count());
    }
    return size;
  }

  /** Without counting. */
  @Override
  public String sizeInWords() {
    return "those of "
        + whole.sizeInWords()
        + " that have "
        + bounds.all().stream().map(Bound::words).collect(Collectors.joining(" and "));
  }

  /** How many there are, about: see {@link SizeEstimate}. Builds a thousand networks. */
  public SizeEstimate estimatedSize(Seed seed) {
    RandomGenerator random = seed.stream("size");
    int inside = 0;
    for (int i = 0; i < ESTIMATE; i++) {
      inside += bounds.hold(whole.sample(random).network()) ? 1 : 0;
    }
    return SizeEstimate.of(whole.size(), inside, ESTIMATE);
  }

  @Override
  public Architecture architecture(BigInteger number) {
    requireCountable("numbered");
    if (number.signum() < 0 || number.compareTo(size()) >= 0) {
      throw new IllegalArgumentException(
          "Architectures are numbered from 0 to "
              + size().subtract(BigInteger.ONE)
              + ", but got "
              + number
              + ".");
    }
    return enumerate().skip(number.longValueExact()).findFirst().orElseThrow();
  }

  private void requireCountable(String done) {
    if (whole.size().compareTo(BigInteger.valueOf(COUNTED)) > 0) {
      throw new IllegalStateException(
          "The architectures inside a bound are "
              + done
              + " by building every network, but the whole space has "
              + whole.size()
              + ", more than "
              + COUNTED
              + ". Ask for estimatedSize(seed(7)), or for samples.");
    }
  }

  /** As typed. */
  @Override
  public String toString() {
    return whole + bounds.text();
  }
}
