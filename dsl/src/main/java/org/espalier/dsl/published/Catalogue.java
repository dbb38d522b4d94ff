package org.espalier.dsl.published;

import java.util.List;
import java.util.Optional;

/** All published spaces that the language comes with, in one place. */
public final class Catalogue {
  private static final List<PublishedSpace> ALL =
      List.of(
          NasBenchSpaces.NAS_BENCH_201,
          NasBenchSpaces.NAS_BENCH_MACRO,
          DartsSpaces.DARTS,
          DartsSpaces.S1,
          DartsSpaces.S2,
          DartsSpaces.S3,
          DartsSpaces.S4,
          NasNetSpaces.NASNET,
          NasNetSpaces.AMOEBANET,
          NasNetSpaces.PNAS,
          NasNetSpaces.ENAS_MICRO,
          // Stages.
          NasBenchSpaces.NATS_BENCH_SIZES,
          MobileNets.MOBILE_NET_V2,
          MobileNets.MOBILE_NET_V3_LARGE,
          MobileNets.MOBILE_NET_V3_SMALL,
          MobileNets.EFFICIENT_NET,
          MobileSpaces.MNAS_NET,
          MobileSpaces.PROXYLESS,
          MobileSpaces.FB_NET,
          MobileSpaces.FAIR_NAS,
          OneShotSpaces.SINGLE_PATH,
          OneShotSpaces.ONCE_FOR_ALL,
          OneShotSpaces.ONCE_FOR_ALL_RESOLUTIONS,
          OneShotSpaces.BIG_NAS,
          OneShotSpaces.ATTENTIVE_NAS,
          PlainSpaces.ZEN_NAS,
          PlainSpaces.REP_NAS,
          PlainSpaces.TAS,
          PlainSpaces.ED_MIPS,
          NasBenchSpaces.NAS_BENCH_101,
          MacroSpaces.ENAS_MACRO,
          MacroSpaces.ZOPH_LE_CHAIN,
          MacroSpaces.ZOPH_LE_STRIDES,
          WiredSpaces.HIERARCHICAL,
          WiredSpaces.RAND_WIRE,
          WiredSpaces.GRAPH_PNAS,
          WiredSpaces.NASBOT,
          RecurrentSpaces.DARTS_RECURRENT,
          RecurrentSpaces.ENAS_RECURRENT,
          RecurrentSpaces.ZOPH_LE_RECURRENT,
          SequenceSpaces.SEQ_NAS,
          TrellisSpaces.AUTO_DEEP_LAB,
          ImageSpaces.QUANT_NAS);

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
