package org.espalier.dsl.architecture;

import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.cost.Bound;
import org.espalier.dsl.graph.Graph;

/** What was tried for one sample, to say why none was found. */
final class Rejections {
  private final List<Bound> bounds;
  private final int[] broken;
  private final double[] smallest;
  private final double[] largest;
  private int tries;

  Rejections(Bounds bounds) {
    this.bounds = bounds.all();
    this.broken = new int[this.bounds.size()];
    this.smallest = new double[broken.length];
    this.largest = new double[broken.length];
    Arrays.fill(smallest, Double.POSITIVE_INFINITY);
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
  }

  int tries() {
    return tries;
  }

  boolean accepts(Graph graph) {
    tries++;
    boolean inside = true;
    for (int i = 0; i < broken.length; i++) {
      double value = bounds.get(i).cost().of(graph);
      smallest[i] = Math.min(smallest[i], value);
      largest[i] = Math.max(largest[i], value);
      if (!bounds.get(i).allows(value)) {
        broken[i]++;
        inside = false;
      }
    }
    return inside;
  }

  String explanation() {
    StringBuilder text =
        new StringBuilder(String.format(java.util.Locale.ROOT, "None of %,d samples", tries));
    text.append(" keeps to the bounds of this space.");
    for (int i = 0; i < broken.length; i++) {
      Bound bound = bounds.get(i);
      text.append(
          String.format(
              java.util.Locale.ROOT,
              " %,d did not have %s: the smallest had %s, the largest %s.",
              broken[i],
              bound.words(),
              bound.cost().amount(smallest[i]),
              bound.cost().amount(largest[i])));
    }
    return text
        + " Loosen a bound, or begin from space.smallest(...) of the whole space and mutate.";
  }
}
