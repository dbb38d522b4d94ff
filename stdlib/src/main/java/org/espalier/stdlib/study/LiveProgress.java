package org.espalier.stdlib.study;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.espalier.stdlib.draw.Picture;
import org.espalier.stdlib.draw.Screen;

/**
 * Shows a search while it runs: one place on the screen with a progress bar, the best so far, the
 * time left and the curve, refilled at most twice a second. On a terminal each refill is one line.
 */
public final class LiveProgress implements StudyListener {
  private static final int BAR = 20;

  private final LivePlace place;

  /** Opens a place on a screen for one search that begins now. */
  public LiveProgress(Screen screen) {
    this(screen, System::nanoTime);
  }

  LiveProgress(Screen screen, LongSupplier clock) {
    this.place = new LivePlace(screen, clock, Duration.ofMillis(500));
  }

  /** Likewise on the screen in use. */
  public static StudyListener onCurrentScreen() {
    return new LiveProgress(Screen.current());
  }

  @Override
  public void changed(Study study, boolean ended) {
    place.put(ended, seconds -> new Progress(study, bar(study), status(study, seconds, ended)));
  }

  private static String bar(Study study) {
    int filled = Math.min(BAR, study.trials().size() * BAR / study.planned());
    return "█".repeat(filled) + "░".repeat(BAR - filled);
  }

  private static String status(Study study, double seconds, boolean ended) {
    String count = study.trials().size() + "/" + study.planned();
    return String.join(", ", count, best(study), time(study, seconds, ended));
  }

  private static String best(Study study) {
    if (study.trials().isEmpty()) {
      return "no trial ended yet";
    }
    if (study.finished().isEmpty()) {
      Trial.Status last = study.trials().get(study.trials().size() - 1).status();
      return "no trial has a value, the last is " + last.name().toLowerCase(Locale.ROOT);
    }
    return String.format(
        Locale.ROOT,
        "best %s %.4f (trial %d)",
        study.objective().metric().name(),
        study.best().value(),
        study.best().number());
  }

  private static String time(Study study, double seconds, boolean ended) {
    int done = study.trials().size();
    if (ended || done == 0) {
      return String.format(Locale.ROOT, "%.0f s", seconds)
          + (study.interrupted() ? ", interrupted" : "");
    }
    double left = seconds / done * (study.planned() - done);
    return String.format(Locale.ROOT, "%.0f s, about %.0f s left", seconds, left);
  }

  /** What is put on the screen: the curve under where it stands; as text a bar and that. */
  private static final class Progress implements Picture {
    private final Picture curve;
    private final String line;

    Progress(Study study, String bar, String status) {
      this.curve = StudyReport.curve(study, status).picture();
      this.line = bar + " " + status;
    }

    @Override
    public String svg() {
      return curve.svg();
    }

    @Override
    public byte[] png() {
      return curve.png();
    }

    @Override
    public String text() {
      return line;
    }

    @Override
    public String toString() {
      return line;
    }
  }
}
