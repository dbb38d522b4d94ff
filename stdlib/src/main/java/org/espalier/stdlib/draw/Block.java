package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Shape;

/**
 * The part of a network at one numbered place, such as {@code cell.3} or {@code stage.1/layer.2}.
 *
 * @param place the place
 * @param chains what is there, in the graph's order
 */
record Block(String place, List<Chain> chains) {
  Block {
    chains = List.copyOf(chains);
  }

  /** The chains of a network by their places, in order. */
  static List<Block> of(List<Chain> chains) {
    Map<String, List<Chain>> places = new LinkedHashMap<>();
    for (Chain chain : chains) {
      places
          .computeIfAbsent(PlaceName.of(chain.last().name()).name(), unseen -> new ArrayList<>())
          .add(chain);
    }
    List<Block> blocks = new ArrayList<>();
    places.forEach((place, found) -> blocks.add(new Block(place, found)));
    return blocks;
  }

  /** The place without its number. */
  String sort() {
    return new PlaceName(place).sort();
  }

  /** The last number of the place; empty where it has none. */
  String number() {
    return new PlaceName(place).number();
  }

  /** Where data leave it. */
  Node exit() {
    return chains.get(chains.size() - 1).last();
  }

  /** One layer without its place: what is compared when blocks are called equal. */
  private record Layer(String name, Operation operation, Shape shape, List<Integer> inputs) {}

  /**
   * Whether this block does the same as one before it, with weights of its own and on the output of
   * the block just before.
   */
  boolean repeats(Block model, Sources sources, Block before, Block beforeModel) {
    return sort().equals(model.sort())
        && layers(sources, before.exit()).equals(model.layers(sources, beforeModel.exit()));
  }

  private List<Layer> layers(Sources sources, Node entry) {
    int start = chains.get(0).first().index();
    List<Layer> layers = new ArrayList<>();
    for (Chain chain : chains) {
      for (Node node : chain.layers()) {
        List<Integer> inputs = new ArrayList<>();
        for (int input : node.inputs()) {
          int source = sources.of(input);
          // Inside: counted from the block's start. The entry: -1. Anything else: not comparable.
          inputs.add(source >= start ? source - start : source == entry.index() ? -1 : -2 - source);
        }
        String name = node.name().substring(place.length());
        layers.add(new Layer(name, node.operation(), node.shape(), inputs));
      }
    }
    return layers;
  }
}
