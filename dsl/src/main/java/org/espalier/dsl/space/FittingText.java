package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.cell.Cell;
import org.espalier.dsl.space.cell.CellText;
import org.espalier.dsl.space.cell.Repeat;
import org.espalier.dsl.space.part.ArchitectureText;
import org.espalier.dsl.space.part.LabelText;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.stage.DigitText;
import org.espalier.dsl.space.stage.NumberedStage;
import org.espalier.dsl.space.stage.SuperBlock;
import org.espalier.dsl.space.stage.ZenArchitectureText;

/** Which text fits a network's architectures. */
final class FittingText {
  private FittingText() {}

  /** The field's own form where there is one, else labels and values. */
  static ArchitectureText of(Shape image, List<Part> parts) {
    List<Cell> cells = all(Repeat.class, parts).stream().map(Repeat::cell).distinct().toList();
    List<NumberedStage> stages = all(NumberedStage.class, parts);
    boolean staged = !stages.isEmpty();
    if (cells.size() == 1 && !staged) {
      return new CellText(cells.get(0));
    }
    if (isZen(parts, stages)) {
      return new ZenArchitectureText(image.channels(), stages);
    }
    List<Decision> decisions = parts.stream().flatMap(part -> part.decisions().stream()).toList();
    boolean digits = !decisions.isEmpty() && decisions.stream().allMatch(FittingText::isDigit);
    return digits && cells.isEmpty() ? new DigitText() : new LabelText();
  }

  /** Whether all is a chain that a structure string of Zen-NAS tells. */
  private static boolean isZen(List<Part> parts, List<NumberedStage> stages) {
    boolean chain =
        parts.stream()
            .allMatch(part -> part instanceof NumberedStage || part instanceof Classifier);
    return chain
        && stages.stream().anyMatch(stage -> stage.stage().blocks() instanceof SuperBlock)
        && stages.stream().allMatch(ZenArchitectureText::fits);
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
