package org.espalier.dsl.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Spaces.*;

import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.cell.Genotype;
import org.junit.jupiter.api.Test;

class GenotypeTest {
  private static final String DARTS_V2 =
      "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0),"
          + " ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect', 0),"
          + " ('dil_conv_3x3', 2)], normal_concat=range(2, 6), reduce=[('max_pool_3x3', 0),"
          + " ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1), ('max_pool_3x3', 0),"
          + " ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)],"
          + " reduce_concat=range(2, 6))";
  private final SearchSpace space = darts();

  @Test
  void printsAsTheDartsFamilyDoes() {
    assertThat(Genotype.parse(DARTS_V2)).hasToString(DARTS_V2);
    assertThat(genotype(DARTS_V2)).hasToString("genotype(\"" + DARTS_V2 + "\")");
  }

  @Test
  void isAnArchitectureOfDarts() {
    Architecture architecture = space.parse(DARTS_V2);
    assertThat(architecture.values())
        .containsEntry("normal/node.2/inputs", "0+1")
        .containsEntry("normal/node.4/operation.0", "skip_connect")
        .containsEntry("normal/node.4/operation.1", "sep_conv_3x3")
        .containsEntry("reduce/node.3/inputs", "1+2");
    assertThat(space.parse(architecture.toString())).isEqualTo(architecture);
    assertThat(architecture.network().parameters()).isEqualTo(3_349_342);
  }

  @Test
  void theTextMayBeWrittenInManyWays() {
    Architecture wanted = space.parse(DARTS_V2);
    assertThat(space.parse(DARTS_V2.replace('\'', '"'))).isEqualTo(wanted);
    assertThat(space.parse("DARTS_V2 = " + DARTS_V2 + "\n")).isEqualTo(wanted);
    assertThat(space.parse(DARTS_V2.replace("range(2, 6)", "[2, 3, 4, 5]"))).isEqualTo(wanted);
    assertThat(space.parse(DARTS_V2.replace("range(2, 6)", "list(range(2, 6))"))).isEqualTo(wanted);
    assertThat(space.parse(DARTS_V2.replaceAll("\\w+=", ""))).isEqualTo(wanted);
    assertThat(space.parse(" ".repeat(50_000) + DARTS_V2 + "\n#".repeat(20_000))).isEqualTo(wanted);
    assertThat(space.parse(DARTS_V2.replace(", ", " ,\n  # two\n  ").replace(")]", "),]")))
        .isEqualTo(wanted);
    assertThat(space.parse(DARTS_V2.replace(", normal_concat=range(2, 6)", ""))).isEqualTo(wanted);
    assertThat(
            space.parse(
                DARTS_V2.replace(
                    "('sep_conv_3x3', 1), ('skip_connect', 0)",
                    "('skip_connect', 0), ('sep_conv_3x3', 1)")))
        .isEqualTo(wanted);
    assertThat(
            space.parse(
                DARTS_V2.replace(
                    "('sep_conv_3x3', 1), ('skip_connect', 0)",
                    "[('skip_connect', 0), ('sep_conv_3x3', 1)]")))
        .isEqualTo(wanted);
  }

  @Test
  void cutTextSaysWhereItEnds() {
    assertThatThrownBy(() -> space.parse("Genotype(normal=[('sep_conv_3x3', 0), ('sep_c"))
        .hasMessageContaining("at character 40")
        .hasMessageContaining(
            "a list, an edge, a number, text in quotes or range(2, 6) is missing");
    assertThatThrownBy(
            () -> space.parse("Genotype(normal=[('sep_conv_3x3', 0), ('skip_connect', 1)"))
        .hasMessageContaining("the text ends behind")
        .hasMessageContaining("a ',' or ']' is missing");
    for (int end = 0; end < DARTS_V2.length(); end++) {
      String cut = DARTS_V2.substring(0, end);
      assertThatThrownBy(() -> Genotype.parse(cut))
          .hasMessageStartingWith("This is not a genotype:");
    }
    assertThatThrownBy(() -> space.parse(DARTS_V2 + ")"))
        .hasMessageContaining("there is more behind");
  }

  @Test
  void unknownOperationsAreAnsweredWithTheNearestName() {
    assertThatThrownBy(() -> space.parse(DARTS_V2.replace("dil_conv_3x3", "dil_conv3x3")))
        .hasMessageContaining("node 5 of 'normal' carries 'dil_conv3x3', but there are [max_pool")
        .hasMessageContaining("Did you mean 'dil_conv_3x3'?");
    assertThatThrownBy(
            () ->
                genotype(DARTS_V2.replace("dil_conv_3x3", "dil_convv_3x3")).network(sizes("darts")))
        .hasMessageContaining("node 5 of 'normal' carries 'dil_convv_3x3'")
        .hasMessageContaining("Did you mean 'dil_conv_3x3'?");
    assertThatThrownBy(() -> space.parse(DARTS_V2.replace("dil_conv_3x3", "none")))
        .hasMessageContaining("carries 'none'");
  }

  @Test
  void edgesRunForwardsToStatesThatAreThere() {
    assertThatThrownBy(() -> space.parse(DARTS_V2.replace("('dil_conv_3x3', 2)", "('none', 5)")))
        .hasMessageContaining(
            "node 5 of 'normal' reads state 5, but it can read 0 to 4; edges run forwards");
    assertThatThrownBy(() -> space.parse(DARTS_V2.replace("('dil_conv_3x3', 2)", "('none', -1)")))
        .hasMessageContaining("reads state -1, but it can read 0 to 4");
    assertThatThrownBy(
            () ->
                space.parse(DARTS_V2.replace("normal_concat=range(2, 6)", "normal_concat=[2, 9]")))
        .hasMessageContaining("'normal_concat' names 9, but there are states 0 to 5");
    assertThatThrownBy(
            () -> space.parse(DARTS_V2.replace("('dil_conv_3x3', 2)", "('dil_conv_3x3', 0)")))
        .hasMessageContaining(
            "node 5 of 'normal' reads [0, 0], but in this space a node keeps 2 different");
  }

  @Test
  void missingAndSurplusThingsAreNamed() {
    assertThatThrownBy(() -> space.parse(DARTS_V2.replace(", ('dil_conv_3x3', 2)", "")))
        .hasMessageContaining("'normal' has 7 edges, but every node has two");
    assertThatThrownBy(
            () -> space.parse("Genotype(normal=[('skip_connect', 0), ('skip_connect', 1)])"))
        .hasMessageContaining("'normal' has 1 nodes, but in this space it has 4");
    assertThatThrownBy(() -> space.parse(DARTS_V2.replace("reduce=", "reduction=")))
        .hasMessageContaining(
            "the arguments are [normal, normal_concat, reduce, reduce_concat], but got 'reduction'");
    assertThatThrownBy(() -> space.parse(DARTS_V2.replaceAll(", reduce=.*", ")")))
        .hasMessageContaining("The genotype says nothing of 'reduce'");
    assertThatThrownBy(
            () -> space.parse(DARTS_V2.replace("('dil_conv_3x3', 2)", "('dil_conv_3x3', 2, 5)")))
        .hasMessageContaining(
            "an edge is ('operation', input), but here stands ('dil_conv_3x3', 2, 5)");
    assertThatThrownBy(() -> space.parse("|none~0|"))
        .hasMessageContaining("does not begin with Genotype(");
    assertThatThrownBy(() -> pnas().parse(DARTS_V2)).hasMessageContaining("'reduce' of its own");
    assertThatThrownBy(() -> Genotype.parse("Genotype(normal_concat=[2])"))
        .hasMessageContaining("'normal_concat' stands without its cell");
  }

  @Test
  void aGenotypeOfOneCellIsANetworkToo() {
    String one = "Genotype(normal=[('sep_conv_3x3', 0), ('skip_connect', 1)])";
    assertThat(genotype(one).network(sizes("darts").layers(3)).named("cell.1/output").shape())
        .isEqualTo(image(72, 16, 16));
  }

  @Test
  void edgesThatNameTheirNodeAreReadAsInFairDarts() {
    // FairDARTS_a: its authors print 2.83 M parameters, auxiliary head included, and 373 M.
    Genotype sparse =
        Genotype.parse(
            "Genotype(normal=[('sep_conv_3x3', 2, 0), ('sep_conv_5x5', 2, 1), ('max_pool_3x3', 4,"
                + " 0), ('sep_conv_3x3', 5, 0)], normal_concat=range(2, 6), reduce=[('max_pool_3x3',"
                + " 2, 0), ('avg_pool_3x3', 2, 1), ('avg_pool_3x3', 3, 0), ('dil_conv_5x5', 3, 1),"
                + " ('avg_pool_3x3', 4, 0), ('sep_conv_5x5', 4, 1), ('skip_connect', 5, 0),"
                + " ('skip_connect', 5, 1)], reduce_concat=range(2, 6))");
    assertThat(sparse.cell("normal").nodes()).hasSize(3);
    assertThat(sparse.toString())
        .startsWith(
            "Genotype(normal=[[('sep_conv_3x3', 0), ('sep_conv_5x5', 1)], [('max_pool_3x3', 0)],"
                + " [('sep_conv_3x3', 0)]], normal_concat=range(2, 5), reduce=[('max_pool_3x3', 0),");
    assertThat(Genotype.parse(sparse.toString())).isEqualTo(sparse);
    GenotypeNetwork read = genotype(sparse.toString());
    long head = read.auxiliaryHead(sizes("darts")).parameters();
    assertThat(read.network(sizes("darts")).parameters() + head).isBetween(2_830_000L, 2_840_000L);
    // Theirs count the pools' additions as well.
    assertThat(read.network(sizes("darts")).macs()).isBetween(370_000_000L, 373_000_000L);
    // Node 3 has no edges, so what reads it is left out.
    Genotype isolated =
        Genotype.parse(
            "Genotype(normal=[('skip_connect', 2, 0), ('skip_connect', 4, 3), ('skip_connect', 4,"
                + " 2)], normal_concat=range(2, 5))");
    assertThat(isolated)
        .hasToString(
            "Genotype(normal=[[('skip_connect', 0)], [('skip_connect', 2)]], normal_concat=range(2,"
                + " 4))");
    assertThatThrownBy(() -> Genotype.parse("Genotype(normal=[('skip_connect', 2, 3)])"))
        .hasMessageContaining("runs forwards to a node from 2 on, but ('skip_connect', 2, 3) does");
  }
}
