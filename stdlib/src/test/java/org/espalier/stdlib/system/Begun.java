package org.espalier.stdlib.system;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.relaxed.ArchitectureParameters;
import org.espalier.stdlib.strategy.relaxed.Parametrisation;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;

/**
 * A relaxation whose parameters begin at numbers that follow from the names of choices and options,
 * and not from their order.
 *
 * @param size their deviation
 * @param moved how far they are moved along a direction that follows from the names as well
 */
record Begun(Parametrisation relaxation, double size, double moved) implements Parametrisation {
  /** Where a parameter begins. */
  double start(RelaxedChoice choice, int option) {
    return size * number("start", choice, option) + moved * direction(choice, option);
  }

  /** The direction. */
  static double direction(RelaxedChoice choice, int option) {
    return number("direction", choice, option);
  }

  private static double number(String purpose, RelaxedChoice choice, int option) {
    return new Seed(1)
        .split(purpose).split(choice.label()).stream(choice.options().get(option)).nextGaussian();
  }

  @Override
  public void start(ArchitectureParameters parameters, RandomGenerator random) {
    relaxation.start(parameters, random);
    for (RelaxedChoice choice : parameters.choices()) {
      double[] numbers = new double[choice.size()];
      java.util.Arrays.setAll(numbers, option -> start(choice, option));
      parameters.set(choice.label(), numbers);
    }
  }

  @Override
  public Map<String, double[]> points(ArchitectureParameters parameters) {
    return relaxation.points(parameters);
  }

  @Override
  public Map<String, double[]> pullback(
      ArchitectureParameters parameters, Map<String, double[]> cotangents) {
    return relaxation.pullback(parameters, cotangents);
  }

  @Override
  public String toString() {
    return "begun(" + relaxation + ")";
  }
}
