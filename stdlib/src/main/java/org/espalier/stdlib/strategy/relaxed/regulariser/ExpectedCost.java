package org.espalier.stdlib.strategy.relaxed.regulariser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.Regulariser;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * What a supernet's architectures cost on average makes an objective of the loss.
 *
 * @param cost what is expected
 * @param form how it comes to the loss
 * @param reads probabilities ({@code POINT}), or the weights of the draw as SNAS and FBNet have it
 */
public record ExpectedCost(SupernetCost cost, CostForm form, Reads reads) implements Regulariser {
  @Override
  public String name() {
    return "expected " + cost.cost().name();
  }

  @Override
  public Term of(double objective, List<Scores> numbers, Moment moment) {
    SupernetCost.Expected expected = cost.of(numbers);
    CostForm.Value value = form.of(objective, expected.value(), cost.cost().unit());
    Map<String, double[]> gradient = new LinkedHashMap<>();
    expected
        .gradient()
        .forEach((label, slopes) -> gradient.put(label, scaled(slopes, value.byCost())));
    return new Term(value.objective(), value.byLoss(), gradient);
  }

  private static double[] scaled(double[] slopes, double factor) {
    // Nothing times an infinite slope is still nothing.
    return java.util.Arrays.stream(slopes).map(by -> factor == 0 ? 0 : by * factor).toArray();
  }

  @Override
  public String toString() {
    return "expectedCost(" + cost.cost().name() + ", " + form + ")";
  }
}
