package org.espalier.stdlib.engine;

import java.util.List;

/**
 * Examples for every input of a graph, one after the other. The arrays are not copied: do not
 * change them while a call runs.
 */
public final class Batch {
  private final int count;
  private final List<float[]> inputs;
  private final boolean lasting;

  private Batch(int count, List<float[]> inputs, boolean lasting) {
    this.count = count;
    this.inputs = inputs;
    this.lasting = lasting;
  }

  /**
   * A batch.
   *
   * @param count how many examples; at least 1
   * @param inputs for each of the graph's inputs in order, {@code count} examples
   */
  public static Batch of(int count, float[]... inputs) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "A batch needs at least 1 example, but got " + count + ".");
    }
    return new Batch(count, List.of(inputs), /* lasting= */ false);
  }

  /**
   * The same numbers, of which the caller promises that they never change: where they are fed again
   * and again, an engine copies them once.
   */
  public Batch lasting() {
    return new Batch(count, inputs, /* lasting= */ true);
  }

  /** Whether the numbers never change. */
  boolean isLasting() {
    return lasting;
  }

  /** How many examples. */
  public int count() {
    return count;
  }

  /** For each of the graph's inputs, its examples. */
  public List<float[]> inputs() {
    return inputs;
  }
}
