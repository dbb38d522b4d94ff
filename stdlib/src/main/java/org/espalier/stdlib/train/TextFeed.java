package org.espalier.stdlib.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.stdlib.data.Text;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Loss;

/**
 * A text as a recurrent network wants it. Window {@code w} of a network of {@code T} steps has
 * symbols {@code w T} to {@code w T + T - 1}; wanted is the symbol behind each.
 *
 * <p>States run on: a window begins with what the network handed on at the end of the window before
 * it, if that was in the batch before, at the same place; otherwise with zeros. A batch that comes
 * again begins as it did, however often the network has seen it.
 */
public final class TextFeed implements Feed {
  private final Text text;
  private final int steps;
  private final List<Integer> widths;
  private int[] windows = {};
  private List<float[]> before = List.of();
  private List<float[]> after = List.of();

  /**
   * Nothing is loaded.
   *
   * @param network what will read it, see {@link NetworkFit}
   */
  public TextFeed(Text text, Graph network) {
    this.text = text;
    List<Node> inputs = network.inputs();
    this.steps = inputs.get(0).shape().channels();
    this.widths = inputs.stream().skip(1).map(state -> (int) state.shape().elements()).toList();
  }

  /** How many windows are full. */
  public int windows() {
    return Math.max(0, text.count() - 1) / steps;
  }

  /** How many windows there are, the last of which may run out of symbols. */
  int allWindows() {
    return (text.count() - 2 + steps) / steps;
  }

  /**
   * The windows of a batch: each row reads windows of its own, one after the other.
   *
   * @param rows how many rows
   * @param each how many windows a row has
   * @param step which of them
   */
  static int[] rows(int rows, int each, int step) {
    int[] windows = new int[rows];
    Arrays.setAll(windows, row -> row * each + step);
    return windows;
  }

  /** Loads windows. Behind the end of the text, symbol 0 stands in. */
  public void load(int... chosen) {
    if (Arrays.equals(chosen, windows)) {
      return;
    }
    boolean goesOn = chosen.length == windows.length && !after.isEmpty();
    List<float[]> states = new ArrayList<>();
    for (int state = 0; state < widths.size(); state++) {
      int width = widths.get(state);
      float[] values = new float[chosen.length * width];
      for (int row = 0; row < chosen.length; row++) {
        if (goesOn && chosen[row] == windows[row] + 1) {
          System.arraycopy(after.get(state), row * width, values, row * width, width);
        }
      }
      states.add(values);
    }
    windows = chosen.clone();
    before = states;
    after = List.of();
  }

  /** What a network handed on when it had seen the loaded windows. */
  @Override
  public void handOn(List<float[]> states) {
    after = List.copyOf(states);
  }

  /** The loaded windows, and the states that they begin with. */
  @Override
  public Batch batch() {
    float[] tokens = new float[windows.length * steps];
    for (int row = 0; row < windows.length; row++) {
      for (int step = 0; step < steps; step++) {
        tokens[row * steps + step] = symbol(windows[row] * steps + step);
      }
    }
    List<float[]> inputs = new ArrayList<>();
    inputs.add(tokens);
    inputs.addAll(before);
    return Batch.of(windows.length, inputs.toArray(float[][]::new));
  }

  /** What {@link #target} is compared by. */
  public static Loss loss(double smoothing) {
    return smoothing == 0 ? Loss.LABELS : Loss.CROSS_ENTROPY;
  }

  /**
   * What is wanted, step after step, all rows of each: numbers of symbols, or probabilities of all
   * where a share is spread. Of ten thousand symbols these are ten thousand times as many.
   */
  @Override
  public float[] target(double smoothing) {
    int symbols = smoothing == 0 ? 1 : text.vocabulary().size();
    float[] target = new float[steps * windows.length * symbols];
    Arrays.fill(target, (float) (smoothing / symbols));
    for (int step = 0; step < steps; step++) {
      for (int row = 0; row < windows.length; row++) {
        int place = step * windows.length + row;
        if (smoothing == 0) {
          target[place] = wanted(row, step);
        } else {
          target[place * symbols + wanted(row, step)] += (float) (1 - smoothing);
        }
      }
    }
    return target;
  }

  /** The number of the symbol that is wanted in a row behind a step. */
  int wanted(int row, int step) {
    return symbol(windows[row] * steps + step + 1);
  }

  /** Whether the text has a symbol there. */
  boolean isThere(int row, int step) {
    return windows[row] * steps + step + 1 < text.count();
  }

  private int symbol(int index) {
    return index < text.count() ? text.symbol(index) : 0;
  }
}
