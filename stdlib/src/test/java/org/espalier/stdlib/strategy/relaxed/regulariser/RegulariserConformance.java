package org.espalier.stdlib.strategy.relaxed.regulariser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.Regulariser;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.junit.jupiter.api.Test;

/** What every regulariser keeps to; a regulariser's own test extends this and says which one. */
abstract class RegulariserConformance {
  static final Moment MOMENT = new Moment(0, 1);
  private final Regulariser regulariser;
  private final List<RelaxedChoice> choices;

  RegulariserConformance(Regulariser regulariser, List<RelaxedChoice> choices) {
    this.regulariser = regulariser;
    this.choices = choices;
  }

  private List<Scores> numbers() {
    RandomGenerator random = new SplittableRandom(2);
    List<Scores> numbers = new ArrayList<>();
    for (RelaxedChoice choice : choices) {
      numbers.add(new Scores(choice, random.doubles(choice.size(), .1, 2).boxed().toList()));
    }
    return numbers;
  }

  private double value(double loss, List<Scores> numbers) {
    return regulariser.of(loss, numbers, MOMENT).objective();
  }

  @Test
  void slopesAreThoseOfTheObjective() {
    List<Scores> numbers = numbers();
    Regulariser.Term term = regulariser.of(1.7, numbers, MOMENT);
    double byLoss = (value(1.7 + 1e-6, numbers) - value(1.7 - 1e-6, numbers)) / 2e-6;
    assertThat(term.slope()).isCloseTo(byLoss, within(1e-6 * (1 + Math.abs(byLoss))));
    for (int choice = 0; choice < numbers.size(); choice++) {
      double[] slopes = term.gradient().getOrDefault(choices.get(choice).label(), new double[0]);
      for (int k = 0; k < choices.get(choice).size(); k++) {
        double slope = (moved(numbers, choice, k, 1e-5) - moved(numbers, choice, k, -1e-5)) / 2e-5;
        assertThat(slopes[k]).isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
      }
    }
  }

  private double moved(List<Scores> numbers, int choice, int option, double step) {
    List<Scores> moved = new ArrayList<>(numbers);
    List<Double> point = new ArrayList<>(numbers.get(choice).point());
    point.set(option, point.get(option) + step);
    moved.set(choice, new Scores(choices.get(choice), point));
    return value(1.7, moved);
  }

  @Test
  void thereIsANameForTheTrace() {
    assertThat(regulariser.name()).isNotBlank();
    assertThat(regulariser.toString()).isNotBlank();
  }
}
