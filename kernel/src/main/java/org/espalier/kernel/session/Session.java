package org.espalier.kernel.session;

import java.util.List;
import org.espalier.kernel.cell.CellEvaluator;
import org.espalier.kernel.cell.KotlinCellEvaluator;
import org.espalier.kernel.render.Renderers;
import org.espalier.stdlib.draw.Screen;

/**
 * One session: the cells that are run one after the other, and how their values are shown.
 *
 * @param cells runs cells that have Espalier's words, and whose searches show themselves in the
 *     output of their cell
 * @param renderers shows values
 */
public record Session(CellEvaluator cells, Renderers renderers) implements AutoCloseable {
  /** What every cell has without an import. */
  public static final List<String> IMPORTS =
      List.of(
          "org.espalier.dsl.Language.*",
          "org.espalier.dsl.Operations.*",
          "org.espalier.dsl.Spaces.*",
          "org.espalier.stdlib.Primitives.*",
          "org.espalier.dsl.space.*",
          "java.nio.file.Path");

  /** Begins one. */
  public static Session begin() {
    Renderers renderers = Renderers.shared();
    Showing.register(renderers);
    Screen.install(new CellScreen(renderers));
    return new Session(new KotlinCellEvaluator(IMPORTS, new EngineDefaults()), renderers);
  }

  @Override
  public void close() {
    cells.close();
  }
}
