package org.espalier.kernel.session;

import java.util.function.Function;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.kernel.render.MimeBundle;
import org.espalier.kernel.render.Renderers;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.draw.Chart;
import org.espalier.stdlib.draw.Introductions;
import org.espalier.stdlib.draw.Page;
import org.espalier.stdlib.draw.Report;
import org.espalier.stdlib.study.Study;
import org.espalier.stdlib.study.StudyReport;
import org.espalier.stdlib.system.FoundArchitecture;
import org.espalier.stdlib.train.Score;
import org.espalier.stdlib.train.TrainedNetwork;
import org.espalier.stdlib.train.TrainingReport;
import org.espalier.stdlib.train.TrainingResult;

/** How Espalier's own values are shown: one line per type, each to something that draws itself. */
final class Showing {
  private static final int IMAGES_PER_CLASS = 12;

  private Showing() {}

  static void register(Renderers renderers) {
    renderers.register(
        Page.class, page -> MimeBundle.text(page.text()).with("text/html", page.html()));
    reported(renderers, SearchSpace.class, Introductions::of);
    reported(renderers, Architecture.class, Introductions::of);
    reported(renderers, Graph.class, Introductions::of);
    reported(renderers, Study.class, StudyReport::of);
    reported(renderers, TrainingResult.class, TrainingReport::of);
    reported(renderers, TrainedNetwork.class, TrainingReport::of);
    reported(renderers, Score.class, TrainingReport::of);
    reported(renderers, FoundArchitecture.class, FoundArchitecture::report);
    renderers.register(Chart.class, chart -> renderers.render(chart.picture()));
    renderers.register(DataSet.class, data -> renderers.render(data.sheet(IMAGES_PER_CLASS)));
  }

  private static <T> void reported(
      Renderers renderers, Class<T> type, Function<? super T, Report> report) {
    renderers.register(type, value -> renderers.render(report.apply(value)));
  }
}
