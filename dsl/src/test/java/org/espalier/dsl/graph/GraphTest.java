package org.espalier.dsl.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.ShapeException;
import org.espalier.dsl.operation.Window;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static final Shape IMAGE = Shape.of(8, 10, 10);

  @Test
  void countsAConvolutionByHand() {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", IMAGE);
    Node output = builder.add("convolution", Convolution.same(16, 3, 1), image);
    Graph graph = builder.build(output);
    // 3x3, 8 to 16 channels on 10x10: 9 * 8 * 16 weights, each used at 100 places.
    assertThat(graph.parameters()).isEqualTo(1_152);
    assertThat(graph.macs()).isEqualTo(115_200);
    assertThat(graph.depth()).isEqualTo(1);
    assertThat(graph.shape()).isEqualTo(Shape.of(16, 10, 10));
  }

  @Test
  void runningStatisticsAreNoParameters() {
    GraphBuilder builder = Graph.builder();
    Node output = builder.add("norm", BatchNormalization.standard(), builder.input("image", IMAGE));
    assertThat(builder.build(output).parameters()).isEqualTo(16);
    assertThat(builder.build(output).weights()).hasSize(4);
  }

  @Test
  void oneNodeMayBeReadTwice() {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", IMAGE);
    Graph graph = builder.build(builder.add("twice", new Addition(), image, image));
    assertThat(graph.toJGraphT().edgeSet()).hasSize(2);
    assertThat(new ConnectivityInspector<>(graph.toJGraphT()).isConnected()).isTrue();
  }

  @Test
  void shapesFollowTheWindow() {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", Shape.of(3, 33, 32));
    assertThat(builder.add("half", Convolution.same(4, 3, 2), image).shape())
        .isEqualTo(Shape.of(4, 17, 16));
    Window dilated = Window.same(3, 1, 2);
    assertThat(builder.add("dilated", Convolution.depthwise(3, dilated), image).shape())
        .isEqualTo(Shape.of(3, 33, 32));
    assertThat(builder.add("valid", Pooling.maximum(3, 1), image).shape()).isEqualTo(image.shape());
  }

  @Test
  void shapesThatDoNotFitAreReportedAtTheirPlace() {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", IMAGE);
    Node other = builder.add("other", Convolution.same(4, 1, 1), image);
    assertThatThrownBy(() -> builder.within("cell.0").add("sum", new Addition(), image, other))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "At 'cell.0/sum' (add): A sum needs tensors of one shape, but got 8x10x10 and 4x10x10.");
    assertThatThrownBy(
            () -> builder.add("deep", Convolution.depthwise(16, Window.same(3, 1)), image))
        .hasMessageContaining("needs channels that are a multiple of 16, but got 8x10x10");
    assertThatThrownBy(() -> builder.add("gate", new Multiplication(), image, other))
        .hasMessageContaining("a gate of 8x1x1");
    Node vector = builder.add("linear", new Linear(5, true), image);
    assertThatThrownBy(() -> builder.add("late", Convolution.same(4, 3, 1), vector))
        .hasMessageContaining("An image (channels, height, width) is needed, but got 5");
    assertThatThrownBy(() -> builder.add("join", new Concatenation(), image, vector))
        .hasMessageContaining("differ in channels only");
    Window valid = new Window(7, 7, 1, 0, 0, 1);
    Node small = builder.input("small", Shape.of(1, 5, 5));
    assertThatThrownBy(() -> builder.add("big", new Convolution(1, valid, 1, false), small))
        .hasMessageContaining("A 7x7 kernel does not fit into an image of 1x5x5");
  }

  @Test
  void namesAndNodesBelongToOneGraph() {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", IMAGE);
    assertThatThrownBy(() -> builder.input("image", IMAGE))
        .hasMessageContaining("Two nodes are named 'image'");
    Node foreign = Graph.builder().input("foreign", IMAGE);
    assertThatThrownBy(() -> builder.add("sum", new Addition(), image, foreign))
        .hasMessageContaining("'foreign', which is a node of another graph");
  }
}
