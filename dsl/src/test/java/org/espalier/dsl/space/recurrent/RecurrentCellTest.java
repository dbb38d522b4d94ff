package org.espalier.dsl.space.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.operation.WeightedSum;
import org.junit.jupiter.api.Test;

class RecurrentCellTest {
  private static final String V1 =
      "Genotype(recurrent=[('relu', 0), ('relu', 1), ('tanh', 2), ('relu', 3), ('relu', 4),"
          + " ('identity', 1), ('relu', 5), ('relu', 1)], concat=range(1, 9))";
  private static final String V2 =
      "Genotype(recurrent=[('sigmoid', 0), ('relu', 1), ('relu', 1), ('identity', 1), ('tanh', 2),"
          + " ('sigmoid', 5), ('tanh', 3), ('relu', 5)], concat=range(1, 9))";

  private static Node node(Graph graph, String name) {
    return graph.nodes().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Node> read(Graph graph, Node node) {
    return node.inputs().stream().map(graph::node).toList();
  }

  private static Operation operation(Graph graph, String name) {
    return node(graph, name).operation();
  }

  @Test
  void theDartsCellsReadAndPrintAsTheCodePrintsThem() {
    for (String text : List.of(V1, V2)) {
      assertThat(dartsRecurrent().parse(text)).hasToString(text);
    }
    assertThat(
            dartsRecurrent()
                .parse(V2.replace(", ", ",  ").replace("range(1,  9)", "[1,2,3,4,5,6,7,8]")))
        .hasToString(V2);
  }

  @Test
  void weightsCountOnceHoweverFarTheCellIsUnrolled() {
    for (int steps : new int[] {1, 2, 7}) {
      SearchSpace space = dartsRecurrent(sizes("darts-recurrent").layers(steps));
      Graph graph = space.parse(V1).network();
      assertThat(graph.parameters()).isEqualTo(22_960_000);
      assertThat(graph.outputs()).hasSize(steps + 1);
      assertThat(graph.macs()).isEqualTo(steps * (22_960_000L - 10_000));
    }
  }

  @Test
  void theDecodersMatrixIsTheEmbeddingsTable() {
    Graph graph = languageModel(50).width(4).steps(2).cell(treeCell()).sample(seed(1)).network();
    assertThat(graph.weights().keySet()).contains("embedding/weight", "embedding/bias");
    assertThat(node(graph, "step.1/decoder").weightsAt()).isEqualTo("embedding");
    assertThat(graph.parameters()).isEqualTo(50 * 4 + 50 + 8 * 2 * 4 * 4);
  }

  @Test
  void theDartsCellIsAHighwayFromNodeToNode() {
    SearchSpace space = languageModel(9).width(3).steps(1).cell(recurrentCell().nodes(2));
    Graph graph =
        space
            .parse("Genotype(recurrent=[('relu', 0), ('identity', 0)], concat=range(1, 3))")
            .network();
    String cell = "step.0/cell/";
    assertThat(operation(graph, cell + "node.0/function"))
        .isEqualTo(new Activation(Activation.Kind.TANH));
    assertThat(operation(graph, cell + "node.1/function"))
        .isEqualTo(new Activation(Activation.Kind.RELU));
    assertThat(graph.nodes()).noneMatch(n -> n.name().equals(cell + "node.2/function"));
    assertThat(read(graph, node(graph, cell + "node.2/linear")))
        .containsExactly(node(graph, cell + "node.0/state"));
    assertThat(operation(graph, cell + "mean")).isEqualTo(new Scaling(0.5));
    assertThat(read(graph, node(graph, cell + "sum")))
        .containsExactly(node(graph, cell + "node.1/state"), node(graph, cell + "node.2/state"));
    // s = old + sigmoid(gate) (value - old)
    Node state = node(graph, cell + "node.1/state");
    Node change = read(graph, state).get(1);
    assertThat(read(graph, state).get(0)).isEqualTo(node(graph, cell + "node.0/state"));
    assertThat(change.operation()).isEqualTo(new Multiplication());
    assertThat(read(graph, change).get(0).operation())
        .isEqualTo(new Activation(Activation.Kind.SIGMOID));
    Node difference = read(graph, change).get(1);
    assertThat(read(graph, read(graph, difference).get(1)))
        .containsExactly(node(graph, cell + "node.0/state"));
    assertThat(read(graph, difference).get(1).operation()).isEqualTo(new Scaling(-1));
  }

  @Test
  void theEnasCellHasAMatrixPerPairAndTheMeanOfItsLooseEnds() {
    SearchSpace space =
        languageModel(9).width(3).steps(2).cell(recurrentCell().nodes(3).matrixPerPair());
    String text = "Genotype(recurrent=[('tanh', 0), ('relu', 1), ('relu', 1)], concat=[2, 3])";
    Graph graph = space.parse(text).network();
    assertThat(space.parse(text)).hasToString(text);
    assertThat(graph.weights().keySet())
        .contains(
            "cell/node.1/from.0/linear.0/weight",
            "cell/node.1/from.0/linear.1/weight",
            "cell/node.2/from.1/linear/weight",
            "cell/node.3/from.1/linear/weight");
    assertThat(graph.parameters()).isEqualTo(9 * 3 + 9 + (2 + 1 + 1) * 3 * 6);
    assertThat(read(graph, node(graph, "step.1/cell/sum"))).hasSize(2);
    // What the first node starts from is the state of the step before.
    assertThat(read(graph, node(graph, "step.1/cell/node.1/from.0/state")).get(0))
        .isEqualTo(node(graph, "step.0/cell/mean"));
  }

  /** The interpretation by hand of Zoph and Le's tokens, base 2. */
  @Test
  void theTreeCellIsTheOneReadByHand() {
    SearchSpace space = languageModel(9).width(1).steps(1).cell(treeCell().base(2));
    Graph graph =
        space
            .parse(
                "tree/node.0/combine=add, tree/node.0/function=tanh, tree/node.1/combine=multiply,"
                    + " tree/node.1/function=relu, tree/node.2/combine=multiply,"
                    + " tree/node.2/function=sigmoid, tree/inject/combine=add,"
                    + " tree/inject/function=relu, tree/inject/at=0, tree/memory/from=1")
            .network();
    String cell = "step.0/cell/";
    Node x = node(graph, "step.0/embedding");
    Node before = node(graph, "state.0");
    // a0 = tanh(W1 x + W2 h)
    Node a0 = node(graph, cell + "node.0/function");
    assertThat(a0.operation()).isEqualTo(new Activation(Activation.Kind.TANH));
    assertThat(graph.node(a0.inputs().get(0)).operation()).isEqualTo(new Addition());
    assertLeaf(graph, graph.node(a0.inputs().get(0)), x, before);
    // z1 = (W3 x) (W4 h), a1 = relu(z1)
    Node z1 = node(graph, cell + "node.1/combine");
    assertThat(z1.operation()).isEqualTo(new Multiplication());
    assertLeaf(graph, z1, x, before);
    Node a1 = node(graph, cell + "node.1/function");
    assertThat(read(graph, a1)).containsExactly(z1);
    // a0' = relu(a0 + c)
    Node injected = node(graph, cell + "inject/function");
    assertThat(injected.operation()).isEqualTo(new Activation(Activation.Kind.RELU));
    assertThat(read(graph, node(graph, cell + "inject/combine")))
        .containsExactly(a0, node(graph, "state.1"));
    // h' = sigmoid(a0' a1), c' = z1
    Node root = node(graph, cell + "node.2/combine");
    assertThat(root.operation()).isEqualTo(new Multiplication());
    assertThat(read(graph, root)).containsExactly(injected, a1);
    assertThat(graph.outputs().get(1)).isEqualTo(node(graph, cell + "node.2/function"));
    assertThat(graph.outputs().get(1).operation())
        .isEqualTo(new Activation(Activation.Kind.SIGMOID));
    assertThat(graph.outputs().get(2)).isEqualTo(z1);
  }

  private static void assertLeaf(Graph graph, Node combined, Node x, Node before) {
    List<Node> parts = read(graph, combined);
    assertThat(parts).allMatch(n -> n.operation().equals(new Linear(1, false)));
    assertThat(read(graph, parts.get(0))).containsExactly(x);
    assertThat(read(graph, parts.get(1))).containsExactly(before);
  }

  @Test
  void aTreeOfEightLeavesHasFifteenNodes() {
    Graph graph = zophLeRecurrent(sizes("zoph-le-recurrent").layers(1)).sample(seed(1)).network();
    assertThat(graph.nodes()).filteredOn(n -> n.operation() instanceof Linear).hasSize(16 + 1);
    assertThat(graph.nodes()).anyMatch(n -> n.name().startsWith("step.0/cell/node.14/"));
    assertThat(zophLeRecurrent().size())
        .isEqualTo(BigInteger.valueOf(8).pow(16).multiply(BigInteger.valueOf(225)));
  }

  @Test
  void spacesPrintAsTyped() {
    assertThat(languageModel(9).width(3).steps(2).cell(recurrentCell().nodes(3).matrixPerPair()))
        .hasToString(
            "languageModel(9).width(3).steps(2).cell(recurrentCell().nodes(3).functions(\"tanh\","
                + " \"relu\", \"sigmoid\", \"identity\").matrixPerPair())");
    assertThat(treeCell().base(4).toString())
        .isEqualTo("treeCell().base(4).functions(\"identity\", \"tanh\", \"sigmoid\", \"relu\")");
  }

  @Test
  void aGenotypeMayNameItsCellAndBracketItsNodesAsOthersDo() {
    SearchSpace space = languageModel(9).width(3).steps(1).cell(recurrentCell().nodes(2));
    assertThat(
            space.parse(
                "Genotype(recurrent=[[('tanh', 0)], [('relu', 1)]], recurrent_concat=range(1, 3))"))
        .hasToString("Genotype(recurrent=[('tanh', 0), ('relu', 1)], concat=range(1, 3))");
  }

  /** Eight nodes read 1 to 8 nodes before them, and the paper's parameters are 36 x 5. */
  @Test
  void theSupernetMixesFourFunctionsAndNoneOnThirtySixEdgesForAllStepsAlike() {
    SearchSpace space = dartsRecurrent(sizes("darts-recurrent").channels(300).layers(3));
    Graph supernet = space.supernet();
    List<Node> choices =
        supernet.nodes().stream().filter(n -> n.operation() instanceof MixingWeights).toList();
    assertThat(choices)
        .hasSize(36)
        .extracting(Node::operation)
        .containsOnly(new MixingWeights(List.of("none", "tanh", "relu", "sigmoid", "identity")));
    assertThat(choices.get(35).name()).isEqualTo("architecture/recurrent/edge.7-8");
    assertThat(supernet.nodes())
        .filteredOn(n -> n.operation() instanceof WeightedSum)
        .hasSize(3 * 36);
    // Table and decoder's bias, W_0 of 600 x 600, and a 300 x 600 matrix for each of eight nodes.
    assertThat(supernet.parameters())
        .isEqualTo(10_000 * 300 + 10_000 + 600 * 600 + 8 * 300 * 600)
        .isEqualTo(space.parse(V1).network().parameters());
    assertThat(supernet.macs()).isEqualTo(3L * (600 * 600 + 36 * 300 * 600 + 10_000 * 300));
    assertThat(supernet.inputs()).extracting(Node::name).containsExactly("tokens", "state.0");
    assertThat(space.states()).isEqualTo(1);
  }

  @Test
  void anArchitecturesArraysAreTheSupernets() {
    SearchSpace space = languageModel(9).width(3).steps(2).cell(recurrentCell().nodes(4));
    Map<String, Weight> shared = space.supernet().weights();
    for (int number = 0; number < 5; number++) {
      assertThat(shared).containsAllEntriesOf(space.sample(seed(number)).network().weights());
    }
    assertThat(shared.keySet())
        .filteredOn(name -> name.contains("moving_"))
        .containsExactly("cell/norm/moving_mean", "cell/norm/moving_var");
  }

  @Test
  void whatIsNoChoiceBetweenWaysHasNoSupernet() {
    assertThatThrownBy(
            () -> languageModel(9).width(3).cell(recurrentCell().matrixPerPair()).supernet())
        .hasMessageContaining("matrixPerPair() has no supernet");
    assertThatThrownBy(() -> languageModel(9).width(3).cell(treeCell()).supernet())
        .hasMessageContaining("decides a size, a count or a place");
  }

  @Test
  void wrongCellsAreRefusedWithTheirPlace() {
    SearchSpace space = dartsRecurrent();
    assertThatThrownBy(
            () -> space.parse(V1.replace("('relu', 1), ('tanh'", "('relu', 2), ('tanh'")))
        .hasMessageContaining("node 2 reads node 2, but a node reads only earlier ones");
    assertThatThrownBy(() -> space.parse(V1.replace("tanh", "gelu")))
        .hasMessageContaining("node 3 has 'gelu', not one of");
    assertThatThrownBy(() -> space.parse(V1.substring(0, 60)))
        .hasMessageContaining("does not begin 'Genotype(recurrent=['");
    assertThatThrownBy(() -> space.parse(V1.replace("('relu', 5), ", "")))
        .hasMessageContaining("it has 7 nodes, not 8");
    assertThatThrownBy(() -> space.parse(V1.replace("range(1, 9)", "range(2, 9)")))
        .hasMessageContaining("the mean of [1, 2, 3, 4, 5, 6, 7, 8], not of range(2, 9)");
  }

  @Test
  void nonsenseIsRefusedInTheUsersWords() {
    assertThatThrownBy(() -> recurrentCell().nodes(0)).hasMessageContaining("at least 1 node");
    assertThatThrownBy(() -> recurrentCell().functions(new String[0]))
        .hasMessageContaining("at least one function");
    assertThatThrownBy(() -> recurrentCell().functions("tanh", "tanh"))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> treeCell().functions("cosine"))
        .hasMessageContaining("functions are identity");
    assertThatThrownBy(() -> treeCell().base(6)).hasMessageContaining("2, 4, 8 and so on");
    assertThatThrownBy(() -> languageModel(1)).hasMessageContaining("languageModel(1)");
    assertThatThrownBy(() -> languageModel(9).steps(0)).hasMessageContaining("steps(0)");
  }
}
