package org.espalier.stdlib.train;

import java.util.List;
import org.espalier.stdlib.data.Text;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Interruption;
import org.espalier.stdlib.engine.Mode;

/** Judges a network by what it expects next in a text. */
public final class TextScoring {
  /** Rows, as DARTS' code evaluates; each begins without a memory. */
  private static final int ROWS = 10;

  private TextScoring() {}

  /**
   * Runs a network over a text, with its running statistics. Every symbol but the first counts
   * once; states run on from window to window.
   *
   * @param network yields one score per symbol at each step
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   */
  public static Score of(Executable network, Text text) {
    return of(network, text, ROWS);
  }

  /** Likewise, at so many places at once, or fewer where the text has not as many windows. */
  static Score of(Executable network, Text text, int places) {
    TextFeed feed = new TextFeed(text, network.graph());
    int steps = network.graph().inputs().get(0).shape().channels();
    int rows = Math.min(places, feed.allWindows());
    int each = (feed.allWindows() + rows - 1) / rows;
    Tally tally = new Tally();
    for (int window = 0; window < each; window++) {
      Interruption.check("The evaluation");
      feed.load(TextFeed.rows(rows, each, window));
      List<float[]> outputs = network.forward(feed.batch(), Mode.EVALUATION);
      for (int step = 0; step < steps; step++) {
        add(tally, outputs.get(step), feed, rows, step, text.vocabulary().size());
      }
      feed.handOn(outputs.subList(steps, outputs.size()));
    }
    return tally.score(text.name(), Score.SYMBOLS);
  }

  private static void add(
      Tally tally, float[] scores, TextFeed feed, int rows, int step, int symbols) {
    for (int row = 0; row < rows; row++) {
      if (feed.isThere(row, step)) {
        tally.add(scores, row * symbols, symbols, feed.wanted(row, step));
      }
    }
  }
}
