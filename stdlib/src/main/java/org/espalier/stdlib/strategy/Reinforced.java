package org.espalier.stdlib.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Decisions;
import org.espalier.dsl.distribution.Distribution;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.strategy.relaxed.Adam;
import org.espalier.stdlib.strategy.relaxed.relaxation.Softmax;
import org.jspecify.annotations.Nullable;

/**
 * Draws architectures, each decision by a softmax of its own parameters, and makes those likelier
 * that gain more than usual: the parameters climb {@code (r - b) grad log p(architecture)} by Adam
 * with betas 0.9 and 0.999 (REINFORCE, Williams 1992; as in TEG-NAS, Chen, Gong, Wu and Wang, 2021,
 * arXiv 2108.11939, algorithm 1 and its released code). The baseline b is the moving average of the
 * rewards, this one among them, corrected for its beginning. Decisions that a draw does not ask
 * stay as they are.
 *
 * @param gain the reward
 * @param rate of Adam, more than 0; 0.04 on NAS-Bench-201, 0.07 on DARTS' cells
 * @param kept how much of the baseline is kept in a step, in [0, 1); 0.9
 */
public record Reinforced(Gain gain, double rate, double kept) implements Strategy {
  private static final Softmax POLICY = new Softmax(1e-3);
  private static final Adam ADAM = new Adam(0.9, 0.999, 0, Double.POSITIVE_INFINITY);

  /** Checks. */
  public Reinforced {
    if (!(rate > 0 && kept >= 0 && kept < 1)) {
      throw new IllegalArgumentException(
          "reinforced(rate "
              + rate
              + ", kept "
              + kept
              + "): the rate is more than 0, and what is kept of the baseline in [0, 1).");
    }
  }

  @Override
  public Session begin(SearchSpace space, Seed seed) {
    return new Policy(this, space, seed.stream("strategy"));
  }

  /** As typed. */
  @Override
  public String toString() {
    return "reinforced(" + gain + ", rate " + rate + ", kept " + kept + ")";
  }

  /** What one decision has learned. */
  private static final class Learned {
    private final String label;
    private final double[] parameters;
    private final Adam.Memory memory;

    Learned(Decision decision, RandomGenerator random) {
      int options = decision.domain().size();
      this.label = decision.label();
      this.parameters = POLICY.start(options, random);
      this.memory = new Adam.Memory(new double[options], new double[options], new double[options]);
    }

    Distribution in(Distribution policy) {
      return policy.softmax(label, parameters);
    }

    /** Against the gradient of {@code -advantage log p(option)}. */
    void learn(int option, double advantage, double rate) {
      double[] byShare = new double[parameters.length];
      byShare[option] = -advantage / POLICY.point(parameters)[option];
      ADAM.move(parameters, POLICY.pullback(parameters, byShare), 1, rate, memory);
    }
  }

  private static final class Policy implements Session {
    private final Reinforced settings;
    private final SearchSpace space;
    private final RandomGenerator random;
    private final Gain.Course course;
    private final List<Learned> learned = new ArrayList<>();
    private double rewards;
    private double weights;

    Policy(Reinforced settings, SearchSpace space, RandomGenerator random) {
      this.settings = settings;
      this.space = space;
      this.random = random;
      this.course = settings.gain.begin();
      space.decisions().all().forEach(each -> learned.add(new Learned(each, random)));
    }

    @Override
    public Optional<Architecture> ask() {
      Distribution policy = Distribution.uniform(space);
      for (Learned each : learned) {
        policy = each.in(policy);
      }
      return Optional.of(policy.sample(random));
    }

    @Override
    public void tell(Architecture architecture, double score, @Nullable Evaluation evaluation) {
      double reward = course.of(evaluation);
      rewards = settings.kept * rewards + (1 - settings.kept) * reward;
      weights = settings.kept * weights + (1 - settings.kept);
      double advantage = reward - rewards / weights;
      Decisions decisions = space.decisions();
      int[] choices = architecture.choices();
      for (int i = 0; i < choices.length; i++) {
        if (decisions.asked(i, choices)) {
          learned.get(i).learn(choices[i], advantage, settings.rate);
        }
      }
    }
  }
}
