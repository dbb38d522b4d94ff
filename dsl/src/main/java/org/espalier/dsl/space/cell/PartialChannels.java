package org.espalier.dsl.space.cell;

import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Site;

/**
 * Partial channel connections: the operations of an edge see one part of the channels only; the
 * others pass by, through a 2x2 maximum where the edge has stride 2; then all are shuffled (Xu et
 * al., ICLR 2020, arXiv 1907.05737, §3.2 and its code).
 *
 * @param parts into how many parts the channels fall, K in the paper; divides them
 */
public record PartialChannels(int parts) implements Mixing {
  /** Checks. */
  public PartialChannels {
    if (parts < 2) {
      throw new IllegalArgumentException(
          "partialChannels(" + parts + "): the channels fall into at least 2 parts.");
    }
  }

  @Override
  public Node edge(Site site, Choices choices, MixtureOfOperations mixture) {
    int channels = site.input().shape().channels();
    if (channels % parts != 0 || site.channels() != channels) {
      throw new IllegalArgumentException(
          "At '"
              + site.graph().place()
              + "': partialChannels("
              + parts
              + ") cuts "
              + channels
              + " channels; take a multiple of "
              + parts
              + " for the cell's channels.");
    }
    GraphBuilder graph = site.graph();
    Node seen = graph.add("seen", new ChannelSlice(0, channels / parts), site.input());
    Node rest = graph.add("rest", new ChannelSlice(channels / parts, channels), site.input());
    Node mixed = mixture.at(new Site(graph, seen, channels / parts, site.stride()));
    Node passed = site.stride() == 1 ? rest : graph.add("rest/pool", halving(site.stride()), rest);
    Node all = graph.add("concat", new Concatenation(), List.of(mixed, passed));
    return graph.add("shuffle", new ChannelShuffle(parts), all);
  }

  private static Pooling halving(int stride) {
    return new Pooling(Pooling.Kind.MAXIMUM, new Window(stride, stride, stride, 0, 0, 1), false);
  }

  @Override
  public String word() {
    return "partialChannels(" + parts + ")";
  }
}
