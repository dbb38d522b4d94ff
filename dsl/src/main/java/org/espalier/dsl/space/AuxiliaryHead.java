package org.espalier.dsl.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Site;

/**
 * A second classifier on the second reduction cell's output, whose loss is added to the network's
 * in training and which is left out afterwards: ReLU, 5x5 mean, 1x1 convolution to 128 channels,
 * batch norm, ReLU, 2x2 convolution to 768, batch norm, ReLU, linear (DARTS' code, after Szegedy et
 * al., CVPR 2015). Published sizes leave it out. At 576 channels and 10 classes it has 476,426
 * parameters.
 *
 * @param classes how many logits; at least 2
 * @param pool the mean's width: 5, or less on smaller images than there were
 * @param poolStride the mean's step: from 8x8 or 7x7 to 2x2
 * @param lastNorm whether the second batch norm is there
 */
public record AuxiliaryHead(int classes, int pool, int poolStride, boolean lastNorm) {
  private static final int NARROW = 128;
  private static final int WIDE = 768;
  private static final int LARGE = 64;
  private static final int IMAGE_NET_ROWS = 7;

  /** On 8x8 images, as CIFAR's are there. */
  public static AuxiliaryHead cifar(int classes) {
    return new AuxiliaryHead(classes, 5, 3, true);
  }

  /** On 7x7 images, as ImageNet's are there; without the second batch norm, as in DARTS' code. */
  public static AuxiliaryHead imageNet(int classes) {
    return new AuxiliaryHead(classes, 5, 2, false);
  }

  /**
   * On images of some height: as on CIFAR from 8 rows on; below, the mean takes smaller steps and
   * then is narrower, so that 2x2 are left.
   *
   * @param rows at least 2
   */
  public static AuxiliaryHead on(int rows, int classes) {
    if (rows < 2) {
      throw new IllegalArgumentException(
          "An auxiliary head reads images of at least 2 rows, but there is "
              + rows
              + " behind the second reduction. Use larger images or fewer reductions, or leave it"
              + " out.");
    }
    int pool = Math.min(5, rows - 1);
    return new AuxiliaryHead(classes, pool, Math.min(3, Math.max(1, rows - pool)), true);
  }

  /**
   * A network with a head beside it, on the last node of the cell {@code cell.i} that follows the
   * second reduction, or the last one if there are fewer: its outputs are the network's and the
   * head's. On images of 64 rows or more it is {@link #imageNet}'s where 7 are left. The head's
   * names begin with {@code auxiliary}; all others, and so their weights, stay.
   *
   * @throws IllegalArgumentException when a network has no cells
   */
  public static Graph beside(Graph network) {
    GraphBuilder graph = Graph.builder();
    List<Node> copies = new ArrayList<>();
    for (Node node : network.nodes()) {
      copies.add(graph.copy(node, node.inputs().stream().map(copies::get).toList()));
    }
    Node read = copies.get(place(network).index());
    int classes = network.shape().channels();
    int rows = read.shape().height();
    boolean large = network.inputs().get(0).shape().height() >= LARGE && rows == IMAGE_NET_ROWS;
    AuxiliaryHead head = large ? imageNet(classes) : on(rows, classes);
    Site site = new Site(graph.within("auxiliary"), read, read.shape().channels(), 1);
    return graph.build(copies.get(network.output().index()), head.build(site));
  }

  private static Node place(Graph network) {
    Map<String, Node> ends = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      if (node.name().startsWith("cell.")) {
        ends.put(node.name().split("/", 2)[0], node);
      }
    }
    List<Integer> heights =
        ends.values().stream().map(end -> end.shape().height()).distinct().toList();
    if (heights.isEmpty()) {
      throw new IllegalArgumentException(
          "An auxiliary head stands on a cell, but this network of "
              + network.nodes().size()
              + " nodes has none; leave it out.");
    }
    int wanted = heights.get(Math.min(2, heights.size() - 1));
    return ends.values().stream()
        .filter(end -> end.shape().height() == wanted)
        .findFirst()
        .orElseThrow();
  }

  /** Adds it to a network; the site says where. */
  public Node build(Site site) {
    Activation active = new Activation(Activation.Kind.RELU);
    BatchNormalization norm = BatchNormalization.standard();
    Window mean = new Window(pool, pool, poolStride, 0, 0, 1);
    List<Operation> layers =
        new ArrayList<>(
            List.of(
                active,
                new Pooling(Pooling.Kind.AVERAGE, mean, false),
                Convolution.same(NARROW, 1, 1),
                norm,
                active,
                new Convolution(WIDE, new Window(2, 2, 1, 0, 0, 1), 1, false)));
    if (lastNorm) {
      layers.add(norm);
    }
    layers.add(active);
    layers.add(new Linear(classes, true));
    return site.chain(layers);
  }

  /** It alone, on an output of some shape. */
  public Graph graph(Shape input) {
    GraphBuilder graph = Graph.builder();
    Node read = graph.input("cell", input);
    return graph.build(build(new Site(graph.within("auxiliary"), read, input.channels(), 1)));
  }
}
