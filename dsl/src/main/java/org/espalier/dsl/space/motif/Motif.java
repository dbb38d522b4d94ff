package org.espalier.dsl.space.motif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Section;
import org.espalier.dsl.space.part.Site;

/**
 * A small graph whose edges carry operations or lower motifs (Liu et al., ICLR 2018, arXiv
 * 1711.00436, §2). Node 0 is the input, the last node the output; every node is the concatenation
 * of its edges from earlier nodes along the channels. The choice {@code none} takes an edge out of
 * the graph; so does a lower motif without a way through it. What no way from input to output
 * passes is left out; a motif without any way through yields zeros in a network.
 *
 * <p>Motifs of one name are one: all edges that carry it share its decisions, not its weights.
 *
 * @param name what its decisions' labels begin with
 * @param nodes how many nodes, the input included; at least 2
 * @param operations what an edge can carry: candidate operations
 * @param lower what an edge can carry: lower motifs, numbered behind the operations
 * @param narrow whether a 1x1 convolution, batch norm and ReLU behind each concatenation brings the
 *     width back to the input's. Off in the paper, where only its 1x1 and separable convolutions do
 *     so
 */
public record Motif(
    String name, int nodes, List<CandidateOperation> operations, Motifs lower, boolean narrow)
    implements Section {
  /** Copies and checks. */
  public Motif {
    if (nodes < 2) {
      throw new IllegalArgumentException(
          "motif().nodes(" + nodes + "): a motif has at least 2 nodes, its input and its output.");
    }
    operations = List.copyOf(operations);
    Map<String, Motif> below = new HashMap<>();
    lower.motifs().forEach(motif -> motif.collect(below));
    if (below.containsKey(name)) {
      throw new IllegalArgumentException(
          "motif(\""
              + (name + "\") stands on an edge of motif(\"" + name + "\"): a motif can't use ")
              + ("itself. Give one of the two another name, such as motif(\"" + name + ".low\")."));
    }
  }

  private void collect(Map<String, Motif> found) {
    Motif other = found.putIfAbsent(name, this);
    if (other != null && !other.equals(this)) {
      throw new IllegalArgumentException(
          "Motifs of one name are one motif, but \""
              + (name + "\" is " + other + " and " + this + "; give one of them another name."));
    }
    lower.motifs().forEach(motif -> motif.collect(found));
  }

  /** Four nodes, as on the paper's second level; what its edges carry is still to be said. */
  public static Motif named(String name) {
    return new Motif(name, 4, List.of(), Motifs.none(), false);
  }

  /** The same form under another name. */
  Motif called(String other) {
    return new Motif(other, nodes, operations, lower, narrow);
  }

  /** How many nodes, the input included. */
  public Motif nodes(int count) {
    return new Motif(name, count, operations, lower, narrow);
  }

  /** What every edge chooses from. */
  public Motif edge(List<CandidateOperation> candidates) {
    return edge(candidates, Motifs.none());
  }

  /** What every edge chooses from: operations, usually {@code NONE} alone, and lower motifs. */
  public Motif edge(List<CandidateOperation> candidates, Motifs motifs) {
    return new Motif(name, nodes, candidates, motifs, narrow);
  }

  /** A 1x1 convolution behind each concatenation brings the width back to the input's. */
  public Motif narrowed() {
    return new Motif(name, nodes, operations, lower, true);
  }

  /** The label of the decision on one edge. */
  public String label(int from, int to) {
    return name + "/edge." + from + "-" + to;
  }

  /** Lower motifs' decisions first, each motif's once; then this one's edge by edge. */
  @Override
  public List<Decision> decisions() {
    if (operations.isEmpty() && lower.motifs().isEmpty()) {
      throw new IllegalArgumentException(
          "A motif needs operations or motifs on its edges: say motif().edge(ops(NONE, MOTIF_IDENTITY)).");
    }
    Domain domain =
        new Domain(
            Stream.concat(
                    operations.stream().map(CandidateOperation::name),
                    lower.motifs().stream().map(Motif::name))
                .toList());
    List<Decision> decisions = new ArrayList<>();
    lower.motifs().forEach(motif -> decisions.addAll(motif.decisions()));
    for (int to = 1; to < nodes; to++) {
      for (int from = 0; from < to; from++) {
        decisions.add(Decision.of(label(from, to), domain));
      }
    }
    return decisions.stream().distinct().toList();
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    return hasWay(choices)
        ? build(new Site(graph, input, input.shape().channels(), 1), choices)
        : graph.add("zero", new Zero(), input);
  }

  private boolean hasWay(Choices choices) {
    return Ways.of(this, choices).exist();
  }

  /** Whether an edge carries anything. */
  boolean carries(int from, int to, Choices choices) {
    int choice = choices.of(label(from, to));
    return choice < operations.size()
        ? !operations.get(choice).name().equals("none")
        : lower.motifs().get(choice - operations.size()).hasWay(choices);
  }

  private Node build(Site site, Choices choices) {
    Ways ways = Ways.of(this, choices);
    List<Node> states = new ArrayList<>(List.of(site.input()));
    for (int to = 1; to < nodes; to++) {
      int node = to;
      List<Node> edges =
          IntStream.range(0, to)
              .filter(from -> ways.pass(from, node))
              .mapToObj(from -> edge(site, states.get(from), from, node, choices))
              .toList();
      // A node off every way is never read; the input stands for it.
      states.add(
          edges.isEmpty() ? site.input() : Merge.of(site.within("node." + to), edges, narrow));
    }
    return states.get(nodes - 1);
  }

  private Node edge(Site site, Node state, int from, int to, Choices choices) {
    Site place = site.from(state).within("edge." + from + "-" + to);
    int choice = choices.of(label(from, to));
    if (choice < operations.size()) {
      CandidateOperation operation = operations.get(choice);
      return operation.recipe().build(place.within(operation.name()));
    }
    Motif motif = lower.motifs().get(choice - operations.size());
    return motif.build(place.within(motif.name()), choices);
  }

  /** As typed. */
  @Override
  public String toString() {
    List<String> words = operations.stream().map(CandidateOperation::word).toList();
    return (name.equals("motif") ? "motif()" : "motif(\"" + name + "\")")
        + (".nodes(" + nodes + ").edge(ops(" + String.join(", ", words) + ")")
        + (lower.motifs().isEmpty() ? ")" : ", " + lower + ")")
        + (narrow ? ".narrowed()" : "");
  }
}
