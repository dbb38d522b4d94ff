package org.espalier.stdlib.train;

import java.util.List;
import org.espalier.stdlib.draw.Axis;
import org.espalier.stdlib.draw.Chart;
import org.espalier.stdlib.draw.Report;
import org.espalier.stdlib.draw.Series;
import org.espalier.stdlib.draw.Table;

/** How a training is shown: its accuracy and losses by epoch, and what the numbers are. */
public final class TrainingReport {
  private TrainingReport() {}

  /** A training: its losses as a curve, and all numbers by epoch. */
  public static Report of(TrainingResult result) {
    return Report.of(result.toString())
        .with(losses(result.epochs(), "Loss by epoch").picture())
        .with(table(result));
  }

  /** A network that was just fitted, whose curve {@link Training#fit} has shown already. */
  public static Report of(TrainedNetwork trained) {
    return Report.of(trained.result().toString()).with(table(trained.result()));
  }

  private static Table table(TrainingResult result) {
    Table table =
        Table.of("epoch", "train loss", "validation loss", "validation accuracy", "seconds");
    for (EpochResult epoch : result.epochs()) {
      table =
          table.row(
              epoch.epoch(),
              epoch.trainLoss(),
              epoch.validationLoss(),
              epoch.validationAccuracy(),
              epoch.seconds());
    }
    return table;
  }

  /** How a network does on some images or on a text. */
  public static Report of(Score score) {
    Report report = Report.of(score.split());
    return score.isOfText()
        ? report.with(
            Table.of("perplexity", "accuracy", "loss [nats]", score.unit())
                .row(score.perplexity(), score.accuracy(), score.loss(), score.count()))
        : report.with(
            Table.of("accuracy", "loss [nats]", score.unit())
                .row(score.accuracy(), score.loss(), score.count()));
  }

  /** Both losses by epoch. */
  static Chart losses(List<EpochResult> epochs, String title) {
    return Chart.of(title, Axis.of("epoch"), Axis.of("cross-entropy", "nats"))
        .with(series("training", epochs, EpochResult::trainLoss))
        .with(series("validation", epochs, EpochResult::validationLoss));
  }

  private static Series series(
      String name,
      List<EpochResult> epochs,
      java.util.function.ToDoubleFunction<EpochResult> value) {
    double[] values = epochs.stream().mapToDouble(value).toArray();
    return Series.counted(name, Series.Kind.LINE_AND_POINTS, values);
  }
}
