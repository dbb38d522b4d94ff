package org.espalier.stdlib.study;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.espalier.stdlib.draw.Report;
import org.espalier.stdlib.draw.Screen;
import org.espalier.stdlib.draw.Table;
import org.espalier.stdlib.rank.Column;
import org.espalier.stdlib.rank.RankMeasure;
import org.espalier.stdlib.rank.RankPanel;

/**
 * Shows a ranking while it runs: one place on the screen with how far it is and each score's
 * Spearman so far, refilled at most once a second.
 */
public final class LiveRanking implements RankingListener {
  private final LivePlace place;

  LiveRanking(Screen screen, LongSupplier clock) {
    this.place = new LivePlace(screen, clock, Duration.ofSeconds(1));
  }

  /** On the screen in use, for one ranking that begins now. */
  public static RankingListener onCurrentScreen() {
    return new LiveRanking(Screen.current(), System::nanoTime);
  }

  @Override
  public void changed(RankPanel soFar, int planned, boolean ended) {
    place.put(ended, seconds -> report(soFar, planned, seconds, ended));
  }

  private static Report report(RankPanel soFar, int planned, double seconds, boolean ended) {
    int done = soFar.networks().size();
    String left =
        ended || done == 0
            ? ""
            : String.format(Locale.ROOT, ", about %.0f s left", seconds / done * (planned - done));
    String title =
        String.format(Locale.ROOT, "%d/%d networks ranked, %.0f s%s", done, planned, seconds, left);
    Table table = Table.of("score", "Spearman with " + soFar.truth().name() + " so far");
    for (Column score : soFar.scores()) {
      double value = soFar.value(RankMeasure.spearman(), score.name());
      table = table.row(score.name(), Double.isNaN(value) ? "not defined yet" : value);
    }
    return Report.of(title).with(table);
  }
}
