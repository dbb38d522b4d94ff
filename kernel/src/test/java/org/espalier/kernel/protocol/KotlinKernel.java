package org.espalier.kernel.protocol;

import java.nio.file.Path;
import java.util.List;
import org.espalier.kernel.cell.KotlinCellEvaluator;
import org.espalier.kernel.history.History;
import org.espalier.kernel.render.Renderers;

/** A kernel with real Kotlin cells, for tests. */
final class KotlinKernel {
  private KotlinKernel() {}

  /** Takes the connection file. */
  public static void main(String[] arguments) throws Exception {
    KernelServer.start(
            Path.of(arguments[0]),
            new KotlinCellEvaluator(List.of()),
            Renderers.shared()::render,
            History.ofUser())
        .serveToTheEnd();
  }
}
