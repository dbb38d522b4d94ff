package org.espalier.stdlib.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.relaxed.By;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Mixing;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.Supernet;
import org.espalier.stdlib.strategy.relaxed.WeightVector;
import org.espalier.stdlib.strategy.relaxed.derivation.Derivation;
import org.espalier.stdlib.strategy.relaxed.derivation.Derived;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.espalier.stdlib.strategy.relaxed.sampler.Draw;
import org.espalier.stdlib.strategy.relaxed.sampler.GradientKind;
import org.espalier.stdlib.strategy.relaxed.sampler.Sample;
import org.espalier.stdlib.strategy.relaxed.sampler.Sampler;

/** A supernet whose choices, and the options of each, stand in another order. */
final class Reordered implements Supernet {
  private final Supernet original;
  private final List<RelaxedChoice> choices = new ArrayList<>();
  private final Map<String, int[]> places = new HashMap<>();

  /** In an order by a seed; 0 leaves everything as it is. */
  Reordered(Supernet original, long seed) {
    this.original = original;
    Random random = new Random(seed);
    for (RelaxedChoice choice : original.choices()) {
      List<String> options = new ArrayList<>(choice.options());
      if (seed != 0) {
        Collections.shuffle(options, random);
      }
      choices.add(new RelaxedChoice(choice.label(), options));
      int[] order = options.stream().mapToInt(choice.options()::indexOf).toArray();
      places.put(choice.label(), order);
    }
    if (seed != 0) {
      Collections.shuffle(choices, random);
    }
  }

  private int[] order(String label) {
    return Objects.requireNonNull(places.get(label), label);
  }

  private static double[] back(int[] order, double[] numbers) {
    double[] back = new double[numbers.length];
    for (int k = 0; k < order.length; k++) {
      back[order[k]] = numbers[k];
    }
    return back;
  }

  private static double[] there(int[] order, double[] numbers) {
    double[] there = new double[numbers.length];
    for (int k = 0; k < order.length; k++) {
      there[k] = numbers[order[k]];
    }
    return there;
  }

  private static boolean[] there(int[] order, boolean[] flags) {
    boolean[] there = new boolean[flags.length];
    for (int k = 0; k < order.length; k++) {
      there[k] = flags[order[k]];
    }
    return there;
  }

  private Mixing original(Mixing mixing) {
    Map<String, Draw> draws = new LinkedHashMap<>();
    for (RelaxedChoice choice : original.choices()) {
      int[] order = order(choice.label());
      boolean[] active = new boolean[order.length];
      mixing.active(choice.label()).forEach(option -> active[order[option]] = true);
      draws.put(choice.label(), Sample.given(back(order, mixing.weights(choice.label())), active));
    }
    return Mixing.of(draws);
  }

  /**
   * A sampler that draws for each choice and option what it would in the original order.
   *
   * @param given choices that nothing is drawn for
   */
  Sampler sampler(Sampler sampler, java.util.Set<String> given) {
    List<String> labels = new ArrayList<>();
    choices.stream()
        .map(RelaxedChoice::label)
        .filter(label -> !given.contains(label))
        .forEach(labels::add);
    return new ByName(sampler, labels);
  }

  /** A derivation that reads scores in the original order: some know options by their places. */
  Derivation derivation(Derivation derivation) {
    return new Derivation() {
      @Override
      public Derived derive(SearchSpace space, List<Scores> scores) {
        List<Scores> turned = new ArrayList<>();
        for (RelaxedChoice choice : original.choices()) {
          scores.stream()
              .filter(some -> some.choice().label().equals(choice.label()))
              .map(
                  some ->
                      new Scores(
                          choice,
                          choice.options().stream()
                              .map(
                                  option ->
                                      some.point().get(some.choice().options().indexOf(option)))
                              .toList()))
              .forEach(turned::add);
        }
        return derivation.derive(space, turned);
      }

      @Override
      public String toString() {
        return derivation.toString();
      }
    };
  }

  private final class ByName implements Sampler {
    private final Sampler sampler;
    private final List<String> labels;
    private RandomGenerator last = new Seed(0).stream("none");
    private long base;
    private int count;

    private ByName(Sampler sampler, List<String> labels) {
      this.sampler = sampler;
      this.labels = labels;
    }

    /** Of fewer options than there were, which are left is not known: only means can be taken. */
    @Override
    public Draw draw(double[] point, double temperature, RandomGenerator random) {
      if (random != last) {
        last = random;
        base = random.nextLong();
        count = 0;
      }
      String label = labels.get(count % labels.size());
      int[] order = order(label);
      RandomGenerator own = new Seed(base).split(label, count / labels.size()).stream("draw");
      count++;
      if (point.length != order.length) {
        return sampler.draw(point, temperature, own);
      }
      Draw draw = sampler.draw(back(order, point), temperature, own);
      return new Draw() {
        @Override
        public double[] weights() {
          return there(order, draw.weights());
        }

        @Override
        public boolean[] active() {
          return there(order, draw.active());
        }

        @Override
        public GradientKind kind() {
          return draw.kind();
        }

        @Override
        public double[] pullback(double[] cotangent) {
          boolean score = draw.kind() == GradientKind.SCORE;
          return there(order, draw.pullback(score ? cotangent : back(order, cotangent)));
        }
      };
    }

    @Override
    public double[] mean(double[] point) {
      return sampler.mean(point);
    }
  }

  @Override
  public List<RelaxedChoice> choices() {
    return List.copyOf(choices);
  }

  @Override
  public int examples(Part part) {
    return original.examples(part);
  }

  @Override
  public double gradients(Mixing mixing, Minibatch batch, By by) {
    return original.gradients(original(mixing), batch, by);
  }

  @Override
  public double[] mixingGradient(String label) {
    return there(order(label), original.mixingGradient(label));
  }

  @Override
  public WeightVector weights() {
    return original.weights();
  }

  @Override
  public WeightVector gradient() {
    return original.gradient();
  }

  @Override
  public WeightVector statistics() {
    return original.statistics();
  }

  @Override
  public Judgement judge(Mixing mixing) {
    return original.judge(original(mixing));
  }

  @Override
  public long operationCalls() {
    return original.operationCalls();
  }

  @Override
  public void close() {
    original.close();
  }
}
