package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;

/** How the architectures of a space are written. */
interface ArchitectureText {
  /** Writes. */
  String print(Architecture architecture);

  /** Reads back, or says where the text goes wrong. */
  Architecture parse(SearchSpace space, String text);

  /** The field's own form where there is one, else labels and values. */
  static ArchitectureText fitting(List<Part> parts) {
    List<Cell> cells =
        parts.stream()
            .filter(Repeat.class::isInstance)
            .map(part -> ((Repeat) part).cell())
            .distinct()
            .toList();
    List<Stage> stages =
        parts.stream()
            .filter(NumberedStage.class::isInstance)
            .map(part -> ((NumberedStage) part).stage())
            .toList();
    if (cells.size() == 1 && stages.isEmpty()) {
      return new CellText(cells.get(0));
    }
    boolean digits = !stages.isEmpty() && stages.stream().allMatch(ArchitectureText::isDigits);
    return digits && cells.isEmpty() ? new DigitText() : new LabelText();
  }

  private static boolean isDigits(Stage stage) {
    return stage.blocks() instanceof Blocks.Chosen chosen
        && stage.forEach()
        && stage.counts().size() == 1
        && chosen.candidates().size() > 1
        && chosen.candidates().size() <= 10;
  }
}
