package org.espalier.stdlib.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Attention;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.Embedding;
import org.espalier.dsl.operation.GatedRecurrentUnit;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.LayerNormalization;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Noise;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Padding;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.PositionalEncoding;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Softmax;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Zero;

/**
 * What has to run of a graph. Before: zeros are computed and added. After: a sum reads only the
 * terms that can differ from zero, a node that is always zero or noise reads nothing, and a node
 * that no output depends on does not run.
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
      Vanishing vanishing = new Vanishing(inputs.stream().map(input -> zero[input]).toList());
      zero[node.index()] = node.operation().accept(vanishing);
      boolean sum = node.operation() instanceof Addition;
      boolean nothing = zero[node.index()] || node.operation() instanceof Noise;
      terms.add(nothing ? List.of() : sum ? moving : inputs);
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

  /** Whether an operation yields zeros, from which of its inputs do. */
  private record Vanishing(List<Boolean> zeros) implements Operation.Visitor<Boolean> {
    private boolean allZero() {
      return !zeros.contains(false);
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
    public Boolean attention(Attention operation) {
      return false;
    }

    @Override
    public Boolean channelShuffle(ChannelShuffle operation) {
      return allZero();
    }

    @Override
    public Boolean channelSlice(ChannelSlice operation) {
      return allZero();
    }

    @Override
    public Boolean crop(Crop operation) {
      return allZero();
    }

    @Override
    public Boolean embedding(Embedding operation) {
      return false;
    }

    @Override
    public Boolean gatedRecurrentUnit(GatedRecurrentUnit operation) {
      return false;
    }

    @Override
    public Boolean globalPooling(GlobalPooling operation) {
      return allZero();
    }

    @Override
    public Boolean layerNormalization(LayerNormalization operation) {
      return false;
    }

    @Override
    public Boolean noise(Noise operation) {
      return false;
    }

    @Override
    public Boolean padding(Padding operation) {
      return allZero();
    }

    @Override
    public Boolean positionalEncoding(PositionalEncoding operation) {
      return false;
    }

    @Override
    public Boolean quantized(Quantized operation) {
      return operation.inner().accept(this);
    }

    @Override
    public Boolean resize(Resize operation) {
      return allZero();
    }

    @Override
    public Boolean softmax(Softmax operation) {
      return false;
    }

    @Override
    public Boolean weightedSum(WeightedSum operation) {
      return zeros.get(0) || !zeros.subList(1, zeros.size()).contains(false);
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
      return zeros.contains(true);
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
