package org.espalier.stdlib.strategy.relaxed;

import org.espalier.stdlib.strategy.relaxed.sampler.Draw;
import org.espalier.stdlib.strategy.relaxed.sampler.Sample;

/** A draw of the options that are left, among all that there were. */
final class Spread {
  private Spread() {}

  static Draw of(Draw draw, RelaxedChoice left, RelaxedChoice whole) {
    if (left.size() == whole.size()) {
      return draw;
    }
    double[] weights = new double[whole.size()];
    boolean[] active = new boolean[whole.size()];
    for (int i = 0; i < left.size(); i++) {
      int place = whole.options().indexOf(left.options().get(i));
      weights[place] = draw.weights()[i];
      active[place] = draw.active()[i];
    }
    return Sample.given(weights, active);
  }
}
