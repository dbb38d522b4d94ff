package org.espalier.kernel.command;

import java.util.List;
import java.util.Optional;
import org.espalier.kernel.cell.CellEvaluator;
import org.espalier.kernel.cell.CellValue;
import org.espalier.kernel.cell.Completeness;
import org.espalier.kernel.cell.Completion;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/** The evaluator and the renderers that the program uses. */
final class Cells {
  private Cells() {}

  static CellEvaluator evaluator() {
    return new CellEvaluator() {
      @Override
      public CellValue evaluate(int number, String code) {
        System.out.println("running " + number);
        return CellValue.of(code.strip());
      }

      @Override
      public void interrupt() {}

      @Override
      public List<Completion> complete(String code, int cursor) {
        return List.of();
      }

      @Override
      public Optional<String> inspect(String code, int cursor) {
        return Optional.empty();
      }

      @Override
      public Completeness completeness(String code) {
        return new Completeness(Completeness.Status.UNKNOWN, "");
      }

      @Override
      public void close() {}
    };
  }

  static MimeBundle render(@Nullable Object value) {
    return MimeBundle.text(String.valueOf(value));
  }
}
