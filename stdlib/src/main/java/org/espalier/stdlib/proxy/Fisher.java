package org.espalier.stdlib.proxy;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Shape;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * How much the loss would change without each channel, squared: for every channel of what a
 * convolution or linear layer yields,
 *
 * <pre>1/2 mean_n (sum_hw a dL/da)^2</pre>
 *
 * times the channel's weights, summed; for the mean cross-entropy of one batch, batch norms in
 * training mode. Each channel of each image is multiplied by a gate of 1, by which the loss is
 * differentiated: that is the inner sum.
 *
 * <p>Theis, Korshunova, Tejani, Huszar: Faster gaze prediction with dense networks and Fisher
 * pruning, arXiv 1801.05787; Turner and others: BlockSwap, ICLR 2020, arXiv 1906.04113, equation 3;
 * as a proxy arXiv 2101.08134, whose code counts a channel once for each of its weights. {@code a =
 * (2, -1)}, {@code dL/da = (0.5, 1)}, one weight each: 0.5 + 0.5.
 */
public record Fisher() implements Proxy {
  private static final Weights WEIGHTS = Weights.of(Start.TRAINING, Mode.TRAINING);

  @Override
  public String name() {
    return "fisher";
  }

  @Override
  public ProxyScore score(Probe probe) {
    Graph gated = gated(probe.network());
    int own = probe.network().inputs().size();
    Executable run = probe.run(gated, WEIGHTS, probe.loss());
    run.gradients(batch(probe, gated, own), probe.targets(), Mode.TRAINING, GradientsOf.INPUTS);
    int gate = own;
    double sum = 0;
    for (Node node : probe.network().nodes()) {
      if (Matrices.isMatrix(node.operation())) {
        Shape matrix = node.weights().get(0).shape();
        double weights = (double) matrix.elements() / matrix.dimensions().get(0);
        double squares = Products.signed(run.inputGradient(gate), run.inputGradient(gate));
        sum += weights * squares / (2.0 * probe.images().count());
        gate++;
      }
    }
    return ProxyScore.of(this, sum);
  }

  /** Inputs come in the order of the nodes: the network's own first. */
  private static Graph gated(Graph network) {
    GraphBuilder builder = Graph.builder();
    Node[] copies = new Node[network.nodes().size()];
    network.inputs().forEach(input -> copies[input.index()] = builder.copy(input, List.of()));
    for (Node node : network.nodes()) {
      if (node.operation() instanceof Input) {
        continue;
      }
      Node copy = builder.copy(node, node.inputs().stream().map(input -> copies[input]).toList());
      copies[node.index()] = Matrices.isMatrix(node.operation()) ? gate(builder, copy) : copy;
    }
    return builder.build(copies[network.output().index()]);
  }

  private static Node gate(GraphBuilder builder, Node node) {
    Shape shape = node.shape();
    Shape each = shape.isImage() ? Shape.of(shape.channels(), 1, 1) : shape;
    Node ones = builder.input(node.name() + "/gate", each);
    return builder.add(node.name() + "/gated", new Multiplication(), node, ones);
  }

  private static Batch batch(Probe probe, Graph gated, int own) {
    int count = probe.images().count();
    List<float[]> all = new ArrayList<>(probe.images().batch().inputs());
    for (Node input : gated.inputs().subList(own, gated.inputs().size())) {
      all.add(Probe.ones(Math.toIntExact(count * input.shape().elements())));
    }
    return Batch.of(count, all.toArray(float[][]::new));
  }
}
