package org.espalier.dsl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.seed;

import java.util.random.RandomGenerator;
import org.espalier.dsl.Spaces;
import org.junit.jupiter.api.Test;

class OperatorsTest {
  private final SearchSpace space = Spaces.nasBench201();
  private final Architecture zeros = space.architecture(0, 0, 0, 0, 0, 0);
  private final Architecture fours = space.architecture(4, 4, 4, 4, 4, 4);
  private final RandomGenerator random = seed(6).stream("test");

  @Test
  void severalDecisionsChangeExactlySoMany() {
    for (int count = 1; count <= 6; count++) {
      for (int i = 0; i < 50; i++) {
        Architecture child = Mutation.severalDecisions(count).mutate(zeros, random);
        assertThat(child.distance(zeros)).isEqualTo(count);
      }
    }
    assertThat(Mutation.severalDecisions(9).mutate(zeros, random).distance(zeros)).isEqualTo(6);
  }

  @Test
  void eachDecisionIsDrawnAnewWithItsProbability() {
    int changed = 0;
    for (int i = 0; i < 2_000; i++) {
      changed += Mutation.eachDecision(0.5).mutate(zeros, random).distance(zeros);
    }
    // 6 decisions change with 0.5 * 4/5 each; given that one did: 2.4 / (1 - 0.6^6).
    assertThat(changed / 2_000.0).isBetween(2.4, 2.64);
    assertThatThrownBy(() -> Mutation.eachDecision(0)).hasMessageContaining("eachDecision(0.0)");
    assertThatThrownBy(() -> Mutation.severalDecisions(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(Mutation::oneOf).hasMessageContaining("at least one mutation");
  }

  @Test
  void mutationsCompose() {
    Mutation three = Mutation.severalDecisions(3);
    Mutation chain = Mutation.oneDecision().then(three);
    assertThat(chain.mutate(zeros, random).distance(zeros)).isBetween(2, 4);
    Architecture child = Crossover.uniform().then(three).cross(zeros, zeros, random);
    assertThat(child.distance(zeros)).isEqualTo(3);
  }

  @Test
  void pointsCutTheDecisionsIntoRuns() {
    for (int i = 0; i < 200; i++) {
      assertThat(runs(Crossover.onePoint().cross(zeros, fours, random))).isLessThanOrEqualTo(2);
      Architecture two = Crossover.twoPoint().cross(zeros, fours, random);
      assertThat(runs(two)).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void uniformCrossoverTakesHalfFromEach() {
    int fromSecond = 0;
    for (int i = 0; i < 1_000; i++) {
      fromSecond += Crossover.uniform().cross(zeros, fours, random).distance(zeros);
    }
    assertThat(fromSecond / 6_000.0).isBetween(0.47, 0.53);
  }

  @Test
  void parentsOfTwoSpacesAreRefused() {
    Architecture other = Spaces.nasBenchMacro().sample(seed(1));
    assertThatThrownBy(() -> Crossover.uniform().cross(zeros, other, random))
        .hasMessageContaining("mixes architectures of one space");
  }

  private static int runs(Architecture architecture) {
    int[] choices = architecture.choices();
    int runs = 1;
    for (int i = 1; i < choices.length; i++) {
      runs += choices[i] == choices[i - 1] ? 0 : 1;
    }
    return runs;
  }
}
