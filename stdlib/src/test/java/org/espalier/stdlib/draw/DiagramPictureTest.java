package org.espalier.stdlib.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagramPictureTest {

  private static Diagram cell() {
    return Diagram.titled("Cell", Direction.RIGHT)
        .with(DiagramNode.of("a", NodeKind.STATE, "0"))
        .with(DiagramNode.of("b", NodeKind.STATE, "1"))
        .with(DiagramNode.of("c", NodeKind.STATE, "2"))
        .with(DiagramEdge.of("a", "b", EdgeKind.COMPUTE, "conv 3×3"))
        .with(DiagramEdge.of("a", "c", EdgeKind.SHORTCUT, "skip"))
        .with(DiagramEdge.of("b", "c", EdgeKind.ABSENT, "none"));
  }

  private static Diagram staged() {
    return Diagram.titled("Network", Direction.DOWN)
        .with(DiagramNode.of("in", NodeKind.TERMINAL, "image", "3×32×32"))
        .with(
            new DiagramNode("one", List.of("cell", "16×32×32"), NodeKind.COMPUTE, "×5", "stage 1"))
        .with(DiagramNode.of("out", NodeKind.TERMINAL, "10 classes"))
        .with(DiagramEdge.of("in", "one", EdgeKind.FLOW))
        .with(DiagramEdge.of("one", "out", EdgeKind.FLOW));
  }

  private static Diagram forty(Direction direction) {
    Random random = new Random(5); // always the same diagram
    List<DiagramNode> nodes = new ArrayList<>();
    List<DiagramEdge> edges = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      NodeKind kind = List.of(NodeKind.values()).get(random.nextInt(NodeKind.values().length));
      nodes.add(DiagramNode.of("n" + i, kind, "operation " + i, "64×16×16"));
      if (i > 0) {
        edges.add(DiagramEdge.of("n" + (i - 1), "n" + i, EdgeKind.FLOW));
      }
      if (i > 5 && i % 4 == 0) {
        edges.add(DiagramEdge.of("n" + random.nextInt(i - 1), "n" + i, EdgeKind.SHORTCUT, "skip"));
      }
    }
    return new Diagram("Forty nodes", direction, nodes, edges);
  }

  private static void assertTidy(Diagram diagram) throws Exception {
    Drawn drawn = Drawn.of(diagram.picture());
    List<Rectangle2D> boxes = drawn.boxes("node");
    assertThat(boxes).hasSameSizeAs(diagram.nodes());
    Rectangle2D card = new Rectangle2D.Double(0, 0, drawn.width(), drawn.height());
    for (int i = 0; i < boxes.size(); i++) {
      assertThat(card.contains(boxes.get(i))).as("node %s is on the card", i).isTrue();
      for (int j = i + 1; j < boxes.size(); j++) {
        assertThat(boxes.get(i).intersects(boxes.get(j))).as("nodes %s and %s", i, j).isFalse();
      }
    }
    for (Rectangle2D text : drawn.textBoxes()) {
      assertThat(card.contains(text)).as("a label at %s is on the card", text).isTrue();
    }
    for (Rectangle2D label : drawn.boxes("label")) {
      assertThat(boxes).noneMatch(box -> box.intersects(label));
    }
    for (DiagramNode node : diagram.nodes()) {
      assertThat(drawn.texts()).containsAll(node.lines());
    }
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void fortyNodesStandApartAndInsideTheCard(Direction direction) throws Exception {
    assertTidy(forty(direction));
  }

  @Test
  void cellsAndStagesStandApartAndInsideTheCard() throws Exception {
    assertTidy(cell());
    assertTidy(staged());
  }

  @Test
  void aLongRowIsBrokenIntoSeveral() throws Exception {
    assertThat(Drawn.of(forty(Direction.RIGHT).picture()).width()).isLessThan(1500);
  }

  @Test
  void everyLetterOfANodeFitsIntoItsBox() throws Exception {
    Diagram diagram =
        Diagram.titled("", Direction.RIGHT)
            .with(DiagramNode.of("w", NodeKind.COMPUTE, "WWWWWWWWWW", "iiii", "深度学习"))
            .with(DiagramNode.of("b", NodeKind.COMBINE, "sum").withBadge("×128"));
    Drawn drawn = Drawn.of(diagram.picture());
    for (Rectangle2D text : drawn.textBoxes()) {
      assertThat(drawn.boxes("node")).anyMatch(box -> box.contains(text));
    }
  }

  @Test
  void edgesWithALabelShowIt() throws Exception {
    assertThat(Drawn.of(cell().picture()).texts()).contains("conv 3×3", "skip", "none");
  }

  @Test
  void aFrameSurroundsItsNodes() throws Exception {
    Drawn drawn = Drawn.of(staged().picture());
    assertThat(drawn.boxes("group")).hasSize(1);
    Rectangle2D frame = drawn.boxes("group").get(0);
    assertThat(drawn.boxes("node")).filteredOn(frame::contains).hasSize(1);
    assertThat(drawn.texts()).contains("stage 1", "×5");
  }

  @Test
  void thePngHasTwiceTheSizeAndAClearCorner() throws Exception {
    Picture picture = cell().picture();
    Drawn drawn = Drawn.of(picture);
    BufferedImage image = Drawn.image(picture);
    assertThat(image.getWidth()).isEqualTo((int) (2 * drawn.width()));
    assertThat(image.getHeight()).isEqualTo((int) (2 * drawn.height()));
    assertThat(image.getRGB(0, 0) >>> 24).as("opacity outside the card").isZero();
    assertThat(image.getRGB(40, 20)).as("the card's ground").isEqualTo(0xFFFBFCFE);
    assertThat(colours(image)).hasSizeGreaterThan(50);
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  @Test
  void labelsCannotBecomeMarkup() throws Exception {
    String nasty = "<script>alert(\"1 & 2\")</script>";
    Diagram diagram =
        Diagram.titled(nasty, Direction.DOWN)
            .with(DiagramNode.of(nasty, NodeKind.OTHER, nasty, "bell \u0007"))
            .with(DiagramNode.of("b", NodeKind.OTHER, "b"))
            .with(DiagramEdge.of(nasty, "b", EdgeKind.CHOICE, nasty));
    Drawn drawn = Drawn.of(diagram.picture());
    assertThat(drawn.all("script")).isEmpty();
    assertThat(drawn.texts()).contains(nasty, "bell \uFFFD");
    assertThat(drawn.title()).isEqualTo(nasty);
  }

  @Test
  void equalDiagramsGiveEqualBytes() {
    assertThat(forty(Direction.DOWN).picture().svg())
        .isEqualTo(forty(Direction.DOWN).picture().svg());
    assertThat(cell().picture().png()).isEqualTo(cell().picture().png());
  }

  @Test
  void manyThreadsMayDrawAtOnce() throws Exception {
    assertThat(Drawn.byManyThreads(() -> cell().picture())).containsOnly(cell().picture().svg());
  }

  @Test
  void theTextListsEachNodeWithWhatLeadsToIt() {
    assertThat(cell().picture().text())
        .isEqualTo(
            """
            Cell (3 nodes, 3 edges)
             0  0
             1  1  ← 0 conv 3×3
             2  2  ← 0 skip, 1 none""");
    assertThat(staged().picture().text())
        .isEqualTo(
            """
            Network (3 nodes, 2 edges)
             0  image · 3×32×32
             stage 1:
               1  cell · 16×32×32  ×5  ← 0
             2  10 classes           ← 1""");
  }

  @Test
  void anEmptyDiagramIsACardWithItsTitle() throws Exception {
    Picture picture = Diagram.titled("Nothing", Direction.RIGHT).picture();
    assertThat(Drawn.of(picture).texts()).containsExactly("Nothing");
    assertThat(Drawn.image(picture).getWidth()).isGreaterThan(80);
    assertThat(picture.text()).isEqualTo("Nothing (0 nodes, 0 edges)");
  }

  @Test
  void aCycleIsRefusedWithItsNodes() {
    Diagram two = cell();
    assertThatThrownBy(() -> two.with(DiagramEdge.of("c", "b", EdgeKind.FLOW)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cycle among the nodes [b, c]");
  }

  @Test
  void unknownAndDoubleIdsAreRefused() {
    Diagram diagram = cell();
    assertThatThrownBy(() -> diagram.with(DiagramEdge.of("a", "z", EdgeKind.FLOW)))
        .hasMessageContaining("'z'")
        .hasMessageContaining("a, b, c");
    assertThatThrownBy(() -> diagram.with(DiagramNode.of("a", NodeKind.STATE, "again")))
        .hasMessageContaining("id 'a'");
  }
}
