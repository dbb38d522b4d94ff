package org.espalier.stdlib.strategy.relaxed.picture;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.espalier.stdlib.draw.Page;
import org.espalier.stdlib.draw.Picture;
import org.espalier.stdlib.draw.Report;
import org.espalier.stdlib.draw.Screen;
import org.espalier.stdlib.strategy.relaxed.SearchListener;
import org.espalier.stdlib.strategy.relaxed.SearchResult;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.jspecify.annotations.Nullable;

/**
 * Shows a differentiable search while it runs: one place on the screen with where it stands, its
 * curves, the heat map and the present cell. On a terminal each refill is one line.
 *
 * <p>It refills at most twice a second, and where drawing is slow so much less often that it takes
 * a twentieth of the time, but at least every five seconds if epochs are shorter. Between two
 * epochs it says every few seconds how far the present one is.
 */
public final class LiveSearch implements SearchListener {
  private static final long INTERVAL = Duration.ofMillis(500).toNanos();
  private static final long BETWEEN_STEPS = Duration.ofSeconds(3).toNanos();

  /** How many times as long as its drawing took a picture stays, unless that is too long. */
  private static final long REST = 19;

  private static final long LONGEST_REST = Duration.ofSeconds(5).toNanos();

  private final Screen.Place place;
  private final LongSupplier clock;
  private final long begun;
  private @Nullable Report pictures;
  private @Nullable Cells cells;
  private int before = -1;
  private long next;
  private long said;

  /** The picture of an architecture, drawn once as long as it stays the same. */
  private record Cells(String architecture, Picture picture) {}

  /** Opens a place on a screen for one search that begins now. */
  public LiveSearch(Screen screen) {
    this(screen, System::nanoTime);
  }

  LiveSearch(Screen screen, LongSupplier clock) {
    this.place = screen.place();
    this.clock = clock;
    this.begun = clock.getAsLong();
    this.next = begun;
    this.said = begun;
  }

  /** Likewise on the screen in use. */
  public static SearchListener onCurrentScreen() {
    return new LiveSearch(Screen.current());
  }

  @Override
  public void step(int epoch, int step, int steps, double loss) {
    long now = clock.getAsLong();
    if (now - said >= BETWEEN_STEPS && now >= next) {
      said = now;
      String line =
          String.format(
              Locale.ROOT,
              "epoch %d, step %d of %d: training loss %.4f, %s",
              epoch + 1,
              step,
              steps,
              loss,
              seconds(now - begun));
      place.put(new Progress(line, pictures));
    }
  }

  @Override
  public void epoch(SearchResult soFar) {
    if (before < 0) {
      before = soFar.rows().size() - 1;
    }
    said = clock.getAsLong();
    if (said >= next) {
      show(soFar, left(soFar));
    }
  }

  @Override
  public void ended(SearchResult result) {
    String end = result.interrupted() ? "interrupted" : result.reason();
    if (result.rows().isEmpty()) {
      place.put(new Progress(result.search().name() + ": " + end, null));
    } else {
      show(result, end);
    }
  }

  private void show(SearchResult result, String end) {
    long began = clock.getAsLong();
    int last = result.rows().size() - 1;
    pictures =
        Report.of("")
            .beside(SearchPictures.curves(result))
            .with(SearchPictures.heatMap(result, last))
            .with(cells(result, last));
    place.put(new Progress(line(result, began - begun, end), pictures));
    long now = clock.getAsLong();
    said = now;
    next = now + Math.max(INTERVAL, Math.min(LONGEST_REST, REST * (now - began)));
  }

  private Picture cells(SearchResult result, int epoch) {
    String architecture = result.rows().get(epoch).architecture();
    if (cells == null || !cells.architecture().equals(architecture)) {
      cells = new Cells(architecture, SearchPictures.cells(result, epoch));
    }
    return cells.picture();
  }

  private static String line(SearchResult result, long nanos, String end) {
    TraceRow row = result.rows().get(result.rows().size() - 1);
    return String.format(
        Locale.ROOT,
        "%s, epoch %d of %d: training loss %.4f, validation loss %.4f, accuracy %.4f,"
            + " entropy %.3f, %d skip %s, %s, %s",
        result.search().name(),
        result.rows().size(),
        result.search().epochs(),
        row.trainLoss(),
        row.validationLoss(),
        row.validationAccuracy(),
        row.entropy(),
        row.skips(),
        row.skips() == 1 ? "connection" : "connections",
        seconds(nanos),
        end);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.0f s", nanos / 1e9);
  }

  /** Of the epochs that this search ran itself; it may have gone on from a checkpoint. */
  private String left(SearchResult soFar) {
    int done = soFar.rows().size() - before;
    int missing = soFar.search().epochs() - soFar.rows().size();
    double each = (clock.getAsLong() - begun) / 1e9 / done;
    return String.format(Locale.ROOT, "about %.0f s left", each * missing);
  }

  /** What is put on the screen: where it stands, above its pictures; as text the line alone. */
  private record Progress(String line, @Nullable Report pictures) implements Page {
    @Override
    public String html() {
      Report whole = Report.of(line);
      return pictures == null ? whole.html() : whole.with(pictures).html();
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
