package org.espalier.stdlib.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Shape;
import org.junit.jupiter.api.Test;

/** Which layers share a node of the picture. */
class ChainTest {
  private static List<List<String>> chains(Operation... operations) {
    GraphBuilder builder = Graph.builder();
    Node last = builder.input("image", Shape.of(2, 8, 8));
    for (Operation operation : operations) {
      last = builder.add("layer " + last.index(), operation, last);
    }
    return Chain.of(builder.build(last)).stream().map(Chain::lines).toList();
  }

  @Test
  void aRoundedConvolutionTakesItsNormAndActivationAlong() {
    assertThat(
            chains(
                new Quantized(Convolution.same(4, 3, 1), 2, 4),
                BatchNormalization.standard(),
                new Activation(Activation.Kind.GELU),
                Convolution.same(4, 1, 1)))
        .containsExactly(
            List.of("input 2×8×8"),
            List.of("conv 3×3, 4, 2/4 bits", "batch norm · GELU", "4×8×8"),
            List.of("conv 1×1, 4", "4×8×8"));
  }

  @Test
  void whatChangesTheImagesSizeStandsAlone() {
    assertThat(chains(Convolution.same(4, 3, 1), new Resize(4, 4)))
        .containsExactly(
            List.of("input 2×8×8"),
            List.of("conv 3×3, 4", "4×8×8"),
            List.of("resize 4×4", "4×4×4"));
  }
}
