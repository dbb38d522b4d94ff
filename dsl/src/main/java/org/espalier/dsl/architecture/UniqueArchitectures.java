package org.espalier.dsl.architecture;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The architectures of a space up to equal graphs: one stands for all that share a key. They are
 * found when they are first asked for.
 */
public final class UniqueArchitectures {
  /** The largest space that is searched through. */
  private static final int MOST = 2_000_000;

  private final SearchSpace space;
  private final Function<Architecture, Object> key;
  private final Supplier<Representatives> search;
  private @Nullable Representatives found;

  private UniqueArchitectures(
      SearchSpace space, Function<Architecture, Object> key, Supplier<Representatives> search) {
    this.space = space;
    this.key = key;
    this.search = search;
  }

  /**
   * The architectures that stand for all others.
   *
   * @param count how many
   * @param choices the choices of each, from 0 to {@code count - 1}
   */
  public record Representatives(int count, IntFunction<int[]> choices) {}

  /**
   * Found by going through the whole space; the first of each key stands for it.
   *
   * @param key what equal graphs share
   */
  public static UniqueArchitectures enumerated(
      SearchSpace space, Function<Architecture, Object> key) {
    return new UniqueArchitectures(space, key, () -> search(space, key));
  }

  /** Found by a generator of the space's own. */
  public static UniqueArchitectures generated(
      SearchSpace space, Function<Architecture, Object> key, Supplier<Representatives> generator) {
    return new UniqueArchitectures(space, key, generator);
  }

  private static Representatives search(SearchSpace space, Function<Architecture, Object> key) {
    if (space.decisions().size().compareTo(BigInteger.valueOf(MOST)) > 0) {
      throw new IllegalStateException(
          "Unique graphs are found by going through the whole space, but this one has "
              + space.decisions().size()
              + " architectures, more than "
              + MOST
              + ". Draw samples and compare their key() instead.");
    }
    Set<Object> keys = new HashSet<>();
    List<int[]> firsts = new ArrayList<>();
    space.enumerate().filter(a -> keys.add(key.apply(a))).forEach(a -> firsts.add(a.choices()));
    return new Representatives(firsts.size(), number -> firsts.get(number).clone());
  }

  private synchronized Representatives found() {
    if (found == null) {
      found = search.get();
    }
    return found;
  }

  /** How many graphs. */
  public BigInteger size() {
    return BigInteger.valueOf(found().count());
  }

  /** One architecture of each graph. */
  public Stream<Architecture> enumerate() {
    return IntStream.range(0, found().count()).mapToObj(this::representative);
  }

  /** Draws one; each graph is as likely as any other, however many architectures draw it. */
  public Architecture sample(RandomGenerator random) {
    return representative(random.nextInt(found().count()));
  }

  private Architecture representative(int number) {
    return space.architecture(found().choices().apply(number));
  }

  /** What an architecture shares with all others of its graph. */
  public Object key(Architecture architecture) {
    return key.apply(architecture);
  }

  /** Those whose representative belongs to a part of the space. */
  UniqueArchitectures within(SearchSpace part) {
    return new UniqueArchitectures(part, key, () -> kept(part));
  }

  private Representatives kept(SearchSpace part) {
    Representatives all = found();
    int[] kept =
        IntStream.range(0, all.count())
            .filter(number -> part.contains(all.choices().apply(number)))
            .toArray();
    return new Representatives(kept.length, number -> all.choices().apply(kept[number]));
  }
}
