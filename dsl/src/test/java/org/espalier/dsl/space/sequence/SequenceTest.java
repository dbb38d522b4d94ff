package org.espalier.dsl.space.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Attention;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.PositionalEncoding;
import org.junit.jupiter.api.Test;

class SequenceTest {
  private static Node node(Graph graph, String name) {
    return graph.nodes().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  private static SearchSpace encoders(Encoder encoder) {
    return network(sequence(2, 8)).then(linear(12)).then(encoder).classes(2);
  }

  private static Architecture example() {
    return seqNas()
        .parse(
            "positions=yes, encoder/layers=1, encoder/layer.1/branches=attention+gru+conv,"
                + " encoder/layer.1/heads=4, decoder/layers=1, decoder/layer.1/self.heads=1,"
                + " decoder/layer.1/sequence.heads=8, time/temporal_dropout=no, time/pooling=mean");
  }

  @Test
  void aLayerHasSevenSubsetsOfThreeBranches() {
    SearchSpace space = encoders(encoder().layers(1).heads(1));
    assertThat(space.decisions().all().get(1).domain().choices())
        .containsExactly(
            "attention",
            "gru",
            "conv",
            "attention+gru",
            "attention+conv",
            "gru+conv",
            "attention+gru+conv");
    assertThat(space.size()).isEqualTo(7);
  }

  @Test
  void headsAreAskedOnlyWhereThereIsAttentionAndLayersOnlyWhereTheyStand() {
    assertThat(encoders(encoder().layers(1).heads(1, 2)).size()).isEqualTo(4 * 2 + 3);
    assertThat(encoders(encoder().layers(1, 2).heads(1, 2)).size()).isEqualTo(11 + 11 * 11);
    assertThat(encoders(encoder().layers(1, 2).heads(1, 2).orNone()).size())
        .isEqualTo(1 + 11 + 11 * 11);
    assertThat(
            seqNas()
                .parse(
                    "positions=no, encoder/layers=0, decoder/layers=0,"
                        + " time/temporal_dropout=no, time/pooling=max")
                .values())
        .hasSize(5);
  }

  @Test
  void branchesShareTheFeaturesOut() {
    Graph graph = example().network();
    String layer = "encoder.0/layer.1/";
    for (String branch : List.of("attention", "gru", "conv")) {
      assertThat(node(graph, layer + branch + "/" + branch).shape()).hasToString("16x1x32");
    }
    assertThat(node(graph, layer + "concatenation").shape()).hasToString("48x1x32");
    assertThat(node(graph, layer + "attention/attention").operation()).isEqualTo(new Attention(4));
  }

  @Test
  void sharesThatDoNotDivideAreLargerFirst() {
    SearchSpace space =
        network(sequence(2, 8)).then(linear(11)).then(encoder().layers(1).heads(1)).classes(2);
    Graph graph =
        space.parse("encoder/layers=1, encoder/layer.1/branches=attention+gru+conv").network();
    assertThat(List.of("attention", "gru", "conv"))
        .extracting(b -> node(graph, "encoder.0/layer.1/" + b + "/" + b).shape().channels())
        .containsExactly(4, 4, 3);
  }

  @Test
  void theDecoderReadsTheSequenceWithOneQueryPerClass() {
    Graph graph = example().network();
    Node read = node(graph, "decoder.0/layer.1/sequence");
    assertThat(read.operation()).isEqualTo(new Attention(8));
    assertThat(read.shape()).hasToString("48x1x2");
    assertThat(graph.node(read.inputs().get(1)).shape()).hasToString("48x1x32");
    assertThat(graph.node(read.inputs().get(0)).shape()).hasToString("48x1x2");
    SearchSpace many =
        network(sequence(4, 3)).then(decoder().layers(1).heads(2).queries(5)).classes(2);
    assertThat(node(many.sample(seed(1)).network(), "decoder.0/layer.1/self").shape())
        .hasToString("4x1x5");
  }

  @Test
  void poolingBothDoublesTheWidthAndDropoutIsOnlyNamed() {
    Architecture mean = example();
    Architecture both = mean.with("time/pooling", "both");
    assertThat(node(both.network(), "time.0/both").shape()).hasToString("96x1x1");
    assertThat(both.network().parameters() - mean.network().parameters()).isEqualTo(48 * 2);
    Graph dropping = mean.with("time/temporal_dropout", "yes").network();
    assertThat(node(dropping, "time.0/temporal_dropout").operation()).isEqualTo(new Identity());
    assertThat(dropping.parameters()).isEqualTo(mean.network().parameters());
  }

  @Test
  void positionsAreAChoice() {
    assertThat(example().network().nodes())
        .anyMatch(
            n -> n.name().equals("positions.0/add") && n.operation() instanceof PositionalEncoding);
    assertThat(example().with("positions", "no").network().nodes())
        .noneMatch(n -> n.name().equals("positions.0/add"));
  }

  @Test
  void aSequenceSpacePrintsAsTyped() {
    assertThat(seqNas())
        .hasToString(
            "network(image(2, 1, 32)).then(linear(48)).then(positions()).then(encoder().layers(1, 2,"
                + " 4).branches(ATTENTION, GRU, CONV).heads(1, 2, 4, 8).hidden(32).orNone()).then(decoder().layers(1,"
                + " 2).heads(1, 2, 4, 8).hidden(32).queries(2).orNone()).then(timePooling()).classes(2)");
  }

  @Test
  void nonsenseIsRefusedInTheUsersWords() {
    assertThatThrownBy(() -> encoder().branches(new Branch[0]))
        .hasMessageContaining("a non-empty subset");
    assertThatThrownBy(() -> encoder().branches(GRU, GRU))
        .hasMessageContaining("names a branch twice");
    assertThatThrownBy(() -> encoder().layers(1, 1))
        .hasMessageContaining("layers(1, 1) has a number twice");
    assertThatThrownBy(() -> encoder().hidden(0)).hasMessageContaining("at least 1 wide");
    assertThatThrownBy(() -> decoder().queries(0)).hasMessageContaining("both are at least 1");
    assertThatThrownBy(() -> encoders(encoder().heads(5)))
        .hasMessageContaining("encoder.0/layer.1/attention")
        .hasMessageContaining("a multiple of 5");
    assertThatThrownBy(() -> network(sequence(2, 8)).then(encoder().heads(1)).classes(2))
        .hasMessageContaining("make the sequence wider");
    assertThatThrownBy(() -> seqNas().parse("encoder/layer.1/branches="))
        .hasMessageContaining("'encoder/layer.1/branches' has the choices [attention, gru");
  }
}
