package org.espalier.dsl.operation;

import java.util.List;

/**
 * Channels dealt out anew, so that a grouped convolution behind it reads from all groups before it:
 * with {@code channels = groups n}, {@code y[j groups + i] = x[i n + j]} (Zhang et al., CVPR 2018,
 * arXiv 1707.01083, §3.1).
 *
 * @param groups how many groups the channels come in; at least 1
 */
public record ChannelShuffle(int groups) implements Operation {
  /** Checks. */
  public ChannelShuffle {
    Positive.check(groups, "A channel shuffle's groups");
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Arity.one(inputs, "A channel shuffle").image();
    if (input.channels() % groups != 0) {
      throw new ShapeException(
          "A channel shuffle of "
              + (groups + " groups needs channels that are a multiple of " + groups)
              + (", but got " + input + "."));
    }
    return input;
  }

  @Override
  public String label() {
    return "shuffle " + groups;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.channelShuffle(this);
  }
}
