package org.espalier.dsl.space.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decisions;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Embedding;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Mixture;

/**
 * Language models that differ in their cell. Inputs: {@code tokens}, one number for each step, and
 * {@code state.0}, {@code state.1} and so on, what the cell handed on before the first. Outputs:
 * the logits of each step, then what the cell hands on after the last.
 */
final class LanguageModelSpace implements SearchSpace {
  private final LanguageModel model;
  private final RecurrentCell cell;
  private final Decisions decisions;

  LanguageModelSpace(LanguageModel model, RecurrentCell cell) {
    this.model = model;
    this.cell = cell;
    this.decisions = Decisions.of(cell.decisions());
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

  @Override
  public int states() {
    return cell.states();
  }

  private Graph build(GraphBuilder graph, Choices choices) {
    Node tokens = graph.input("tokens", Shape.of(model.steps()));
    List<Node> states = new ArrayList<>();
    for (int state = 0; state < cell.states(); state++) {
      states.add(graph.input("state." + state, Shape.of(model.width())));
    }
    List<Node> outputs = new ArrayList<>();
    for (int step = 0; step < model.steps(); step++) {
      GraphBuilder place = graph.sharing("step." + step);
      Node token = place.add("token", new ChannelSlice(step, step + 1), tokens);
      Node embedded =
          place.add("embedding", new Embedding(model.vocabulary(), model.width()), token);
      states = cell.step(place.within("cell"), embedded, states, choices);
      outputs.add(decode(place, embedded, states.get(0)));
    }
    outputs.addAll(states);
    return graph.build(outputs.toArray(Node[]::new));
  }

  private Node decode(GraphBuilder place, Node embedded, Node state) {
    return place.tied("decoder", embedded, new Linear(model.vocabulary(), true), state);
  }

  @Override
  public String print(Architecture architecture) {
    return cell.written().print(architecture);
  }

  @Override
  public Architecture parse(String text) {
    return cell.written().parse(this, text);
  }

  /** As typed. */
  @Override
  public String toString() {
    return model + ".cell(" + cell + ")";
  }
}
