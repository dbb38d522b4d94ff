package org.espalier.stdlib.engine;

import java.util.stream.IntStream;

/**
 * Which channels of a layer another layer of the same name takes over; see {@link WeightSlices}.
 */
@FunctionalInterface
public interface ChannelOrder {
  /**
   * For each channel of the layer the channel that its numbers come from.
   *
   * @param layer its name
   * @param there how many channels it has where numbers come from
   * @param wanted how many it has where they go to
   * @return as many numbers as are wanted, each in [0, there)
   */
  int[] of(String layer, int there, int wanted);

  /** The first ones: what elastic widths share. */
  static ChannelOrder first() {
    return (layer, there, wanted) -> IntStream.range(0, wanted).toArray();
  }
}
