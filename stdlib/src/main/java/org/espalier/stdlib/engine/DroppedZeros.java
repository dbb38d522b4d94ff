package org.espalier.stdlib.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Zero;

/**
 * What has to run of a graph. Before: zeros are computed and added. After: a sum reads only the
 * terms that can differ from zero, a node that is always zero reads nothing, and a node that no
 * output depends on does not run.
 *
 * <p>Exact: outputs stay, and the gradients that get lost are all zero. What follows a batch norm
 * is kept, since its shift and its statistics make something of zeros.
 */
final class DroppedZeros {
  private final boolean[] zero;
  private final boolean[] live;
  private final List<List<Integer>> terms;

  private DroppedZeros(boolean[] zero, boolean[] live, List<List<Integer>> terms) {
    this.zero = zero;
    this.live = live;
    this.terms = terms;
  }

  static DroppedZeros in(Graph graph) {
    boolean[] zero = new boolean[graph.nodes().size()];
    List<List<Integer>> terms = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<Integer> inputs = node.inputs();
      List<Integer> moving = inputs.stream().filter(input -> !zero[input]).toList();
      Vanishing vanishing = new Vanishing(inputs.size(), moving.size());
      zero[node.index()] = node.operation().accept(vanishing);
      boolean sum = node.operation() instanceof Addition;
      terms.add(zero[node.index()] ? List.of() : sum ? moving : inputs);
    }
    return new DroppedZeros(zero, reach(graph, terms), terms);
  }

  /** Everything runs as it is written: what the rule is compared with. */
  static DroppedZeros none(Graph graph) {
    List<List<Integer>> terms = graph.nodes().stream().map(Node::inputs).toList();
    boolean[] zero = new boolean[graph.nodes().size()];
    boolean[] live = new boolean[graph.nodes().size()];
    for (Node node : graph.nodes()) {
      zero[node.index()] = node.operation() instanceof Zero;
      live[node.index()] = true;
    }
    return new DroppedZeros(zero, live, terms);
  }

  private static boolean[] reach(Graph graph, List<List<Integer>> terms) {
    boolean[] live = new boolean[graph.nodes().size()];
    Deque<Integer> pending = new ArrayDeque<>();
    graph.outputs().forEach(output -> pending.add(output.index()));
    while (!pending.isEmpty()) {
      int index = pending.remove();
      if (!live[index]) {
        live[index] = true;
        pending.addAll(terms.get(index));
      }
    }
    return live;
  }

  /** Whether the node yields zeros whatever is fed. */
  boolean isZero(Node node) {
    return zero[node.index()];
  }

  /** Whether an output depends on the node. */
  boolean isLive(Node node) {
    return live[node.index()];
  }

  /** The inputs that the node really reads. */
  List<Integer> terms(Node node) {
    return terms.get(node.index());
  }

  /** Whether an operation yields zeros, from how many of its inputs do. */
  private record Vanishing(int inputs, int moving) implements Operation.Visitor<Boolean> {
    private boolean allZero() {
      return moving == 0;
    }

    @Override
    public Boolean activation(Activation operation) {
      return allZero()
          && operation.kind() != Activation.Kind.SIGMOID
          && operation.kind() != Activation.Kind.HARD_SIGMOID;
    }

    @Override
    public Boolean addition(Addition operation) {
      return allZero();
    }

    @Override
    public Boolean batchNormalization(BatchNormalization operation) {
      return false;
    }

    @Override
    public Boolean concatenation(Concatenation operation) {
      return allZero();
    }

    @Override
    public Boolean convolution(Convolution operation) {
      return allZero() && !operation.bias();
    }

    @Override
    public Boolean globalAveragePooling(GlobalAveragePooling operation) {
      return allZero();
    }

    @Override
    public Boolean identity(Identity operation) {
      return allZero();
    }

    @Override
    public Boolean input(Input operation) {
      return false;
    }

    @Override
    public Boolean linear(Linear operation) {
      return allZero() && !operation.bias();
    }

    @Override
    public Boolean multiplication(Multiplication operation) {
      return moving < inputs;
    }

    @Override
    public Boolean pooling(Pooling operation) {
      return allZero();
    }

    @Override
    public Boolean zero(Zero operation) {
      return true;
    }
  }
}
