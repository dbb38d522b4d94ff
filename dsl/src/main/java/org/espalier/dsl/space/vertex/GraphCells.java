package org.espalier.dsl.space.vertex;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Restriction;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;

/**
 * The same graph cell several times over, with weights of their own and one set of decisions.
 *
 * <p>Inner vertices add what they read, channels beyond their own cut off; what comes from the
 * input is projected to their channels first. The output concatenates what it reads and adds the
 * projected input, if it reads that (NAS-Bench-101, {@code model_builder.py}).
 *
 * @param first the number of the first of them in the network
 * @param count how many; at least 1
 * @param cell the cell
 */
public record GraphCells(int first, int count, GraphCell cell) implements Part {
  /** Checks. */
  public GraphCells {
    if (count < 1) {
      throw new IllegalArgumentException(
          "repeat(" + count + ", cell): a cell is repeated at least once.");
    }
  }

  @Override
  public List<Decision> decisions() {
    return cell.decisions();
  }

  @Override
  public List<Restriction> restrictions() {
    return List.of(cell.rule());
  }

  @Override
  public List<CellForm> cells() {
    return List.of(new GraphForm(cell.name(), cell.vertices(), cell.edges(), cell.candidates()));
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    Matrix matrix = Matrix.of(cell, choices::of).pruned();
    Flow last = flow;
    for (int number = first; number < first + count; number++) {
      last = last.then(one(graph.within("cell." + number), last.last(), matrix, choices));
    }
    return last;
  }

  private Node one(GraphBuilder graph, Node input, Matrix matrix, Choices choices) {
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

  @Override
  public String text() {
    return ".repeat(" + count + ", " + cell + ")";
  }
}
