package org.espalier.dsl.operation;

import java.util.List;

/**
 * The channels {@code from}, {@code from + 1}, ... {@code to - 1} of an image, or so many features
 * of a vector: the split of ShuffleNetV2 (Ma et al., ECCV 2018, arXiv 1807.11164, §3) and the
 * partial channels of PC-DARTS (Xu et al., ICLR 2020, arXiv 1907.05737, §3.2).
 *
 * @param from the first channel, from 0
 * @param to one more than the last channel; more than {@code from}
 */
public record ChannelSlice(int from, int to) implements Operation {
  /** Checks. */
  public ChannelSlice {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "A slice of channels goes from 0 or more to a larger number, but got from "
              + (from + " to " + to + "."));
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Arity.one(inputs, "A slice of channels");
    if (to > input.channels()) {
      throw new ShapeException(
          "A slice of the channels "
              + (from + " to " + to + " needs at least " + to + " channels, but got " + input)
              + ".");
    }
    return input.withChannels(to - from);
  }

  @Override
  public String label() {
    return "channels " + from + ".." + to;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.channelSlice(this);
  }
}
