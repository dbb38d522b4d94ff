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
  /**
   * What every cell has without an import: the words, and the types that one names when one writes
   * a function of one's own about what the words give. A type of the user's that is called like one
   * of these is the user's.
   */
  public static final List<String> IMPORTS =
      List.of(
          "org.espalier.dsl.Language.*",
          "org.espalier.dsl.Operations.*",
          "org.espalier.dsl.Spaces.*",
          "org.espalier.stdlib.Primitives.*",
          "org.espalier.dsl.space.*",
          "org.espalier.dsl.architecture.Architecture",
          "org.espalier.dsl.architecture.Crossover",
          "org.espalier.dsl.architecture.Mutation",
          "org.espalier.dsl.architecture.SearchSpace",
          "org.espalier.dsl.cost.Bound",
          "org.espalier.dsl.cost.Cost",
          "org.espalier.dsl.cost.LatencyTable",
          "org.espalier.dsl.decision.Decision",
          "org.espalier.dsl.decision.Domain",
          "org.espalier.dsl.distribution.Distribution",
          "org.espalier.dsl.distribution.ExpectedCost",
          "org.espalier.dsl.encoding.Encoding",
          "org.espalier.dsl.encoding.FeatureGraph",
          "org.espalier.dsl.encoding.GraphEditDistance",
          "org.espalier.dsl.graph.Graph",
          "org.espalier.dsl.operation.Operation",
          "org.espalier.dsl.operation.Shape",
          "org.espalier.dsl.random.Seed",
          "org.espalier.dsl.space.part.CandidateOperation",
          "org.espalier.stdlib.data.DataSet",
          "org.espalier.stdlib.data.Split",
          "org.espalier.stdlib.draw.Pictures",
          "org.espalier.stdlib.estimate.Estimator",
          "org.espalier.stdlib.rank.RankPanel",
          "org.espalier.stdlib.strategy.Strategy",
          "org.espalier.stdlib.study.Study",
          "org.espalier.stdlib.study.Trial",
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
