package org.espalier.stdlib.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.espalier.stdlib.draw.Picture;
import org.espalier.stdlib.draw.Screen;

/** Shows a training while it runs: one place on the screen, refilled after each epoch. */
final class LiveTraining implements TrainingListener {
  private static final long INTERVAL = 500_000_000L;

  private final int planned;
  private final Screen.Place place;
  private final List<EpochResult> done = new ArrayList<>();
  private long shown = System.nanoTime() - INTERVAL;

  /**
   * On a screen.
   *
   * @param planned how many epochs there will be
   */
  LiveTraining(Screen screen, int planned) {
    this.planned = planned;
    this.place = screen.place();
  }

  @Override
  public void epoch(EpochResult result) {
    done.add(result);
    long now = System.nanoTime();
    if (done.size() == planned || now - shown >= INTERVAL) {
      shown = now;
      String line =
          String.format(
              Locale.ROOT,
              "epoch %d of %d: validation accuracy %.4f",
              result.epoch(),
              planned,
              result.validationAccuracy());
      place.put(new Progress(TrainingReport.losses(done, line).picture(), line));
    }
  }

  /** The curves; as text the line alone. */
  private record Progress(Picture curves, String text) implements Picture {
    @Override
    public String svg() {
      return curves.svg();
    }

    @Override
    public byte[] png() {
      return curves.png();
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
