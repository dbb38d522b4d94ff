package org.espalier.dsl.space;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;
import org.jspecify.annotations.Nullable;

/**
 * The first layers: a convolution, a batch norm and perhaps an activation.
 *
 * @param kernel rows and columns; odd
 * @param filters output channels
 * @param stride its step, 1 or more; default 1
 * @param activation what follows; null for nothing, which is the default
 */
public record Stem(int kernel, int filters, int stride, Activation.@Nullable Kind activation)
    implements Part {
  /** The step. */
  public Stem stride(int step) {
    return new Stem(kernel, filters, step, activation);
  }

  /** What follows the batch norm. */
  public Stem activation(Activation.Kind kind) {
    return new Stem(kernel, filters, stride, kind);
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    List<Operation> layers = new ArrayList<>();
    layers.add(Convolution.same(filters, kernel, stride));
    layers.add(BatchNormalization.standard());
    if (activation != null) {
      layers.add(new Activation(activation));
    }
    return Flow.of(new Site(graph.within("stem"), flow.last(), filters, stride).chain(layers));
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
        + filters
        + ")"
        + (stride == 1 ? "" : ".stride(" + stride + ")")
        + (activation == null ? "" : ".activation(" + activation + ")");
  }
}
