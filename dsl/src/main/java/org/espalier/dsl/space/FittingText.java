package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.space.cell.Cell;
import org.espalier.dsl.space.cell.CellText;
import org.espalier.dsl.space.cell.Repeat;
import org.espalier.dsl.space.part.ArchitectureText;
import org.espalier.dsl.space.part.LabelText;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.stage.DigitText;
import org.espalier.dsl.space.stage.NumberedStage;

/** Which text fits a network's architectures. */
final class FittingText {
  private FittingText() {}

  /** The field's own form where there is one, else labels and values. */
  static ArchitectureText of(List<Part> parts) {
    List<Cell> cells = all(Repeat.class, parts).stream().map(Repeat::cell).distinct().toList();
    boolean staged = !all(NumberedStage.class, parts).isEmpty();
    if (cells.size() == 1 && !staged) {
      return new CellText(cells.get(0));
    }
    List<Decision> decisions = parts.stream().flatMap(part -> part.decisions().stream()).toList();
    boolean digits = !decisions.isEmpty() && decisions.stream().allMatch(FittingText::isDigit);
    return digits && cells.isEmpty() ? new DigitText() : new LabelText();
  }

  private static <P extends Part> List<P> all(Class<P> kind, List<Part> parts) {
    return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Whether this is the choice of one layer's operation, which one digit tells. */
  private static boolean isDigit(Decision decision) {
    return decision.label().endsWith("/operation")
        && decision.condition() == null
        && decision.domain().size() <= 10;
  }
}
