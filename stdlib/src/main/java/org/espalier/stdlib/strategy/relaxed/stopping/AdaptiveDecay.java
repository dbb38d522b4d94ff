package org.espalier.stdlib.strategy.relaxed.stopping;

import java.util.Arrays;
import java.util.Locale;
import org.espalier.stdlib.strategy.relaxed.ArchitectureParameters;
import org.espalier.stdlib.strategy.relaxed.Event;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.Quantity;
import org.espalier.stdlib.strategy.relaxed.SearchState;

/**
 * Where a rule would end a search, multiplies the decay of the weights instead and goes on: 3e-4,
 * 9e-4, 27e-4, 81e-4, 243e-4 (DARTS-ADA; Zela et al., ICLR 2020, arXiv 1909.09656, section 5.2).
 * Happens at the end of epochs, after {@link HessianEigenvalue}; the rule then sees only epochs
 * after the last change. The released code also puts the weights of the earlier epoch back; this
 * goes on with the present ones.
 *
 * @param rule when
 * @param factor by how much; 3 in the paper
 * @param most no decay is larger; 0.0243 in the paper
 */
public record AdaptiveDecay(EigenvalueRatio rule, double factor, double most) implements Event {
  private static final String SEEN = "eigenvalues";

  /** With the numbers of the paper. */
  public AdaptiveDecay(EigenvalueRatio rule) {
    this(rule, 3, 0.0243);
  }

  @Override
  public void happen(SearchState state, Moment moment) {
    ArchitectureParameters memory = state.memory("adaptive decay");
    double[] before = memory.labels().contains(SEEN) ? memory.get(SEEN) : new double[0];
    double[] seen = Arrays.copyOf(before, before.length + 1);
    seen[before.length] = state.number(HessianEigenvalue.NAME);
    double decay = state.number(Quantity.WEIGHT_DECAY);
    boolean fires = rule.of(Arrays.stream(seen).boxed().toList()).isPresent();
    double next = fires ? Math.min(factor * decay, most) : decay;
    memory.set(SEEN, fires ? new double[0] : seen);
    state.number(Quantity.WEIGHT_DECAY, next);
    if (next != decay) {
      state.note(
          String.format(Locale.ROOT, "the decay of weights rose from %s to %s", decay, next));
    }
  }

  @Override
  public String toString() {
    return "adaptiveDecay(" + rule + ", " + factor + ", " + most + ")";
  }
}
