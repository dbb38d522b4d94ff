package org.espalier.dsl.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.ShapeException;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.junit.jupiter.api.Test;

class TwoInputCellTest {
  private static SearchSpace small(TwoInputCell normal, TwoInputCell reduction) {
    return network(image(3, 16, 16))
        .stem(conv(3, 12))
        .thirds(3, normal.channels(4), reduction)
        .classes(4);
  }

  private static TwoInputCell twoNodes(String name) {
    return cell(name).inputs(2).nodes(2).keep(2, ops(NONE, SKIP_CONNECT, SEP_CONV_3X3));
  }

  private static List<String> labels(SearchSpace space) {
    return space.decisions().all().stream().map(Decision::label).toList();
  }

  @Test
  void nodesThatKeepDecideTheirInputsAndOneOperationForEach() {
    SearchSpace space = small(twoNodes("normal"), twoNodes("reduce"));
    assertThat(labels(space))
        .containsExactly(
            "normal/node.2/inputs",
            "normal/node.2/operation.0",
            "normal/node.2/operation.1",
            "normal/node.3/inputs",
            "normal/node.3/operation.0",
            "normal/node.3/operation.1",
            "reduce/node.2/inputs",
            "reduce/node.2/operation.0",
            "reduce/node.2/operation.1",
            "reduce/node.3/inputs",
            "reduce/node.3/operation.0",
            "reduce/node.3/operation.1");
    assertThat(space.decisions().domains())
        .containsEntry("normal/node.3/inputs", new Domain(List.of("0+1", "0+2", "1+2")))
        .containsEntry(
            "normal/node.3/operation.1", new Domain(List.of("skip_connect", "sep_conv_3x3")));
    assertThat(space.size()).isEqualTo((1 * 4 * 3 * 4) * (1 * 4 * 3 * 4));
  }

  @Test
  void edgesOfTheirOwnAreAskedOnlyWhereTheyAreKept() {
    TwoInputCell normal =
        cell("normal")
            .inputs(2)
            .nodes(2)
            .keep(
                2,
                perEdge(
                    ops(SKIP_CONNECT),
                    ops(SKIP_CONNECT, SEP_CONV_3X3),
                    ops(SKIP_CONNECT, SEP_CONV_3X3, SEP_CONV_5X5),
                    ops(MAX_POOL_3X3),
                    ops(SEP_CONV_3X3, SEP_CONV_5X5)));
    SearchSpace space = small(normal, normal);
    // Node 2: 1 * 2. Node 3 keeps 0 and 1: 3 * 1, or 0 and 2: 3 * 2, or 1 and 2: 1 * 2.
    assertThat(space.size()).isEqualTo(2 * (3 + 6 + 2));
    assertThat(space.enumerate().distinct()).hasSize(22);
    Architecture without0 =
        space.enumerate().filter(a -> a.choice("normal/node.3/inputs") == 2).findFirst().get();
    assertThat(without0.asked("normal/edge.0-3")).isFalse();
    assertThat(without0.asked("normal/edge.2-3")).isTrue();
  }

  @Test
  void blocksPickTheirInputsPerhapsOneTwice() {
    TwoInputCell blocks =
        cell("normal")
            .inputs(2)
            .nodes(2)
            .pick(2, ops(IDENTITY, SEP_CONV_3X3, AVG_POOL_3X3))
            .combine(ADD, CONCATENATE)
            .looseEnds();
    SearchSpace space = small(blocks, blocks.named("reduce"));
    assertThat(space.size()).isEqualTo((4 * 9 * 2 * 9 * 9 * 2) * (4 * 9 * 2 * 9 * 9 * 2));
    assertThat(labels(space))
        .startsWith(
            "normal/node.2/input.0",
            "normal/node.2/input.1",
            "normal/node.2/operation.0",
            "normal/node.2/operation.1",
            "normal/node.2/combine");
    assertThat(space.enumerate().limit(500)).allMatch(a -> a.network().parameters() > 0);
  }

  @Test
  void theOutputIsAllNodesOrTheLooseEnds() {
    TwoInputCell blocks = cell("normal").inputs(2).nodes(2).pick(2, ops(SEP_CONV_3X3));
    // Node 3 reads state 2 twice, so states 0, 1 or 2 are loose as they are not read.
    String chain =
        "[('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('sep_conv_3x3', 2), ('sep_conv_3x3', 2)]";
    SearchSpace all = small(blocks, blocks);
    SearchSpace loose = small(blocks.looseEnds(), blocks.looseEnds());
    Graph everything = all.parse("Genotype(normal=" + chain + ", normal_concat=[2, 3])").network();
    Graph ends = loose.parse("Genotype(normal=" + chain + ", normal_concat=[0, 3])").network();
    assertThat(everything.named("cell.0/output").inputs())
        .containsExactly(
            everything.named("cell.0/node.2").index(), everything.named("cell.0/node.3").index());
    assertThat(ends.named("cell.0/output").inputs())
        .containsExactly(
            ends.named("cell.0/input.0/norm").index(), ends.named("cell.0/node.3").index());
    assertThat(ends.named("cell.1/output").shape()).isEqualTo(image(16, 8, 8));
    assertThatThrownBy(() -> loose.parse("Genotype(normal=" + chain + ", normal_concat=[2, 3])"))
        .hasMessageContaining("'normal_concat' is [2, 3]")
        .hasMessageContaining("the output of such a cell is [0, 3]");
  }

  @Test
  void reductionsHalveAtAThirdAndTwoThirds() {
    SearchSpace space = small(twoNodes("normal"), twoNodes("reduce"));
    Graph network = space.sample(seed(1)).network();
    assertThat(network.named("cell.0/output").shape()).isEqualTo(image(8, 16, 16));
    assertThat(network.named("cell.1/output").shape()).isEqualTo(image(16, 8, 8));
    assertThat(network.named("cell.2/output").shape()).isEqualTo(image(32, 4, 4));
    Graph twenty = darts().sample(seed(2)).network();
    assertThat(twenty.named("cell.5/output").shape()).isEqualTo(image(144, 32, 32));
    assertThat(twenty.named("cell.6/output").shape()).isEqualTo(image(288, 16, 16));
    assertThat(twenty.named("cell.13/output").shape()).isEqualTo(image(576, 8, 8));
    assertThat(twenty.named("cell.14/input.0/odd/crop").shape()).isEqualTo(image(288, 15, 15));
  }

  @Test
  void theSpacePrintsInItsOwnWords() {
    assertThat(small(twoNodes("normal"), twoNodes("reduce").stride(2)))
        .hasToString(
            "network(image(3, 16, 16)).stem(conv(3, 12)).thirds(3,"
                + " cell(\"normal\").inputs(2).nodes(2).keep(2, ops(NONE, SKIP_CONNECT,"
                + " SEP_CONV_3X3)).channels(4), cell(\"reduce\").inputs(2).nodes(2).keep(2,"
                + " ops(NONE, SKIP_CONNECT, SEP_CONV_3X3)).stride(2)).classes(4)");
    assertThat(nasNet().toString())
        .contains(".combine(ADD, CONCATENATE).looseEnds().fitWhereNeeded().channels(32)");
    assertThat(dartsS1().toString()).contains("perEdge(ops(SKIP_CONNECT, DIL_CONV_3X3), ops(");
    assertThat(darts(dartsImageNetSizes()).toString())
        .contains(".stem(imageNetStem(48)).thirds(14");
  }

  @Test
  void eachGivesEveryCellDecisionsOfItsOwn() {
    SearchSpace own =
        network(image(3, 8, 8))
            .stem(conv(3, 4))
            .each(
                3,
                index ->
                    cell()
                        .nodes(2)
                        .edge(index == 0 ? ops(CONV_1X1, CONV_3X3) : ops(SKIP, CONV_1X1, CONV_3X3)))
            .classes(2);
    assertThat(own.size()).isEqualTo(2 * 3 * 3);
    assertThat(labels(own))
        .containsExactly("cell.0/edge.0-1", "cell.1/edge.0-1", "cell.2/edge.0-1");
    assertThat(own.sample(seed(3)).network().nodes()).anyMatch(n -> n.name().startsWith("cell.2/"));
    SearchSpace shared =
        network(image(3, 8, 8))
            .stem(conv(3, 4))
            .repeat(3, cell().nodes(2).edge(ops(SKIP, CONV_1X1, CONV_3X3)))
            .classes(2);
    assertThat(shared.size()).isEqualTo(3);
  }

  @Test
  void nonsenseIsRefusedInTheUsersWords() {
    assertThatThrownBy(() -> small(cell("normal").inputs(2), twoNodes("reduce")))
        .hasMessageContaining("'cell(\"normal\").inputs(2).nodes(4).channels(4)' does not say")
        .hasMessageContaining("keep(2, ops(");
    assertThatThrownBy(() -> twoNodes("normal").keep(2, ops()))
        .hasMessageContaining("An edge needs at least one operation that it can carry, but got []");
    assertThatThrownBy(() -> twoNodes("normal").keep(2, ops(NONE)))
        .hasMessageContaining("can carry, but got [none]");
    assertThatThrownBy(() -> twoNodes("normal").keep(2, perEdge(ops(SKIP), ops(SKIP))))
        .hasMessageContaining("2 nodes has 5 edges, but perEdge(...) was given 2 lists");
    assertThatThrownBy(() -> cell().inputs(3)).hasMessageContaining("say cell().inputs(2)");
    assertThatThrownBy(() -> twoNodes("normal").combine(ADD))
        .hasMessageContaining("combine(...) comes behind pick(...)");
    assertThatThrownBy(() -> twoNodes("normal").nodes(0)).hasMessageContaining("at least 1 node");
    assertThatThrownBy(() -> twoNodes("normal").pick(2, ops()))
        .hasMessageContaining("A block needs at least one operation");
    assertThatThrownBy(
            () -> network(image(3, 8, 8)).stem(conv(3, 8)).repeat(2, twoNodes("a")).classes(2))
        .hasMessageContaining("does not say its channels");
    assertThatThrownBy(() -> imageNetStem(15)).hasMessageContaining("the number is even");
  }

  @Test
  void aFactorisedReductionNeedsEvenNumbers() {
    TwoInputCell skips = cell("normal").inputs(2).nodes(1).keep(2, ops(SKIP_CONNECT));
    assertThatThrownBy(
            () ->
                network(image(3, 16, 16))
                    .stem(conv(3, 9))
                    .repeat(1, skips.channels(3).stride(2))
                    .classes(2))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("At 'cell.0/edge.0-2/skip_connect', a factorised reduction")
        .hasMessageContaining("half of the channels, but 3 is odd");
  }

  @Test
  void anOddImageIsHalvedWithZerosBehindIt() {
    TwoInputCell skips = cell("skips").inputs(2).nodes(1).keep(1, ops(SKIP_CONNECT));
    Graph network =
        network(image(3, 15, 15))
            .stem(conv(3, 9))
            .repeat(1, skips.channels(4).stride(2))
            .classes(2)
            .sample(seed(1))
            .network();
    assertThat(network.nodes())
        .filteredOn(node -> node.name().endsWith("odd/padding"))
        .extracting(node -> node.shape().toString())
        .contains("4x15x15");
    assertThat(network.named("cell.0/output").shape().height()).isEqualTo(8);
  }
}
