package org.espalier.dsl.space.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.space.part.ArchitectureText;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Links;
import org.espalier.dsl.space.part.Options;
import org.espalier.dsl.space.part.Section;
import org.espalier.dsl.space.part.Site;

/**
 * A whole network that is searched layer by layer (ENAS' macro space: Pham et al., ICML 2018, arXiv
 * 1802.03268, §2.3): every layer chooses an operation on the layer before and any subset of what
 * came before that as skip connections; state 0 is what the first layer reads, state {@code k}
 * layer {@code k}, so layer {@code k} has {@code k - 1} skips to choose, from states {@code 0} to
 * {@code k - 2}, as in the authors' code.
 *
 * <p>Skips are concatenated with the operation's output, then ReLU, 1x1 convolution and batch norm
 * bring the width back: the network that is trained in the end. {@link #summed} adds them instead
 * and normalises, the form whose weights are shared in the search. Where the image is halved, all
 * states that are still read are, each by a factorised reduction of its own.
 *
 * @param name what its decisions' labels begin with
 * @param layers how many layers; at least 1
 * @param candidates what a layer chooses from; empty until {@link #choose} was said
 * @param sums whether skips are summed
 * @param halvings behind which layers the image is halved; the width stays
 */
public record Macro(
    String name,
    int layers,
    List<CandidateOperation> candidates,
    boolean sums,
    List<Integer> halvings)
    implements Section {
  /** Checks. */
  public Macro {
    if (layers < 1) {
      throw new IllegalArgumentException(
          "macro().layers(" + layers + "): a network has at least 1 layer.");
    }
    candidates = List.copyOf(candidates);
    halvings = Halvings.check("macro().halveAfter", halvings, layers);
  }

  /** Twelve layers, whose operations are still to be said. */
  public static Macro named(String name) {
    return new Macro(name, 12, List.of(), false, List.of());
  }

  /** How many layers. */
  public Macro layers(int count) {
    return new Macro(name, count, candidates, sums, halvings);
  }

  /** What every layer chooses from. */
  public Macro choose(List<CandidateOperation> operations) {
    return new Macro(name, layers, operations, sums, halvings);
  }

  /** Behind these layers the image is halved. */
  public Macro halveAfter(int... numbers) {
    return new Macro(name, layers, candidates, sums, Arrays.stream(numbers).boxed().toList());
  }

  /** Skips are summed and normalised instead of concatenated and narrowed. */
  public Macro summed() {
    return new Macro(name, layers, candidates, true, halvings);
  }

  String operationLabel(int layer) {
    return name + "/layer." + layer;
  }

  Links skips() {
    return new Links(name + "/skip");
  }

  @Override
  public List<Decision> decisions() {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "A macro network needs operations: say macro().choose(ops(MACRO_CONV_3X3,"
              + " MACRO_MAX_POOL_3X3)).");
    }
    Domain domain = new Domain(candidates.stream().map(CandidateOperation::name).toList());
    List<Decision> decisions = new ArrayList<>();
    for (int layer = 1; layer <= layers; layer++) {
      decisions.add(Decision.of(operationLabel(layer), domain));
      for (int from = 0; from < layer - 1; from++) {
        decisions.add(skips().decision(from, layer));
      }
    }
    return decisions;
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    States states = new States(graph, input);
    for (int layer = 1; layer <= layers; layer++) {
      GraphBuilder place = graph.within("layer." + layer);
      Node last = states.at(layer - 1);
      Site site = new Site(place, last, last.shape().channels(), 1);
      Node output = choices.choose(operationLabel(layer), candidates, site);
      List<Node> read =
          new ArrayList<>(
              skips().chosen(0, layer - 1, layer, choices).stream().map(states::at).toList());
      read.add(output);
      states.add(layer == 1 ? output : merge(site.within("skip"), read));
      if (halvings.contains(layer)) {
        states.halve();
      }
    }
    return states.at(layers);
  }

  private Node merge(Site site, List<Node> read) {
    if (sums) {
      Node sum = read.size() == 1 ? read.get(0) : site.graph().add("sum", new Addition(), read);
      return site.graph().add("norm", BatchNormalization.standard(), sum);
    }
    Node joined =
        read.size() == 1
            ? read.get(0)
            : site.graph().add("concatenation", new Concatenation(), read);
    return site.from(joined).chain(Candidates.preActivated(site, 1));
  }

  @Override
  public Optional<ArchitectureText> written() {
    return Optional.of(new MacroText(this));
  }

  /** As typed. */
  @Override
  public String toString() {
    List<String> words = candidates.stream().map(CandidateOperation::word).toList();
    return (name.equals("macro") ? "macro()" : "macro(\"" + name + "\")")
        + (".layers(" + layers + ").choose(ops(" + String.join(", ", words) + "))")
        + (halvings.isEmpty() ? "" : ".halveAfter(" + Options.join(halvings) + ")")
        + (sums ? ".summed()" : "");
  }
}
