package org.espalier.dsl.space;

import java.util.List;
import java.util.stream.Collectors;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.architecture.CellKeys;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decisions;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.part.ArchitectureText;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Mixture;
import org.espalier.dsl.space.part.Part;

/**
 * The space of a described network: its parts' decisions, and its parts built one after the other.
 */
final class NetworkSpace implements SearchSpace {
  private final Shape image;
  private final List<Part> parts;
  private final ArchitectureText text;
  private final Decisions decisions;
  private final List<CellForm> cells;
  private final CellKeys keys;

  NetworkSpace(Shape image, List<Part> parts, ArchitectureText text) {
    this.image = image;
    this.parts = parts;
    this.text = text;
    this.decisions =
        Decisions.of(
            parts.stream().flatMap(part -> part.decisions().stream()).toList(),
            parts.stream().flatMap(part -> part.restrictions().stream()).toList());
    this.cells = parts.stream().flatMap(part -> part.cells().stream()).distinct().toList();
    this.keys = new CellKeys(decisions, cells);
    // So that shapes that do not fit are reported where the space is described.
    Coverage.of(decisions).forEach(choices -> network(new Architecture(this, choices)));
  }

  @Override
  public Decisions decisions() {
    return decisions;
  }

  @Override
  public Graph network(Architecture architecture) {
    return build(Graph.builder(), Choices.of(architecture));
  }

  @Override
  public Graph supernet() {
    GraphBuilder graph = Graph.builder();
    return build(graph, new Mixture(graph));
  }

  private Graph build(GraphBuilder graph, Choices choices) {
    Flow flow = Flow.of(graph.input("image", image));
    for (Part part : parts) {
      flow = part.build(graph, flow, choices);
    }
    return graph.build(flow.last());
  }

  @Override
  public List<CellForm> cells() {
    return cells;
  }

  @Override
  public Object key(Architecture architecture) {
    return keys.of(architecture);
  }

  @Override
  public String print(Architecture architecture) {
    return text.print(architecture);
  }

  @Override
  public Architecture parse(String written) {
    return text.parse(this, written);
  }

  static String text(Shape image, List<Part> parts) {
    String size = image.channels() + ", " + image.height() + ", " + image.width();
    return "network(image("
        + size
        + "))"
        + parts.stream().map(Part::text).collect(Collectors.joining());
  }

  /** As typed. */
  @Override
  public String toString() {
    return text(image, parts);
  }
}
