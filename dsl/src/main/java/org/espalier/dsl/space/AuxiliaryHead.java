package org.espalier.dsl.space;

import java.util.ArrayList;
import java.util.List;
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
 * @param poolStride the mean's step: from 8x8 or 7x7 to 2x2
 * @param lastNorm whether the second batch norm is there
 */
public record AuxiliaryHead(int classes, int poolStride, boolean lastNorm) {
  private static final int NARROW = 128;
  private static final int WIDE = 768;

  /** On 8x8 images, as CIFAR's are there. */
  public static AuxiliaryHead cifar(int classes) {
    return new AuxiliaryHead(classes, 3, true);
  }

  /** On 7x7 images, as ImageNet's are there; without the second batch norm, as in DARTS' code. */
  public static AuxiliaryHead imageNet(int classes) {
    return new AuxiliaryHead(classes, 2, false);
  }

  /** Adds it to a network; the site says where. */
  public Node build(Site site) {
    Activation active = new Activation(Activation.Kind.RELU);
    BatchNormalization norm = BatchNormalization.standard();
    Window pool = new Window(5, 5, poolStride, 0, 0, 1);
    List<Operation> layers =
        new ArrayList<>(
            List.of(
                active,
                new Pooling(Pooling.Kind.AVERAGE, pool, false),
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
