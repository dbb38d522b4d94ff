package org.espalier.dsl.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.genotype;
import static org.espalier.dsl.Language.image;
import static org.espalier.dsl.Spaces.sizes;

import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuxiliaryHeadTest {
  private static final GenotypeNetwork DARTS_V2 =
      genotype(
          "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0),"
              + " ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect',"
              + " 0), ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], reduce=[('max_pool_3x3',"
              + " 0), ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1),"
              + " ('max_pool_3x3', 0), ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3',"
              + " 1)], reduce_concat=[2, 3, 4, 5])");

  @Test
  void besideDartsNetworkItHasThePublishedSizeAndLeavesTheNetworkAsItIs() {
    Graph network = DARTS_V2.network(GenotypeNetwork.cifar());
    Graph both = AuxiliaryHead.beside(network);
    assertThat(network.parameters()).isEqualTo(3_349_342);
    assertThat(both.parameters()).isEqualTo(3_349_342 + 476_426);
    assertThat(both.outputs().get(0)).isEqualTo(network.output());
    assertThat(both.nodes()).startsWith(network.nodes().toArray(new Node[0]));
    assertThat(both.node(both.named("auxiliary/activation").inputs().get(0)).name())
        .isEqualTo("cell.13/output");
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "3, 2", "5, 3", "8, 5", "20, 13"})
  void itStandsOnTheCellAtTwoThirds(int layers, int cell) {
    Graph both = AuxiliaryHead.beside(DARTS_V2.network(sizes("darts").layers(layers)));
    assertThat(both.node(both.named("auxiliary/activation").inputs().get(0)).name())
        .isEqualTo("cell." + cell + "/output");
  }

  @Test
  void onLargeImagesItIsThatOfImageNet() {
    Sizes sizes = GenotypeNetwork.imageNet();
    Graph network = DARTS_V2.network(sizes);
    assertThat(AuxiliaryHead.beside(network).parameters() - network.parameters())
        .isEqualTo(DARTS_V2.auxiliaryHead(sizes).parameters());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10})
  void onSmallerImagesAsManyPixelsAreLeft(int rows) {
    AuxiliaryHead head = AuxiliaryHead.on(rows, 10);
    assertThat(head.graph(Shape.of(576, rows, rows)).parameters()).isEqualTo(476_426);
    assertThat(head.pool()).isEqualTo(Math.min(5, rows - 1));
  }

  @Test
  void whereItDoesNotFitItSaysWhatDoes() {
    assertThatThrownBy(
            () ->
                AuxiliaryHead.beside(
                    DARTS_V2.network(sizes("darts").layers(3).image(image(3, 4, 4)))))
        .hasMessageContaining("at least 2 rows, but there is 1")
        .hasMessageContaining("Use larger images");
  }
}
