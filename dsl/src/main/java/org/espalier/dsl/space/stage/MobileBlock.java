package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Site;

/**
 * An inverted residual, MBConv: 1x1 convolution to {@code expansion} times the channels, depthwise
 * convolution, perhaps squeeze-and-excitation, 1x1 convolution without an activation; the input is
 * added where the shape stays (MobileNetV2, arXiv 1801.04381, §3.3; squeeze-and-excitation as in
 * EfficientNet, arXiv 1905.11946, whose ratio is of the block's input channels).
 *
 * @param kernel the depthwise kernel; odd
 * @param expansion how many times wider inside; at 1 the first convolution is left out
 * @param squeezeExcite the ratio of squeezed to input channels, in [0, 1]; 0 for none
 * @param activation what follows each batch norm but the last
 */
public record MobileBlock(
    int kernel, int expansion, double squeezeExcite, Activation.Kind activation) {
  /** A block as a candidate operation, with ReLU6 and without squeeze-and-excitation. */
  public static CandidateOperation candidate(int kernel, int expansion) {
    return new CandidateOperation(
        "mbconv_k" + kernel + "_e" + expansion,
        "mbconv(kernel(" + kernel + "), expand(" + expansion + "))",
        new MobileBlock(kernel, expansion, 0, Activation.Kind.RELU6)::build);
  }

  Node build(Site site) {
    int inside = site.input().shape().channels() * expansion;
    Node last = site.input();
    if (expansion > 1) {
      last = activated(site.within("expand"), Convolution.same(inside, 1, 1));
    }
    Window window = Window.same(kernel, site.stride());
    last = activated(site.from(last).within("spatial"), Convolution.depthwise(inside, window));
    if (squeezeExcite > 0) {
      last = squeezeExcite(site.from(last).within("squeeze"), site.input().shape().channels());
    }
    Node projected =
        site.from(last)
            .within("project")
            .chain(List.of(Convolution.same(site.channels(), 1, 1), BatchNormalization.standard()));
    return site.keepsShape()
        ? site.graph().add("residual", new Addition(), site.input(), projected)
        : projected;
  }

  private Node activated(Site site, Operation convolution) {
    return site.chain(
        List.of(convolution, BatchNormalization.standard(), new Activation(activation)));
  }

  private Node squeezeExcite(Site site, int inputChannels) {
    int squeezed = Math.max(1, (int) (inputChannels * squeezeExcite));
    int channels = site.input().shape().channels();
    Window point = Window.same(1, 1);
    Node last = site.add("pool", GlobalPooling.average());
    List<Operation> gate = new ArrayList<>();
    gate.add(new Convolution(squeezed, point, 1, true));
    gate.add(new Activation(activation));
    gate.add(new Convolution(channels, point, 1, true));
    gate.add(new Activation(Activation.Kind.SIGMOID));
    return site.graph()
        .add("scale", new Multiplication(), site.input(), site.from(last).chain(gate));
  }
}
