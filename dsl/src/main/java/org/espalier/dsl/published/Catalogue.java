package org.espalier.dsl.published;

import java.util.List;
import java.util.Optional;

/** All published spaces that the language comes with, in one place. */
public final class Catalogue {
  private static final List<PublishedSpace> ALL =
      List.of(
          NasBenchSpaces.NAS_BENCH_201,
          NasBenchSpaces.NAS_BENCH_MACRO,
          NasBenchSpaces.NAS_BENCH_101,
          DartsSpaces.DARTS,
          DartsSpaces.S1,
          DartsSpaces.S2,
          DartsSpaces.S3,
          DartsSpaces.S4,
          NasNetSpaces.NASNET,
          NasNetSpaces.AMOEBANET,
          NasNetSpaces.PNAS,
          NasNetSpaces.ENAS_MICRO);

  private Catalogue() {}

  /** All of them. */
  public static List<PublishedSpace> all() {
    return ALL;
  }

  /** The one of a name. */
  public static Optional<PublishedSpace> of(String name) {
    return ALL.stream().filter(space -> space.name().equals(name)).findFirst();
  }
}
