package org.espalier.dsl;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.published.NasBenchSpaces;
import org.espalier.dsl.space.Sizes;

/**
 * The search spaces of the literature by name, for a static import beside {@link Language}; a
 * notebook's cells have them without one.
 */
public final class Spaces {
  private Spaces() {}

  /** NAS-Bench-201 at its own sizes: 15,625 cells. */
  public static SearchSpace nasBench201() {
    return NasBenchSpaces.NAS_BENCH_201.space();
  }

  /** NAS-Bench-201 at other sizes, such as {@code nasBench201Sizes().channels(8).layers(1)}. */
  public static SearchSpace nasBench201(Sizes sizes) {
    return NasBenchSpaces.NAS_BENCH_201.space(sizes);
  }

  /** 16 channels, 5 cells per stage, 10 classes, 3x32x32. */
  public static Sizes nasBench201Sizes() {
    return NasBenchSpaces.NAS_BENCH_201.sizes();
  }

  /** NAS-Bench-Macro at its own sizes: 6,561 networks. */
  public static SearchSpace nasBenchMacro() {
    return NasBenchSpaces.NAS_BENCH_MACRO.space();
  }

  /** NAS-Bench-101 at its own sizes: 423,624 unique cells. */
  public static SearchSpace nasBench101() {
    return NasBenchSpaces.NAS_BENCH_101.space();
  }

  /** NAS-Bench-101 at other sizes, such as {@code nasBench101Sizes().channels(16)}. */
  public static SearchSpace nasBench101(Sizes sizes) {
    return NasBenchSpaces.NAS_BENCH_101.space(sizes);
  }

  /** 128 channels, 3 cells per stage, 10 classes, 3x32x32. */
  public static Sizes nasBench101Sizes() {
    return NasBenchSpaces.NAS_BENCH_101.sizes();
  }
}
