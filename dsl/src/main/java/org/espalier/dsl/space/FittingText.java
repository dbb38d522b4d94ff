package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.cell.Cell;
import org.espalier.dsl.space.cell.CellText;
import org.espalier.dsl.space.cell.Cells;
import org.espalier.dsl.space.cell.GenotypeText;
import org.espalier.dsl.space.cell.Repeatable;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.dsl.space.part.ArchitectureText;
import org.espalier.dsl.space.part.LabelText;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Placed;
import org.espalier.dsl.space.part.Section;
import org.espalier.dsl.space.stage.DigitText;
import org.espalier.dsl.space.stage.NumberedStage;
import org.espalier.dsl.space.stage.SuperBlock;
import org.espalier.dsl.space.stage.ZenArchitectureText;
import org.espalier.dsl.space.vertex.GraphCell;
import org.espalier.dsl.space.vertex.MatrixText;

/** Which text fits a network's architectures. */
final class FittingText {
  private FittingText() {}

  /** The field's own form where there is one, else labels and values. */
  static ArchitectureText of(Shape image, List<Part> parts) {
    List<Part> deciding = parts.stream().filter(part -> !part.decisions().isEmpty()).toList();
    List<Section> sections =
        all(Placed.class, deciding).stream().map(Placed::section).distinct().toList();
    if (!sections.isEmpty()) {
      boolean alone = sections.size() == 1 && deciding.stream().allMatch(Placed.class::isInstance);
      return alone ? sections.get(0).written().orElse(new LabelText()) : new LabelText();
    }
    List<Repeatable> cells =
        all(Cells.class, parts).stream()
            .flatMap(some -> some.kinds().stream())
            .map(FittingText::anywhere)
            .distinct()
            .toList();
    List<NumberedStage> stages = all(NumberedStage.class, parts);
    if (cells.size() == 1 && stages.isEmpty() && cells.get(0) instanceof Cell cell) {
      return new CellText(cell);
    }
    if (cells.size() == 1 && stages.isEmpty() && cells.get(0) instanceof GraphCell cell) {
      return new MatrixText(cell);
    }
    List<TwoInputCell> pairs = all(TwoInputCell.class, cells);
    if (!pairs.isEmpty() && pairs.size() == cells.size() && GenotypeText.fits(pairs)) {
      return new GenotypeText(pairs);
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

  /** A cell without what differs from place to place and is no part of its text. */
  private static Repeatable anywhere(Repeatable cell) {
    if (cell instanceof GraphCell graph) {
      return graph.channels(1);
    }
    return cell instanceof TwoInputCell pair ? pair.channels(1).stride(1) : cell;
  }

  private static <P> List<P> all(Class<P> kind, List<?> parts) {
    return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Whether this is the choice of one layer's operation, which one digit tells. */
  private static boolean isDigit(Decision decision) {
    return decision.label().endsWith("/operation")
        && decision.condition() == null
        && decision.domain().size() <= 10;
  }
}
