package org.espalier.kernel.command;

import java.util.List;
import org.espalier.kernel.cell.CellEvaluator;
import org.espalier.kernel.cell.KotlinCellEvaluator;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/** The evaluator and the renderers that the program uses. */
final class Cells {
  private Cells() {}

  static CellEvaluator evaluator() {
    return new KotlinCellEvaluator(List.of());
  }

  static MimeBundle render(@Nullable Object value) {
    return MimeBundle.text(String.valueOf(value));
  }
}
