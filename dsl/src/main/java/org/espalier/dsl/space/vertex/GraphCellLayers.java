package org.espalier.dsl.space.vertex;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Site;

/**
 * The layers of a graph cell. Inner vertices add what they read, channels beyond their own cut off;
 * what comes from the input is projected to their channels first. The output concatenates what it
 * reads and adds the projected input, if it reads that (NAS-Bench-101, {@code model_builder.py}).
 */
final class GraphCellLayers {
  private GraphCellLayers() {}

  static Node build(GraphCell cell, GraphBuilder graph, Node input, Choices choices) {
    Matrix matrix = cell.matrix(choices::of).pruned();
    int output = cell.channels() == 0 ? input.shape().channels() : cell.channels();
    int[] channels = matrix.channels(input.shape().channels(), output);
    List<Node> values = new ArrayList<>(List.of(input));
    List<Node> joined = new ArrayList<>();
    for (int vertex = 1; vertex < matrix.size() - 1; vertex++) {
      GraphBuilder place = graph.within("vertex." + vertex);
      boolean used = matrix.sources().get(vertex) != 0;
      Node value = input;
      if (used) {
        Node sum = sum(place, matrix, vertex, channels[vertex], values);
        Site site = new Site(place, sum, channels[vertex], 1);
        value = choices.choose(cell.vertex(vertex), cell.candidates(), site);
      }
      values.add(value);
      if (matrix.edge(vertex, matrix.size() - 1)) {
        joined.add(value);
      }
    }
    return output(graph.within("output"), joined, projected(graph, matrix, input, output));
  }

  private static Node sum(
      GraphBuilder place, Matrix matrix, int vertex, int channels, List<Node> values) {
    List<Node> read = new ArrayList<>();
    for (int from = 1; from < vertex; from++) {
      if (matrix.edge(from, vertex)) {
        Node value = values.get(from);
        read.add(
            value.shape().channels() == channels
                ? value
                : place.add("from." + from, new ChannelSlice(0, channels), value));
      }
    }
    if (matrix.edge(0, vertex)) {
      read.add(projection(place, values.get(0), channels));
    }
    return read.size() == 1 ? read.get(0) : place.add("sum", new Addition(), read);
  }

  private static List<Node> projected(GraphBuilder graph, Matrix matrix, Node input, int channels) {
    return matrix.edge(0, matrix.size() - 1)
        ? List.of(projection(graph.within("output"), input, channels))
        : List.of();
  }

  private static Node projection(GraphBuilder place, Node input, int channels) {
    Site site = new Site(place.within("projection"), input, channels, 1);
    return site.chain(Candidates.activated(site, 1));
  }

  private static Node output(GraphBuilder place, List<Node> joined, List<Node> projected) {
    if (joined.isEmpty()) {
      return projected.get(0);
    }
    Node whole =
        joined.size() == 1 ? joined.get(0) : place.add("concat", new Concatenation(), joined);
    return projected.isEmpty() ? whole : place.add("sum", new Addition(), whole, projected.get(0));
  }
}
