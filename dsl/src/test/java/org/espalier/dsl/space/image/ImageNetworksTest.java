package org.espalier.dsl.space.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.math.BigInteger;
import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.CandidateOperation;
import org.junit.jupiter.api.Test;

class ImageNetworksTest {
  private static SearchSpace small() {
    return network(image(3, 16, 20))
        .then(
            distillation()
                .cells(1)
                .layers(2)
                .channels(12)
                .choose(withBits(ops(simpleConv(3), simpleConv(1, 3)), 4, 8, 32)))
        .then(upscaling(2).choose(ops(simpleConv(3))).refine(ops(simpleConv(1), simpleConv(3))))
        .image(3);
  }

  @Test
  void superResolutionEndsInALargerImage() {
    Graph network = small().sample(seed(3)).network();
    assertThat(network.output().shape()).isEqualTo(Shape.of(3, 32, 40));
    assertThat(quantNas().sample(seed(3)).network().output().shape())
        .isEqualTo(Shape.of(3, 180, 180));
  }

  @Test
  void anOperationAndItsBitsAreOneChoice() {
    SearchSpace space = small();
    assertThat(space.size()).isEqualTo(BigInteger.valueOf(6 * 6 * 6 * 2));
    Graph network =
        space
            .parse(
                "distillation/cell.1/body.1=simple_3x3_b4,"
                    + " distillation/cell.1/past.1=simple_1x1_grouped_3_b8,"
                    + " distillation/cell.1/body.2=simple_3x3_b32, upscaling/refine=simple_1x1")
            .network();
    List<Integer> bits =
        network.nodes().stream()
            .filter(node -> node.operation() instanceof Quantized)
            .map(node -> ((Quantized) node.operation()).weightBits())
            .toList();
    assertThat(bits).containsExactlyInAnyOrder(4, 8);
  }

  @Test
  void aSupernetWeighsEveryPairOfOperationAndBits() {
    List<Integer> weights =
        small().supernet().nodes().stream()
            .filter(node -> node.operation() instanceof MixingWeights)
            .map(Node::shape)
            .map(Shape::channels)
            .toList();
    assertThat(weights).containsExactlyInAnyOrder(6, 6, 6, 2);
  }

  @Test
  void itReadsAsItWasTyped() {
    assertThat(small().toString())
        .isEqualTo(
            "network(image(3, 16, 20)).then(distillation().cells(1).layers(2).channels(12)"
                + ".choose(ops(withBits(simpleConv(3), 4), withBits(simpleConv(3), 8),"
                + " withBits(simpleConv(3), 32), withBits(simpleConv(1, 3), 4),"
                + " withBits(simpleConv(1, 3), 8), withBits(simpleConv(1, 3), 32))))"
                + ".then(upscaling(2).choose(ops(simpleConv(3)))"
                + ".refine(ops(simpleConv(1), simpleConv(3)))).image(3)");
  }

  @Test
  void anyNetworkMayEndInAnImage() {
    Graph network =
        network(image(3, 8, 8))
            .stem(conv(3, 16))
            .repeat(1, cell().edge(ops(SKIP, CONV_3X3)))
            .image(2)
            .sample(seed(1))
            .network();
    assertThat(network.output().shape()).isEqualTo(Shape.of(2, 8, 8));
    assertThat(network.output().parameters()).isEqualTo(16 * 9 * 2 + 2);
  }

  @Test
  void aNetworkMayEndInAClassForEveryPixel() {
    Graph network =
        network(image(3, 30, 40))
            .stem(conv(3, 8).stride(2))
            .stage(stage().choose(ops(CONV_3X3)).channels(8).stride(2))
            .pixels(5, 4)
            .sample(seed(1))
            .network();
    assertThat(network.output().shape()).isEqualTo(Shape.of(5, 30, 40));
    long pyramid =
        network.nodes().stream()
            .filter(node -> node.name().startsWith("pixels/"))
            .mapToLong(Node::parameters)
            .sum();
    assertThat(pyramid)
        .isEqualTo((8 * 4 + 8) + 3 * (9 * 8 * 4 + 8) + (8 * 4 + 8) + (20 * 4 + 8) + (4 * 5 + 5));
    assertThat(network.named("pixels/dilated.1/convolution").operation())
        .isEqualTo(new Convolution(4, Window.same(3, 1, 24), 1, false));
    assertThat(autoDeepLab().sample(seed(2)).network().output().shape())
        .isEqualTo(Shape.of(19, 321, 321));
    assertThatThrownBy(() -> network(image(3, 8, 8)).pixels(1))
        .hasMessageContaining("at least 2 classes apart");
    assertThat(network(image(3, 8, 8)).stem(conv(3, 8)).pixels(5).toString())
        .endsWith(".pixels(5)");
  }

  @Test
  void everyOperationCanHaveBits() {
    CandidateOperation rounded = withBits(SEP_CONV_3X3, 8);
    assertThat(rounded.name()).isEqualTo("sep_conv_3x3_b8");
    Graph network =
        network(image(3, 8, 8))
            .stem(conv(3, 16))
            .stage(stage().choose(ops(rounded)).channels(16))
            .classes(10)
            .sample(seed(1))
            .network();
    assertThat(network.nodes().stream().filter(node -> node.operation() instanceof Quantized))
        .hasSize(4);
  }

  @Test
  void nonsenseIsRefusedInTheUsersWords() {
    assertThatThrownBy(() -> network(image(3, 16, 16)).then(distillation()).image(3))
        .hasMessageContaining("distillation() does not say what its layers choose from");
    assertThatThrownBy(() -> distillation().channels(7)).hasMessageContaining("even");
    assertThatThrownBy(() -> distillation().layers(1)).hasMessageContaining("at least 2 layers");
    assertThatThrownBy(() -> distillation().cells(0)).hasMessageContaining("at least one cell");
    assertThatThrownBy(() -> upscaling(1)).hasMessageContaining("at least 2 times larger");
    assertThatThrownBy(() -> upscaling(2).channels(0)).hasMessageContaining("at least 1 channel");
    assertThatThrownBy(() -> network(image(3, 16, 16)).then(upscaling(2)).image(3))
        .hasMessageContaining("say upscaling(2).choose(ops(simpleConv(3)))");
    assertThatThrownBy(() -> withBits(CONV_3X3, 33)).hasMessageContaining("1 to 32 bits");
    assertThatThrownBy(() -> network(image(3, 16, 16)).image(0))
        .hasMessageContaining("at least 1 channel");
    List<CandidateOperation> ops = ops(simpleConv(3));
    assertThatThrownBy(() -> network(image(5, 16, 16)).then(distillation().choose(ops)).image(3))
        .hasMessageContaining("repeats the 5 channels that it reads");
    assertThatThrownBy(() -> network(image(3, 14, 16)).then(distillation().choose(ops)).image(3))
        .hasMessageContaining("15x15 or more");
  }
}
