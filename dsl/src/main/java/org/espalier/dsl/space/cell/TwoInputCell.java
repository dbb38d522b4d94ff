package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A cell that reads the outputs of the two cells before it (NASNet, arXiv 1707.07012; DARTS, arXiv
 * 1806.09055). State 0 is the output of the cell before the last, state 1 that of the last, states
 * 2 and on are its own nodes; its output is nodes side by side along the channels. Immutable: every
 * word gives a new cell.
 *
 * @param name what its decisions' labels begin with
 * @param nodes how many nodes of its own; at least 1, default 4
 * @param edges what they read; null until {@link #keep}, {@link #everyEdge}, {@link #pick} or
 *     {@link #fixed}
 * @param output which nodes are its output; all by default
 * @param channels of every node; 0 until {@link #channels} was said
 * @param stride of the operations that read the cell's inputs; 2 in a reduction cell, default 1
 * @param fitting how its inputs come to its channels and size
 * @param mixing what stands on an edge of its supernet
 */
public record TwoInputCell(
    String name,
    int nodes,
    @Nullable Edges edges,
    CellOutput output,
    int channels,
    int stride,
    InputFitting fitting,
    Mixing mixing)
    implements Repeatable {
  static final int INPUTS = 2;

  /** Checks. */
  public TwoInputCell {
    if (nodes < 1) {
      throw new IllegalArgumentException(
          "cell().inputs(2).nodes(" + nodes + "): it has at least 1 node of its own.");
    }
    if (edges != null) {
      edges.check(nodes);
    }
  }

  /** Four nodes, whose inputs and operations are still to be said. */
  public static TwoInputCell of(String name) {
    return new TwoInputCell(
        name, 4, null, new CellOutput.All(), 0, 1, InputFitting.ALWAYS, new WholeMixture());
  }

  private TwoInputCell with(Edges other) {
    return new TwoInputCell(name, nodes, other, output, channels, stride, fitting, mixing);
  }

  /** How many nodes of its own; say it before what they read. */
  public TwoInputCell nodes(int count) {
    return new TwoInputCell(name, count, edges, output, channels, stride, fitting, mixing);
  }

  /**
   * Every node keeps some different states before it, each through one of these operations, and
   * adds them up, as in DARTS. {@code NONE} is mixed in a supernet, but no edge that is kept
   * carries it.
   *
   * @param count how many states; all, where there are fewer
   * @param operations what an edge can carry
   */
  public TwoInputCell keep(int count, List<CandidateOperation> operations) {
    return keep(count, EdgeOperations.everywhere(operations));
  }

  /** Likewise with operations of its own for every edge. */
  public TwoInputCell keep(int count, EdgeOperations edges) {
    return with(new Kept(count, edges));
  }

  /**
   * Every node reads every state before it, each through one of these operations, {@code NONE}
   * among them, and adds them up, as SNAS does.
   *
   * @param operations what an edge can carry
   */
  public TwoInputCell everyEdge(List<CandidateOperation> operations) {
    return everyEdge(EdgeOperations.everywhere(operations));
  }

  /** Likewise with operations of its own for every edge. */
  public TwoInputCell everyEdge(EdgeOperations edges) {
    return with(new Every(edges));
  }

  /**
   * Every node is a block that picks some states before it, perhaps one twice, and an operation for
   * each, and adds them up, as in NASNet.
   *
   * @param count how many states; 2 in the papers
   * @param operations what each is read through
   */
  public TwoInputCell pick(int count, List<CandidateOperation> operations) {
    return with(new Picked(count, operations, List.of(Combination.ADD)));
  }

  /** How blocks that {@link #pick} make one state of theirs; a decision where several are given. */
  public TwoInputCell combine(Combination... combinations) {
    if (edges instanceof Picked picked) {
      return with(new Picked(picked.count(), picked.operations(), List.of(combinations)));
    }
    throw new IllegalStateException(
        "combine(...) comes behind pick(...); nodes that keep(...) add their edges up.");
  }

  /**
   * Nothing is left to decide.
   *
   * @param genotype text in which a cell of this name stands, such as {@code
   *     Genotype(normal=[('skip_connect', 0), ('sep_conv_3x3', 1)], normal_concat=[2])}
   */
  public TwoInputCell fixed(String genotype) {
    Genotype read = Genotype.parse(genotype);
    return fixed(read.cell(name), ".fixed(\"" + read + "\")");
  }

  private TwoInputCell fixed(Genotype.Cell cell, String text) {
    CellOutput listed = new CellOutput.Listed(cell.concat());
    return new TwoInputCell(
        name,
        cell.nodes().size(),
        new Given(cell, text),
        listed,
        channels,
        stride,
        fitting,
        mixing);
  }

  /**
   * Its output is the states that no other node reads, the cell's inputs among them; in a supernet,
   * whose nodes are all read, all nodes of its own.
   */
  public TwoInputCell looseEnds() {
    return new TwoInputCell(
        name, nodes, edges, new CellOutput.LooseEnds(), channels, stride, fitting, mixing);
  }

  /**
   * The older input is brought to the cell's channels and size only where it differs, as in
   * NASNet's code; otherwise always, as in DARTS'.
   */
  public TwoInputCell fitWhereNeeded() {
    return new TwoInputCell(
        name, nodes, edges, output, channels, stride, InputFitting.WHERE_NEEDED, mixing);
  }

  /**
   * Likewise, and in a network's first cell, whose two inputs are one, the older is left as it is:
   * NASNet's released code.
   */
  public TwoInputCell fitAsReleased() {
    return new TwoInputCell(
        name, nodes, edges, output, channels, stride, InputFitting.AS_RELEASED, mixing);
  }

  /** What stands on each edge of its supernet; the mixture of the operations alone by default. */
  public TwoInputCell mixing(Mixing other) {
    return new TwoInputCell(name, nodes, edges, output, channels, stride, fitting, other);
  }

  /** Channels of every node; the output has as many times more as it has nodes. */
  public TwoInputCell channels(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("channels(" + count + "): the number is at least 1.");
    }
    return new TwoInputCell(name, nodes, edges, output, count, stride, fitting, mixing);
  }

  /** Stride of the operations that read the cell's inputs: 2 makes it a reduction cell. */
  public TwoInputCell stride(int step) {
    if (step < 1) {
      throw new IllegalArgumentException("stride(" + step + "): the number is at least 1.");
    }
    return new TwoInputCell(name, nodes, edges, output, channels, step, fitting, mixing);
  }

  @Override
  public TwoInputCell named(String other) {
    return new TwoInputCell(other, nodes, edges, output, channels, stride, fitting, mixing);
  }

  /** How its nodes come to what they read. */
  Edges complete() {
    if (edges == null) {
      throw new IllegalArgumentException(
          "'"
              + this
              + "' does not say what its nodes read: a cell with two inputs reads"
              + " cell(\"normal\").inputs(2).nodes(4).keep(2, ops(SKIP_CONNECT, SEP_CONV_3X3)).");
    }
    return edges;
  }

  @Override
  public List<Decision> decisions() {
    return own().boxed().flatMap(node -> complete().decisions(name, node).stream()).toList();
  }

  /**
   * What was chosen for it.
   *
   * @param own the choices of {@link #decisions}, in their order
   */
  Genotype.Cell chosen(int... own) {
    List<List<Genotype.Edge>> chosen = new ArrayList<>(nodes);
    for (int node = INPUTS; node < INPUTS + nodes; node++) {
      chosen.add(complete().edges(node, choices(node, own)));
    }
    return new Genotype.Cell(chosen, ends(chosen));
  }

  /** Those of all its choices that belong to one node. */
  int[] choices(int node, int... own) {
    int start = 0;
    for (int before = INPUTS; before < node; before++) {
      start += complete().decided(before);
    }
    return Arrays.copyOfRange(own, start, start + complete().decided(node));
  }

  /** Which states are its output where its nodes have some edges. */
  List<Integer> ends(List<List<Genotype.Edge>> edges) {
    BitSet read = new BitSet();
    edges.forEach(node -> node.forEach(edge -> read.set(edge.input())));
    return output.of(nodes, read);
  }

  /** One of its nodes, in messages. */
  String place(int node) {
    return "node " + node + " of '" + name + "'";
  }

  /** The numbers of its own nodes. */
  IntStream own() {
    return IntStream.range(INPUTS, INPUTS + nodes);
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    if (channels == 0) {
      throw new IllegalArgumentException(
          "'" + this + "' does not say its channels, such as .channels(16).");
    }
    // Gamma would hide the mixing weights (DARTS, section 3.1).
    GraphBuilder place = choices.mixes() ? graph.replacing(TwoInputCell::withoutAffine) : graph;
    CellFrame frame = new CellFrame(place, this, choices);
    frame.states().addAll(fitting.fit(place, flow, channels));
    own().forEach(node -> frame.states().add(complete().build(frame, node)));
    List<Node> ends = output.of(frame).stream().map(end -> output.end(frame, end)).toList();
    return flow.then(place.add("output", new Concatenation(), ends));
  }

  private static Operation withoutAffine(Operation operation) {
    return operation instanceof BatchNormalization norm
        ? new BatchNormalization(false, norm.epsilon(), norm.momentum())
        : operation;
  }

  /** The same at every place of a network, whatever its channels and stride. */
  @Override
  public Optional<CellForm> form() {
    return decisions().isEmpty() ? Optional.empty() : Optional.of(TwoInputForm.of(this));
  }

  @Override
  public List<Operation> closing() {
    return fitting.closing();
  }

  /** As typed. */
  @Override
  public String toString() {
    return "cell(\""
        + name
        + "\").inputs(2)"
        + (edges instanceof Given ? "" : ".nodes(" + nodes + ")")
        + (edges == null ? "" : edges.text())
        + output.text()
        + fitting.text()
        + mixing.text()
        + (channels == 0 ? "" : ".channels(" + channels + ")")
        + (stride == 1 ? "" : ".stride(" + stride + ")");
  }
}
