package org.espalier.stdlib.study;

import java.util.ArrayList;
import java.util.List;
import org.espalier.stdlib.draw.Axis;
import org.espalier.stdlib.draw.Chart;
import org.espalier.stdlib.draw.Report;
import org.espalier.stdlib.draw.Series;
import org.espalier.stdlib.draw.Table;
import org.espalier.stdlib.objective.Metric;

/** How a study is shown: its best trials, its curve, and what its numbers are. */
public final class StudyReport {
  private static final int BEST = 5;

  private StudyReport() {}

  /** The whole: what was searched, the curve, the best trials. */
  public static Report of(Study study) {
    Report report = Report.of(headline(study)).with(study.description());
    if (study.finished().isEmpty()) {
      return report.with(whyNothing(study));
    }
    return report.with(curve(study).picture()).with(table(study)).with(provenance(study));
  }

  /** Every trial's value, and the best so far. */
  public static Chart curve(Study study) {
    return curve(study, headline(study));
  }

  static Chart curve(Study study, String title) {
    Metric metric = study.objective().metric();
    double[] best = study.bestSoFar();
    List<Series.Point> values = new ArrayList<>();
    List<Series.Point> steps = new ArrayList<>();
    for (Trial trial : study.trials()) {
      if (trial.isFinished()) {
        values.add(new Series.Point(trial.number(), trial.value()));
      }
      if (!Double.isNaN(best[trial.number() - 1])) {
        steps.add(new Series.Point(trial.number(), best[trial.number() - 1]));
      }
    }
    return Chart.of(title, Axis.of("trial"), Axis.of(metric.name(), metric.unit()))
        .with(new Series("each trial", Series.Kind.POINTS, values))
        .with(new Series("best so far", Series.Kind.STEPS, steps));
  }

  private static Table table(Study study) {
    Table table =
        Table.of("trial", study.objective().metric().name(), "parameters", "MACs", "architecture");
    for (Trial trial : study.best(BEST)) {
      var network = trial.architecture().network();
      table =
          table.row(
              trial.number(),
              trial.value(),
              network.parameters(),
              network.macs(),
              trial.architecture());
    }
    return table;
  }

  private static String headline(Study study) {
    String end = study.interrupted() ? ", interrupted; every trial that ended is here" : "";
    return study.trials().size() + " of " + study.planned() + " trials" + end;
  }

  private static String provenance(Study study) {
    var evaluation = study.best().evaluation();
    return "Each "
        + study.objective().metric().name()
        + ": "
        + (evaluation == null ? "" : evaluation.provenance())
        + ".";
  }

  private static String whyNothing(Study study) {
    return study.trials().isEmpty()
        ? "No trial ended."
        : "No trial has a value; the last one: " + study.trials().get(study.trials().size() - 1);
  }
}
