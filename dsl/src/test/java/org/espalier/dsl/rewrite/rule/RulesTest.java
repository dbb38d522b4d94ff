package org.espalier.dsl.rewrite.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Spaces.nasBench201;
import static org.espalier.dsl.Spaces.sizes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Noise;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.rewrite.RewriteResult;
import org.espalier.dsl.rewrite.RewriteRule;
import org.espalier.dsl.rewrite.RewriteSite;
import org.espalier.dsl.rewrite.Rewriting;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final Operation RELU = new Activation(Activation.Kind.RELU);
  private static final Operation CONVOLUTION = Convolution.same(4, 3, 1);

  private static Graph graph(BiFunction<GraphBuilder, Node, Node> body) {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", Shape.of(4, 8, 8));
    return builder.build(body.apply(builder, builder.add("stem", CONVOLUTION, image)));
  }

  @Nested
  class RemoveIdentityTest extends RuleConformance {
    RemoveIdentityTest() {
      super(new RemoveIdentity());
    }

    @Override
    protected Graph fires() {
      return graph(
          (b, x) -> {
            Node single = b.add("sum", new Addition(), b.add("same", new Identity(), x));
            return b.add("relu", RELU, b.add("concat", new Concatenation(), single));
          });
    }

    @Override
    protected Graph rewritten() {
      return graph((b, x) -> b.add("relu", RELU, x));
    }

    @Override
    protected List<Graph> nearMisses() {
      return List.of(
          graph((b, x) -> b.add("sum", new Addition(), x, x)),
          graph((b, x) -> b.add("concat", new Concatenation(), x, x)));
    }
  }

  @Nested
  class RemoveZeroTermsTest extends RuleConformance {
    RemoveZeroTermsTest() {
      super(new RemoveZeroTerms());
    }

    @Override
    protected Graph fires() {
      return graph(
          (b, x) ->
              b.add("sum", new Addition(), x, b.add("zero", new Zero(), x), b.add("r", RELU, x)));
    }

    @Override
    protected Graph rewritten() {
      return graph((b, x) -> b.add("sum", new Addition(), x, b.add("r", RELU, x)));
    }

    @Override
    protected List<Graph> nearMisses() {
      return List.of(
          graph((b, x) -> b.add("sum", new Addition(), x, b.add("r", RELU, x))),
          graph((b, x) -> b.add("concat", new Concatenation(), x, b.add("z", new Zero(), x))));
    }

    @Test
    void aSumOfZerosIsAZero() {
      Graph zeros =
          graph(
              (b, x) ->
                  b.add(
                      "sum", new Addition(), b.add("a", new Zero(), x), b.add("b", new Zero(), x)));
      Graph after = new Rewriting(List.of(new RemoveZeroTerms())).apply(zeros).graph();
      assertThat(after.output().operation()).isEqualTo(new Zero());
    }
  }

  @Nested
  class FlattenAdditionsTest extends RuleConformance {
    FlattenAdditionsTest() {
      super(new FlattenAdditions());
    }

    @Override
    protected Graph fires() {
      return graph(
          (b, x) -> {
            Node inner = b.add("inner", new Addition(), x, b.add("r", RELU, x));
            Node middle = b.add("middle", new Addition(), inner, x);
            return b.add("outer", new Addition(), middle, b.add("c", CONVOLUTION, x));
          });
    }

    @Override
    protected Graph rewritten() {
      return graph(
          (b, x) ->
              b.add("sum", new Addition(), x, b.add("r", RELU, x), x, b.add("c", CONVOLUTION, x)));
    }

    @Override
    protected List<Graph> nearMisses() {
      return List.of(
          graph(
              (b, x) -> {
                Node inner = b.add("inner", new Addition(), x, b.add("r", RELU, x));
                return b.add("outer", new Addition(), inner, b.add("read", RELU, inner));
              }),
          graph(
              (b, x) -> {
                Node inner = b.add("inner", new Addition(), x, b.add("r", RELU, x));
                return b.add("outer", new Addition(), inner, inner);
              }));
    }
  }

  @Nested
  class RemoveRepeatedActivationTest extends RuleConformance {
    RemoveRepeatedActivationTest() {
      super(new RemoveRepeatedActivation());
    }

    @Override
    protected Graph fires() {
      return graph((b, x) -> b.add("second", RELU, b.add("first", RELU, x)));
    }

    @Override
    protected Graph rewritten() {
      return graph((b, x) -> b.add("first", RELU, x));
    }

    @Override
    protected List<Graph> nearMisses() {
      Operation swish = new Activation(Activation.Kind.SWISH);
      Operation relu6 = new Activation(Activation.Kind.RELU6);
      return List.of(
          graph((b, x) -> b.add("second", swish, b.add("first", swish, x))),
          graph((b, x) -> b.add("second", RELU, b.add("first", relu6, x))));
    }
  }

  @Nested
  class FoldScalingsTest extends RuleConformance {
    FoldScalingsTest() {
      super(new FoldScalings());
    }

    @Override
    protected Graph fires() {
      return graph(
          (b, x) -> {
            Node third = b.add("third", new Scaling(3), b.add("half", new Scaling(0.5), x));
            return b.add("relu", RELU, b.add("one", new Scaling(1), third));
          });
    }

    @Override
    protected Graph rewritten() {
      return graph((b, x) -> b.add("relu", RELU, b.add("both", new Scaling(1.5), x)));
    }

    @Override
    protected List<Graph> nearMisses() {
      return List.of(
          graph((b, x) -> b.add("minus", new Scaling(-1), x)),
          graph(
              (b, x) -> {
                Node half = b.add("half", new Scaling(0.5), x);
                return b.add("twice", new Scaling(2), b.add("between", RELU, half));
              }),
          graph((b, x) -> b.add("more", new Scaling(1e200), b.add("much", new Scaling(1e200), x))));
    }
  }

  @Nested
  class ShareEqualNodesTest extends RuleConformance {
    ShareEqualNodesTest() {
      super(new ShareEqualNodes());
    }

    @Override
    protected Graph fires() {
      return graph(
          (b, x) -> {
            Node left = b.add("left/c", CONVOLUTION, b.add("left/relu", RELU, x));
            Node right = b.add("right/c", CONVOLUTION, b.add("right/relu", RELU, x));
            return b.add("sum", new Addition(), left, right);
          });
    }

    @Override
    protected Graph rewritten() {
      return graph(
          (b, x) -> {
            Node relu = b.add("relu", RELU, x);
            Node left = b.add("left/c", CONVOLUTION, relu);
            return b.add("sum", new Addition(), left, b.add("right/c", CONVOLUTION, relu));
          });
    }

    @Override
    protected List<Graph> nearMisses() {
      return List.of(
          graph(
              (b, x) -> {
                Node left = b.add("left", CONVOLUTION, x);
                return b.add("sum", new Addition(), left, b.add("right", CONVOLUTION, x));
              }),
          graph(
              (b, x) -> {
                Node left = b.add("left", new Noise(1), x);
                return b.add("sum", new Addition(), left, b.add("right", new Noise(1), x));
              }),
          graph(
              (b, x) ->
                  b.add(
                      "sum",
                      new Addition(),
                      b.add("left", Pooling.average(3, 1), x),
                      b.add("right", Pooling.maximum(3, 1), x))));
    }
  }

  @Test
  void everyRuleOfTheListHasAKit() {
    assertThat(Rules.SIMPLIFY)
        .extracting(rule -> rule.name() + "Test")
        .allSatisfy(
            name ->
                assertThat(RulesTest.class.getDeclaredClasses())
                    .anyMatch(kit -> kit.getSimpleName().equals(name)));
  }

  @Test
  void aCellOfNasBench201SharesItsActivationsAndDropsItsZeros() {
    Graph network =
        nasBench201(sizes("nb201").channels(4).layers(1))
            .parse(
                "|nor_conv_3x3~0|+|nor_conv_1x1~0|none~1|+|nor_conv_3x3~0|none~1|skip_connect~2|")
            .network();
    RewriteResult result = new Rewriting(Rules.SIMPLIFY).apply(network);
    // In each of three cells: two sums lose a zero, and one of these is left with a single term;
    // one
    // edge is an identity; three edges from node 0 share a ReLU, two from node 1 a zero.
    assertThat(result.fired())
        .isEqualTo(Map.of("RemoveZeroTerms", 6, "RemoveIdentity", 6, "ShareEqualNodes", 9));
    assertThat(result.graph().shape()).isEqualTo(network.shape());
    assertThat(network.weights()).containsAllEntriesOf(result.graph().weights());
  }

  @Test
  void everyRuleSaysWhatItDoes() {
    assertThat(Rules.SIMPLIFY).allSatisfy(rule -> assertThat(rule.does()).contains(" "));
  }

  @Test
  void nodesThatNoOutputDependsOnAreCounted() {
    Graph dead =
        graph(
            (b, x) -> {
              Node unread = b.add("unread", RELU, b.add("dead", CONVOLUTION, x));
              Node zero = b.add("zero", new Zero(), unread);
              return b.add("sum", new Addition(), x, b.add("alive", RELU, x), zero);
            });
    RewriteResult result = new Rewriting(List.of(new RemoveZeroTerms())).apply(dead);
    assertThat(result.removed()).isEqualTo(3);
    assertThat(result.graph().nodes()).hasSize(dead.nodes().size() - 3);
  }

  @Test
  void aRuleThatBreaksAShapeIsNamed() {
    RewriteRule breaks =
        (node, site) ->
            node.operation() instanceof Activation
                ? Optional.of(site.add(node, Pooling.average(3, 2), site.inputs(node)))
                : Optional.empty();
    assertThatThrownBy(
            () -> new Rewriting(List.of(breaks)).apply(graph((b, x) -> b.add("relu", RELU, x))))
        .hasMessageContaining("changed the shape of 'relu' from 4x8x8 to 4x4x4");
  }

  @Test
  void rulesThatNeverEndAreNamedWithTheirCounts() {
    RewriteRule again =
        new RewriteRule() {
          @Override
          public String name() {
            return "Again";
          }

          @Override
          public Optional<Node> apply(Node node, RewriteSite site) {
            return node.operation() instanceof Activation
                ? Optional.of(site.withInputs(node, site.inputs(node)))
                : Optional.empty();
          }
        };
    assertThatThrownBy(
            () -> new Rewriting(List.of(again)).apply(graph((b, x) -> b.add("relu", RELU, x))))
        .hasMessageContaining("do not come to an end at 'relu'")
        .hasMessageContaining("{Again=100}");
  }
}
