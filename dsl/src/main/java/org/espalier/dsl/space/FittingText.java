package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.space.cell.Cell;
import org.espalier.dsl.space.cell.CellText;
import org.espalier.dsl.space.cell.Repeat;
import org.espalier.dsl.space.part.ArchitectureText;
import org.espalier.dsl.space.part.LabelText;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Placed;
import org.espalier.dsl.space.part.Section;
import org.espalier.dsl.space.stage.Blocks;
import org.espalier.dsl.space.stage.DigitText;
import org.espalier.dsl.space.stage.NumberedStage;
import org.espalier.dsl.space.stage.Stage;
import org.espalier.dsl.space.vertex.GraphCell;
import org.espalier.dsl.space.vertex.GraphCells;
import org.espalier.dsl.space.vertex.MatrixText;

/** Which text fits a network's architectures. */
final class FittingText {
  private FittingText() {}

  /** The field's own form where there is one, else labels and values. */
  static ArchitectureText of(List<Part> parts) {
    List<GraphCell> graphs =
        all(GraphCells.class, parts).stream().map(cells -> cells.cell().channels(1)).toList();
    long deciding = parts.stream().filter(part -> !part.decisions().isEmpty()).count();
    if (!graphs.isEmpty() && graphs.stream().distinct().count() == 1 && graphs.size() == deciding) {
      return new MatrixText(graphs.get(0));
    }
    List<Cell> cells = all(Repeat.class, parts).stream().map(Repeat::cell).distinct().toList();
    List<Stage> stages =
        all(NumberedStage.class, parts).stream().map(NumberedStage::stage).toList();
    if (cells.size() == 1 && stages.isEmpty()) {
      return new CellText(cells.get(0));
    }
    List<Section> sections = deciding(parts);
    if (sections.size() == 1 && cells.isEmpty() && stages.isEmpty()) {
      return sections.get(0).written().orElse(new LabelText());
    }
    boolean digits = !stages.isEmpty() && stages.stream().allMatch(FittingText::isDigits);
    return digits && cells.isEmpty() ? new DigitText() : new LabelText();
  }

  private static List<Section> deciding(List<Part> parts) {
    return all(Placed.class, parts).stream()
        .map(Placed::section)
        .filter(section -> !section.decisions().isEmpty())
        .distinct()
        .toList();
  }

  private static <P extends Part> List<P> all(Class<P> kind, List<Part> parts) {
    return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static boolean isDigits(Stage stage) {
    return stage.blocks() instanceof Blocks.Chosen chosen
        && stage.forEach()
        && stage.counts().size() == 1
        && chosen.candidates().size() > 1
        && chosen.candidates().size() <= 10;
  }
}
