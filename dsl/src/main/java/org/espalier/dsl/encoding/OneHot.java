package org.espalier.dsl.encoding;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Decisions;

/** One number per option. */
final class OneHot implements Encoding {
  private final Decisions decisions;

  /** Where each decision's options begin, and the length. */
  private final int[] starts;

  OneHot(Decisions decisions) {
    this.decisions = decisions;
    this.starts = new int[decisions.all().size() + 1];
    for (int i = 0; i + 1 < starts.length; i++) {
      starts[i + 1] = starts[i] + decisions.options(i);
    }
  }

  @Override
  public int length() {
    return starts[starts.length - 1];
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Decision decision : decisions.all()) {
      decision.domain().choices().forEach(choice -> names.add(decision.label() + "=" + choice));
    }
    return names;
  }

  @Override
  public double[] encode(Architecture architecture) {
    double[] numbers = new double[length()];
    int[] choices = architecture.choices();
    for (int i = 0; i < choices.length; i++) {
      if (decisions.asked(i, choices)) {
        numbers[starts[i] + choices[i]] = 1;
      }
    }
    return numbers;
  }
}
