package org.espalier.kernel.command;

import java.util.List;
import org.espalier.kernel.cell.CellEvaluator;
import org.espalier.kernel.cell.KotlinCellEvaluator;
import org.espalier.kernel.render.MimeBundle;
import org.espalier.kernel.render.Renderers;
import org.jspecify.annotations.Nullable;

/** The evaluator and the renderers that the program uses. */
final class Cells {
  private static final List<String> IMPORTS =
      List.of("org.espalier.dsl.Language.*", "org.espalier.stdlib.Primitives.*");

  private Cells() {}

  static CellEvaluator evaluator() {
    return new KotlinCellEvaluator(IMPORTS);
  }

  static MimeBundle render(@Nullable Object value) {
    return Renderers.shared().render(value);
  }
}
