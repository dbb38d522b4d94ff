package org.espalier.dsl.space.motif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Section;
import org.junit.jupiter.api.Test;

class MotifTest {
  private static final List<CandidateOperation> PRIMITIVES =
      ops(
          NONE,
          MOTIF_CONV_1X1,
          MOTIF_DEPTHWISE_3X3,
          MOTIF_SEPARABLE_3X3,
          MAX_POOL_3X3,
          AVG_POOL_3X3,
          MOTIF_IDENTITY);

  private static SearchSpace space(Section cell) {
    return network(image(3, 8, 8)).stem(conv(3, 4)).then(cell).classes(2);
  }

  private static Architecture empty(SearchSpace space) {
    return space.architecture(BigInteger.ZERO);
  }

  /** What a network computes, whatever its nodes are called. */
  private static List<List<Object>> unnamed(Graph graph) {
    return graph.nodes().stream()
        .map(n -> List.<Object>of(n.operation(), n.inputs(), n.shape()))
        .toList();
  }

  @Test
  void motifsThatCarryOnePrimitiveEachMakeTheFlatCell() {
    SearchSpace deep =
        space(
            motif("cell")
                .nodes(5)
                .edge(ops(NONE), motifs(6, motif().edge(PRIMITIVES).narrowed()))
                .narrowed());
    SearchSpace flat = space(motif("cell").nodes(5).edge(PRIMITIVES).narrowed());
    Architecture one = empty(deep);
    for (int motif = 1; motif <= 6; motif++) {
      one = one.with("motif." + motif + "/edge.0-3", PRIMITIVES.get(motif).name());
    }
    Architecture other = empty(flat);
    int edge = 0;
    for (int to = 1; to < 5; to++) {
      for (int from = 0; from < to; from++) {
        int motif = 1 + edge++ % 6;
        String label = "cell/edge." + from + "-" + to;
        one = one.with(label, "motif." + motif);
        other = other.with(label, PRIMITIVES.get(motif).name());
      }
    }
    assertThat(unnamed(one.network())).isEqualTo(unnamed(other.network()));
    assertThat(one.network().parameters()).isEqualTo(other.network().parameters());
  }

  @Test
  void changingASharedMotifChangesEveryEdgeThatCarriesIt() {
    Motif low = motif("low").nodes(2).edge(ops(MOTIF_IDENTITY, MOTIF_CONV_1X1));
    SearchSpace space = space(motif("cell").nodes(3).edge(ops(NONE), motifs(low)));
    Architecture twice = empty(space).with("cell/edge.0-1", "low").with("cell/edge.1-2", "low");
    Architecture changed = twice.with("low/edge.0-1", "conv_1x1");
    assertThat(changed.distance(twice)).isEqualTo(1);
    assertThat(changed.network().parameters() - twice.network().parameters())
        .isEqualTo(2 * (4 * 4 + 2 * 4));
  }

  @Test
  void aThousandMutationsFromTheTrivialCellEachChangeOneEntryAndStayValid() {
    SearchSpace space = hierarchical(sizes("hierarchical").channels(4).size(8));
    Architecture architecture = empty(space);
    for (int step = 0; step < 1000; step++) {
      Architecture child = architecture.mutate(seed(step).stream("mutation"));
      assertThat(child.distance(architecture)).isEqualTo(1);
      architecture = child;
      if (step % 50 == 0) {
        assertThat(architecture.network().shape()).hasToString("10");
      }
    }
  }

  @Test
  void anEdgeThatCarriesNothingAndANodeThatNothingReachesAreNotThere() {
    SearchSpace space = space(motif().edge(PRIMITIVES));
    Architecture way = empty(space).with("motif/edge.0-3", "max_pool_3x3");
    Architecture deadEnd = way.with("motif/edge.0-1", "conv_1x1");
    Architecture unreached =
        way.with("motif/edge.1-2", "conv_1x1").with("motif/edge.2-3", "conv_1x1");
    assertThat(unnamed(deadEnd.network())).isEqualTo(unnamed(way.network()));
    assertThat(unnamed(unreached.network())).isEqualTo(unnamed(way.network()));
  }

  @Test
  void aMotifWithoutAWayYieldsZerosAndBelowAnotherItCarriesNothing() {
    SearchSpace flat = space(motif().edge(PRIMITIVES));
    assertThat(empty(flat).network().nodes()).anyMatch(n -> n.operation() instanceof Zero);
    SearchSpace deep =
        space(
            motif("cell")
                .nodes(3)
                .edge(ops(NONE, MOTIF_IDENTITY), motifs(motif("low").edge(PRIMITIVES))));
    Architecture architecture =
        empty(deep)
            .with("cell/edge.0-2", "identity")
            .with("cell/edge.1-2", "low")
            .with("cell/edge.0-1", "identity");
    assertThat(architecture.network().nodes()).noneMatch(n -> n.operation() instanceof Zero);
    assertThat(architecture.network().nodes())
        .noneMatch(n -> n.operation() instanceof Concatenation);
  }

  @Test
  void mergesConcatenateAndMayBeNarrowed() {
    Motif motif = motif().nodes(3).edge(ops(NONE, MOTIF_IDENTITY));
    SearchSpace wide = space(motif);
    SearchSpace narrow = space(motif.narrowed());
    String all = "motif/edge.0-1=identity, motif/edge.0-2=identity, motif/edge.1-2=identity";
    long classifier = 2;
    assertThat(wide.parse(all).network().parameters())
        .isEqualTo(empty(wide).network().parameters() + 4 * classifier);
    assertThat(narrow.parse(all).network().parameters())
        .isEqualTo(empty(narrow).network().parameters() + 8 * 4 + 2 * 4);
  }

  @Test
  void threeLevelsPrintAsTyped() {
    assertThat(motif("cell").nodes(5).edge(ops(NONE), motifs(2, motif().edge(ops(SKIP)))))
        .hasToString(
            "motif(\"cell\").nodes(5).edge(ops(NONE), motifs(2, motif().nodes(4).edge(ops(SKIP))))");
    Motif a = motif("a").edge(ops(SKIP));
    assertThat(motif().edge(ops(NONE), motifs(a, a.called("b"))).toString())
        .contains("motifs(motif(\"a\").nodes(4).edge(ops(SKIP)), motif(\"b\")");
  }

  @Test
  void threeLevelsOfMotifsNest() {
    Motif one = motif("one").nodes(3).edge(ops(NONE, MOTIF_CONV_1X1));
    Motif two = motif("two").nodes(3).edge(ops(NONE), motifs(2, one));
    SearchSpace space = space(motif("three").nodes(3).edge(ops(NONE), motifs(2, two)));
    // Twice two motifs of the lowest level would be four; equal names make them two.
    assertThat(space.size())
        .isEqualTo(BigInteger.TWO.pow(3 * 2).multiply(BigInteger.valueOf(3).pow(3 * 3)));
    IntStream.range(0, 20).forEach(i -> space.sample(seed(i)).network());
  }

  @Test
  void aMotifCannotUseItself() {
    Motif low = motif("cell").edge(PRIMITIVES);
    assertThatThrownBy(() -> motif("cell").edge(ops(NONE), motifs(low)))
        .hasMessageContaining("a motif can't use itself");
    Motif middle = motif("middle").edge(ops(NONE), motifs(low));
    assertThatThrownBy(() -> motif("cell").edge(ops(NONE), motifs(middle)))
        .hasMessageContaining("a motif can't use itself");
  }

  @Test
  void nonsenseIsRefusedInTheUsersWords() {
    Motif a = motif("a").edge(PRIMITIVES);
    assertThatThrownBy(() -> motif("b").edge(ops(NONE), motifs(a, a)))
        .hasMessageContaining("different names");
    Motif other = motif("c").edge(ops(NONE), motifs(a.nodes(3)));
    assertThatThrownBy(() -> motif("b").edge(ops(NONE), motifs(a, other)))
        .hasMessageContaining("Motifs of one name are one motif, but \"a\"");
    assertThatThrownBy(() -> motif().nodes(1)).hasMessageContaining("at least 2 nodes");
    assertThatThrownBy(() -> motifs(0, a)).hasMessageContaining("at least 1 motif");
    assertThatThrownBy(() -> space(motif())).hasMessageContaining("needs operations or motifs");
    assertThatThrownBy(() -> space(a).parse("a/edge.0-1=conv_9x9"))
        .hasMessageContaining("'a/edge.0-1' has the choices");
  }
}
