package org.espalier.dsl.space.trellis;

import java.util.List;
import org.espalier.dsl.decision.Restriction;

/**
 * A path keeps its level or changes it by one from layer to layer; before the first of these layers
 * it stands at the first level.
 *
 * @param labels the layers' decisions, in order
 */
record NextLevels(List<String> labels) implements Restriction {
  NextLevels {
    labels = List.copyOf(labels);
  }

  @Override
  public long next(long state, int index, int choice) {
    return Math.abs(state - choice) <= 1 ? choice : BROKEN;
  }

  @Override
  public String complaint(int[] choices) {
    int before = 0;
    for (int i = 0; i < choices.length; i++) {
      if (Math.abs(before - choices[i]) > 1) {
        return "'"
            + (labels.get(i) + "' is " + Trellis.STRIDES.get(choices[i]) + ", but the layer ")
            + ("before it works at stride " + Trellis.STRIDES.get(before))
            + ": a path keeps its resolution or changes it by a factor of 2.";
      }
      before = choices[i];
    }
    return "These levels are a path.";
  }
}
