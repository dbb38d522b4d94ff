package org.espalier.dsl.space;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;
import org.espalier.dsl.space.stage.Scalable;
import org.espalier.dsl.space.stage.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * The first layers: a convolution, a batch norm and perhaps an activation.
 *
 * @param kernel rows and columns; odd
 * @param filters output channels
 * @param stride its step, 1 or more; default 1
 * @param activation what follows; null for nothing, which is the default
 * @param border what stands around the image; default zeros, equally many on opposite sides
 */
public record Stem(
    int kernel, Amount filters, int stride, Activation.@Nullable Kind activation, Border border)
    implements Part, Scalable {
  /** What stands around the image. */
  public enum Border {
    /** As many zeros on opposite sides. */
    EVEN(""),
    /** As TensorFlow pads: see {@link Window#tensorFlowSame}. */
    TENSOR_FLOW(".tensorFlowPadding()"),
    /** Nothing, so that the image loses its rim. */
    NONE(".unpadded()");

    private final String text;

    Border(String text) {
      this.text = text;
    }

    private Window window(int kernel, int stride, Shape input) {
      return switch (this) {
        case EVEN -> Window.same(kernel, stride);
        case TENSOR_FLOW -> Window.tensorFlowSame(kernel, stride, input);
        case NONE -> new Window(kernel, kernel, stride, 0, 0, 1);
      };
    }
  }

  /** A convolution of stride 1, without an activation. */
  public static Stem of(int kernel, Amount filters) {
    return new Stem(kernel, filters.requireWhole("conv", 1), 1, null, Border.EVEN);
  }

  /** The step. */
  public Stem stride(int step) {
    return new Stem(kernel, filters, step, activation, border);
  }

  /** What follows the batch norm. */
  public Stem activation(Activation.Kind kind) {
    return new Stem(kernel, filters, stride, kind, border);
  }

  /** Pads as TensorFlow does, below and to the right where the padding is odd. */
  public Stem tensorFlowPadding() {
    return new Stem(kernel, filters, stride, activation, Border.TENSOR_FLOW);
  }

  /** Does not pad at all, as NASNet's for large images. */
  public Stem unpadded() {
    return new Stem(kernel, filters, stride, activation, Border.NONE);
  }

  @Override
  public Part scaled(Scaling scaling) {
    return new Stem(kernel, scaling.channels(filters), stride, activation, border);
  }

  @Override
  public List<Decision> decisions() {
    return filters.decisions("stem/channels");
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    int channels = filters.whole(choices, "stem/channels");
    Window window = border.window(kernel, stride, flow.last().shape());
    List<Operation> layers = new ArrayList<>();
    layers.add(new Convolution(channels, window, 1, false));
    layers.add(BatchNormalization.standard());
    if (activation != null) {
      layers.add(new Activation(activation));
    }
    return Flow.of(new Site(graph.within("stem"), flow.last(), channels, stride).chain(layers));
  }

  @Override
  public String text() {
    return ".stem(" + this + ")";
  }

  /** As typed. */
  @Override
  public String toString() {
    return "conv("
        + kernel
        + ", "
        + filters.text()
        + ")"
        + (stride == 1 ? "" : ".stride(" + stride + ")")
        + (activation == null ? "" : ".activation(" + activation + ")")
        + border.text;
  }
}
