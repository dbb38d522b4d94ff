package org.espalier.stdlib.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.Mutation;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.rank.Consensus;
import org.espalier.stdlib.strategy.prune.Pruning.Criterion;
import org.jspecify.annotations.Nullable;

/**
 * Evolution by mutation, one child after the other: a beginning, then the best of a random sample
 * of those alive is the parent of each child; when more live than may, one dies. Trials that failed
 * or broke a bound do not enter the population.
 *
 * @param population how many may live; at least 1
 * @param sample how many, drawn with replacement, compete to be the parent; 1 is any of them
 * @param dying who dies
 * @param beginning where the first architectures come from
 * @param mutation how a child differs from its parent
 * @param criteria what makes the best of a sample: the sum of the ranks by these in the sample, the
 *     first of equals; the score where there are none
 */
public record Evolution(
    int population,
    int sample,
    Dying dying,
    Beginning beginning,
    Mutation mutation,
    List<Criterion> criteria)
    implements Strategy {
  /** Who dies. */
  public enum Dying {
    /** The oldest, however good: aging evolution (Real et al., AAAI 2019, arXiv 1802.01548). */
    OLDEST,
    /** The worst; of equals the oldest. */
    WORST
  }

  /**
   * Where the first architectures come from.
   *
   * @param count how many trials belong to the beginning; at least 1
   * @param from what they are mutations of, the choices of an architecture; null for random ones
   * @param mutation by what
   */
  public record Beginning(int count, @Nullable Architecture from, Mutation mutation) {
    /** Random architectures. */
    public static Beginning random(int count) {
      return new Beginning(count, null, Mutation.oneDecision());
    }
  }

  /** The best of a sample has the best score. */
  public Evolution(
      int population, int sample, Dying dying, Beginning beginning, Mutation mutation) {
    this(population, sample, dying, beginning, mutation, List.of());
  }

  /** Checks and copies. */
  public Evolution {
    criteria = List.copyOf(criteria);
    if (population < 1 || sample < 1 || beginning.count() < 1) {
      throw new IllegalArgumentException(
          "An evolution of population("
              + population
              + "), sample("
              + sample
              + ") that begins with "
              + beginning.count()
              + ": each must be at least 1.");
    }
  }

  @Override
  public Session begin(SearchSpace space, Seed seed) {
    return new Generations(this, space, seed.stream("strategy"));
  }

  /** In words. */
  @Override
  public String toString() {
    return "evolution(population("
        + population
        + "), sample("
        + sample
        + "), the "
        + (dying == Dying.OLDEST ? "oldest" : "worst")
        + " dies"
        + (criteria.isEmpty()
            ? ""
            : ", ranks by " + criteria.stream().map(Criterion::measure).toList())
        + ")";
  }

  private record Individual(
      Architecture architecture, double score, @Nullable Evaluation evaluation) {
    Evaluation measured() {
      if (evaluation == null) {
        throw new IllegalStateException(
            "This evolution ranks by measures, but was told none of " + architecture + ".");
      }
      return evaluation;
    }
  }

  private static final class Generations implements Session {
    private final Evolution settings;
    private final SearchSpace space;
    private final RandomGenerator random;
    private final List<Individual> alive = new ArrayList<>();
    private int asked;
    private int told;

    Generations(Evolution settings, SearchSpace space, RandomGenerator random) {
      this.settings = settings;
      this.space = space;
      this.random = random;
    }

    @Override
    public Optional<Architecture> ask() {
      asked++;
      boolean beginning = told < settings.beginning.count() || alive.isEmpty();
      return Optional.of(
          beginning ? first(settings.beginning) : settings.mutation.mutate(parent(), random));
    }

    @Override
    public int ahead() {
      return Math.max(0, settings.beginning.count() - asked);
    }

    private Architecture first(Beginning beginning) {
      return beginning.from() == null
          ? space.sample(random)
          : beginning.mutation().mutate(beginning.from(), random);
    }

    private Architecture parent() {
      List<Individual> sample = new ArrayList<>();
      for (int i = 0; i < settings.sample; i++) {
        sample.add(alive.get(random.nextInt(alive.size())));
      }
      List<Double> values = settings.criteria.isEmpty() ? scores(sample) : rankSums(sample);
      int best = 0;
      for (int i = 1; i < values.size(); i++) {
        best = values.get(i) > values.get(best) ? i : best;
      }
      return sample.get(best).architecture;
    }

    private static List<Double> scores(List<Individual> sample) {
      return sample.stream().map(Individual::score).toList();
    }

    private List<Double> rankSums(List<Individual> sample) {
      List<Evaluation> judged = sample.stream().map(Individual::measured).toList();
      return Consensus.RANK_SUM
          .of(settings.criteria.stream().map(each -> each.of(judged)).toList())
          .values();
    }

    @Override
    public void tell(Architecture architecture, double score, @Nullable Evaluation evaluation) {
      told++;
      // Others may have asked for what is told: a warm start belongs to the beginning.
      asked = Math.max(asked, told);
      if (score == Double.NEGATIVE_INFINITY || Double.isNaN(score)) {
        return;
      }
      alive.add(new Individual(architecture, score, evaluation));
      if (alive.size() > settings.population) {
        alive.remove(settings.dying == Dying.OLDEST ? 0 : worst());
      }
    }

    private int worst() {
      Individual worst =
          alive.stream().min(Comparator.comparingDouble(Individual::score)).orElseThrow();
      return alive.indexOf(worst);
    }
  }
}
