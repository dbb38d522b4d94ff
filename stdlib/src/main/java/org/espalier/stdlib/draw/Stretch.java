package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Shape;

/**
 * Equal places of a network, one behind the other.
 *
 * @param graph the network
 * @param places what they are called; at least one
 * @param layers the layers of each
 */
record Stretch(Graph graph, List<PlaceName> places, List<List<Node>> layers) {
  Stretch {
    places = List.copyOf(places);
    layers = layers.stream().map(List::copyOf).toList();
  }

  /**
   * A network as its stretches, in order. What weighs operations in a supernet is left out.
   *
   * @param place which place a layer belongs to, by its name
   */
  static List<Stretch> of(Graph graph, Function<String, PlaceName> place) {
    Map<PlaceName, List<Node>> byPlace = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (!node.name().startsWith("architecture/")) {
        byPlace.computeIfAbsent(place.apply(node.name()), unseen -> new ArrayList<>()).add(node);
      }
    }
    List<Stretch> all = new ArrayList<>();
    Object before = "";
    for (Map.Entry<PlaceName, List<Node>> entry : byPlace.entrySet()) {
      Object look = look(graph, entry.getKey(), entry.getValue());
      if (look.equals(before)) {
        Stretch last = all.remove(all.size() - 1);
        all.add(last.and(entry.getKey(), entry.getValue()));
      } else {
        all.add(new Stretch(graph, List.of(entry.getKey()), List.of(entry.getValue())));
      }
      before = look;
    }
    return all;
  }

  private Stretch and(PlaceName place, List<Node> more) {
    List<PlaceName> allPlaces = new ArrayList<>(places);
    allPlaces.add(place);
    List<List<Node>> all = new ArrayList<>(layers);
    all.add(more);
    return new Stretch(graph, allPlaces, all);
  }

  /** One layer without its place. */
  private record Layer(String name, Operation operation, Shape shape) {}

  /** Cells are equal when their sketches are; how they fit their inputs may differ. */
  private record SameCell(String sort, Sketch sketch, Shape shape) {}

  private static Object look(Graph graph, PlaceName place, List<Node> nodes) {
    if (place.number().isEmpty()) {
      return place;
    }
    Node last = nodes.get(nodes.size() - 1);
    Optional<String> cell =
        nodes.stream().map(Sketching::cell).filter(found -> !found.isEmpty()).findFirst();
    if (cell.isPresent()) {
      return new SameCell(place.sort(), Sketching.of(graph, cell.get()), last.shape());
    }
    int skipped = place.name().length();
    return List.of(
        place.sort(),
        nodes.stream()
            .map(node -> new Layer(node.name().substring(skipped), node.operation(), node.shape()))
            .toList());
  }

  /** How many places. */
  int count() {
    return places.size();
  }

  /** What leaves the last place. */
  Shape shape() {
    List<Node> last = layers.get(count() - 1);
    return last.get(last.size() - 1).shape();
  }

  /** What the first place reads, the latest output if there are several; its own where none. */
  Shape entry() {
    List<Node> first = layers.get(0);
    int start = first.get(0).index();
    return first.stream()
        .flatMap(node -> node.inputs().stream())
        .filter(input -> input < start)
        .filter(input -> !(graph.node(input).operation() instanceof Input) || start == input + 1)
        .reduce(Math::max)
        .map(input -> graph.node(input).shape())
        .orElse(first.get(0).shape());
  }

  /** Whether it is what the network is fed. */
  boolean isInput() {
    return layers.get(0).get(0).operation() instanceof Input;
  }

  /** The learned numbers of all its places; arrays that they share count once. */
  long parameters() {
    Map<String, Long> arrays = new HashMap<>();
    for (List<Node> place : layers) {
      for (Node node : place) {
        node.weights().forEach(array -> arrays.put(node.nameOf(array), array.parameters()));
      }
    }
    return arrays.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Where it is, in few words: {@code cell 0–5}. */
  String heading() {
    return PlaceName.words(places);
  }
}
