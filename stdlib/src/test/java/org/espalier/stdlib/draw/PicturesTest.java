package org.espalier.stdlib.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.dsl.Language.conv;
import static org.espalier.dsl.Language.expand;
import static org.espalier.dsl.Language.image;
import static org.espalier.dsl.Language.kernel;
import static org.espalier.dsl.Language.network;
import static org.espalier.dsl.Language.seed;
import static org.espalier.dsl.Language.stage;
import static org.espalier.dsl.Spaces.darts;
import static org.espalier.dsl.Spaces.dartsRecurrent;
import static org.espalier.dsl.Spaces.mobileNetV2;
import static org.espalier.dsl.Spaces.nasBench101;
import static org.espalier.dsl.Spaces.nasBench201;
import static org.espalier.dsl.Spaces.sizes;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.published.Catalogue;
import org.espalier.dsl.published.DartsSpaces;
import org.espalier.dsl.published.MobileNets;
import org.espalier.dsl.published.PublishedSpace;
import org.junit.jupiter.api.Test;

class PicturesTest {
  private static final String DARTS_V2 = DartsSpaces.DARTS.example();
  private static final SearchSpace CELLS = nasBench201();
  private static final Architecture CELL =
      CELLS.parse(
          "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|"
              + "+|skip_connect~0|nor_conv_3x3~1|none~2|");

  @Test
  void anArchitectureIsItsCell() {
    assertThat(Pictures.of(CELL).text())
        .isEqualTo(
            String.join(
                "\n",
                CELL + " (4 nodes, 6 edges)",
                " 0  0",
                " 1  1  ← 0 conv 3×3",
                " 2  2  ← 0 conv 3×3, 1 avg pool 3×3",
                " 3  3  ← 0 skip, 1 conv 3×3, 2 none"));
  }

  @Test
  void noneIsDotted() throws Exception {
    assertThat(Drawn.of(Pictures.of(CELL)).all("path"))
        .filteredOn(path -> !path.getAttribute("stroke-dasharray").isEmpty())
        .hasSize(1);
  }

  @Test
  void aSpaceOfCellsShowsTheCandidatesOnEachEdge() throws Exception {
    Drawn drawn = Drawn.of(Pictures.of(CELLS));
    assertThat(drawn.title()).isEqualTo("Space of 15,625 architectures");
    for (String candidate : List.of("none", "skip", "conv 1×1", "conv 3×3", "avg pool 3×3")) {
      assertThat(drawn.texts()).filteredOn(candidate::equals).hasSize(6);
    }
  }

  @Test
  void aNetworkShowsRepeatedCellsOnceAndLayersInChains() {
    String text = Pictures.of(CELL.network()).text();
    assertThat(text)
        .startsWith("802,426 parameters, 113,951,360 multiply-adds (33 nodes, 43 edges)")
        .contains(
            """
             cell 0–4  ×5:
                2  conv 3×3, 16 · ReLU · batch norm · 16×32×32     ← 1
                3  conv 3×3, 16 · ReLU · batch norm · 16×32×32     ← 1
                4  avg pool 3×3 · 16×32×32                         ← 2
                5  add · 16×32×32                                  ← 3, 4
                6  conv 3×3, 16 · ReLU · batch norm · 16×32×32     ← 2
                7  add · 16×32×32                                  ← 1, 6, 5 none
            """)
        .contains("cell 5–9  ×5:", "cell 10–14  ×5:", "reduction 1:", "linear 10");
  }

  @Test
  void everyArchitectureOfASampleHasATidyNetwork() throws Exception {
    for (long number = 0; number < 6; number++) {
      Architecture architecture = CELLS.sample(seed(number));
      Drawn drawn = Drawn.of(Pictures.of(architecture.network()));
      List<Rectangle2D> boxes = drawn.boxes("node");
      assertThat(boxes).as("%s", architecture).hasSizeGreaterThan(5);
      Rectangle2D card = new Rectangle2D.Double(0, 0, drawn.width(), drawn.height());
      for (int i = 0; i < boxes.size(); i++) {
        assertThat(card.contains(boxes.get(i))).isTrue();
        for (Rectangle2D other : boxes.subList(i + 1, boxes.size())) {
          assertThat(boxes.get(i).intersects(other)).as("%s", architecture).isFalse();
        }
      }
    }
  }

  @Test
  void aSpaceOfStagesShowsWhatIsOpenAtEach() {
    SearchSpace stages =
        network(image(3, 32, 32))
            .stem(conv(3, 16))
            .stage(stage().mbconv(kernel(3, 5), expand(3, 6)).channels(24).repeat(2, 3))
            .classes(10);
    assertThat(Pictures.of(stages).text())
        .isEqualTo(
            """
            Space of 8 architectures (1 node, 0 edges)
             0  stage 1 · repeat: 2 | 3 · kernel: 3 | 5 · expand: 3 | 6""");
    Architecture architecture = stages.sample(seed(1));
    assertThat(Pictures.of(architecture).text()).contains("depthwise", "linear 10", "stage 1");
  }

  private static final Architecture DARTS = darts().parse(DARTS_V2);

  @Test
  void twoInputCellsAreDrawnWithTheirPlacesAndTheOperationsOnTheirEdges() throws Exception {
    assertThat(Pictures.of(DARTS).text())
        .contains("cell 0–5, 7–12, 14–19  ×18:", "reduction cell 6, 13  ×2:")
        .contains("← 0 skip, 2 dil conv 3×3", "← 7 max pool 3×3, 8 max pool 3×3");
    assertThat(Drawn.of(Pictures.of(DARTS)).boxes("group")).hasSize(2);
  }

  @Test
  void aLongNetworkIsFoldedPlaceByPlace() throws Exception {
    Picture picture = Pictures.of(DARTS.network());
    assertThat(picture.text())
        .contains("cell 0–5", "cell 7–12", "cell 14–19", "×6")
        .contains("576×8×8 · 2,430,432 parameters");
    assertThat(Drawn.of(picture).boxes("node")).hasSize(8);
  }

  @Test
  void aNetworkDoesNotDriftToOneSide() throws Exception {
    Drawn drawn = Drawn.of(Pictures.of(CELL.network()));
    double widest =
        drawn.boxes("group").stream().mapToDouble(Rectangle2D::getWidth).max().orElse(0);
    assertThat(drawn.width()).isLessThan(1.5 * widest);
  }

  @Test
  void candidatesThatManyEdgesShareAreWrittenOnceAndTheSupernetFitsANotebook() throws Exception {
    for (Picture picture :
        List.of(Pictures.of(darts()), Pictures.cells(darts().supernet()).orElseThrow())) {
      Drawn drawn = Drawn.of(picture);
      assertThat(drawn.texts()).filteredOn("A"::equals).as("marks of edges").hasSize(14);
      assertThat(drawn.texts()).filteredOn("dil conv 5×5"::equals).hasSize(1);
      assertThat(drawn.texts()).filteredOn("A: one of"::equals).hasSize(1);
      assertThat(drawn.width()).as("a notebook's width").isLessThan(900);
    }
  }

  /** Thirty-six edges between nine nodes, in a row of their own beside node 0's tanh. */
  @Test
  void aRecurrentSupernetSaysItsFunctionsOnceAndLosesNoEdge() throws Exception {
    Drawn drawn = Drawn.of(Pictures.of(dartsRecurrent(sizes("darts-recurrent").layers(2))));
    assertThat(drawn.texts()).filteredOn("A"::equals).as("marks of edges").hasSize(36);
    assertThat(drawn.texts()).contains("none", "relu", "sigmoid", "identity", "8", "add");
    assertThat(drawn.texts()).filteredOn("tanh"::equals).hasSize(2);
    assertThat(Pictures.of(dartsRecurrent(sizes("darts-recurrent").layers(2)).supernet()).svg())
        .contains("step 0–1");
  }

  @Test
  void aFewShortCandidatesStayOnTheirEdges() throws Exception {
    Drawn drawn = Drawn.of(Pictures.of(nasBench201()));
    assertThat(drawn.texts()).filteredOn("avg pool 3×3"::equals).hasSize(6);
  }

  @Test
  void edgesThatAreThereOrNotCarryNoNumbers() throws Exception {
    Drawn drawn = Drawn.of(Pictures.of(nasBench101()));
    assertThat(drawn.texts()).filteredOn("max pool 3×3"::equals).hasSize(5);
    assertThat(drawn.texts()).filteredOn("0"::equals).hasSize(1);
  }

  @Test
  void aStageTableReadsAsInThePaper() {
    Architecture mobile = mobileNetV2().parse(MobileNets.MOBILE_NET_V2.example());
    assertThat(StageTable.of(mobile.network()).text())
        .contains("stage 3     24×56×56    MBConv6 3×3          32        3       2      39,696")
        .contains("stage 5     64×14×14    MBConv6 3×3          96        3       1     303,168");
  }

  @Test
  void theDifferenceOfTwoCellsMarksWhatLeftAndWhatCame() throws Exception {
    Architecture other = CELL.with("cell/edge.0-1", "avg_pool_3x3");
    Report report = Introductions.difference(CELL, other);
    assertThat(report.text())
        .startsWith("1 decision differs")
        .contains("− conv 3×3", "+ avg pool 3×3", "cell/edge.0-1  nor_conv_3x3  avg_pool_3x3")
        .contains("depth");
    assertThat(Introductions.difference(CELL, CELL).text())
        .startsWith("0 decisions differ")
        .doesNotContain("−");
  }

  @Test
  void theDifferenceOfNetworksWithoutCellsIsTheirDecisions() {
    SearchSpace stages =
        network(image(3, 32, 32))
            .stem(conv(3, 16))
            .stage(stage().mbconv(kernel(3, 5), expand(3, 6)).channels(24).repeat(2, 3))
            .classes(10);
    Architecture one = stages.sample(seed(1)).with("stage.1/kernel", "3");
    assertThat(Introductions.difference(one, one.with("stage.1/kernel", "5")).text())
        .contains("stage.1/kernel  3       5");
  }

  @Test
  void everyPublishedSpaceHasPicturesThatDoNotOverlap() throws Exception {
    for (PublishedSpace published : Catalogue.all()) {
      Architecture example = published.space().parse(published.example());
      for (Picture picture : List.of(Pictures.of(example), Pictures.of(example.network()))) {
        List<Rectangle2D> boxes = Drawn.of(picture).boxes("node");
        assertThat(boxes).as(published.name()).isNotEmpty();
        for (int i = 0; i < boxes.size(); i++) {
          for (Rectangle2D other : boxes.subList(i + 1, boxes.size())) {
            assertThat(boxes.get(i).intersects(other)).as(published.name()).isFalse();
          }
        }
      }
    }
  }
}
