package org.espalier.kernel.protocol;

import java.util.function.Function;
import org.espalier.kernel.cell.CellFailure;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/** Turns values into bundles, stoppably: drawing a value runs its own code. */
final class Rendering {
  private final Function<Object, MimeBundle> renderer;
  private final Interruptible aside;

  Rendering(Function<Object, MimeBundle> renderer, Interruptible aside) {
    this.renderer = renderer;
    this.aside = aside;
  }

  /**
   * @throws CellFailure when the value can't be shown, with what its code threw
   */
  MimeBundle render(@Nullable Object value) throws CellFailure {
    return value == null
        ? MimeBundle.text("null")
        : aside.call("the drawing of the result", () -> renderer.apply(value));
  }
}
