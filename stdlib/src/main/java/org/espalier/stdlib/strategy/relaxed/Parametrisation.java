package org.espalier.stdlib.strategy.relaxed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.stdlib.strategy.relaxed.relaxation.Relaxation;

/**
 * From the parameters of all choices to the points of all choices. Most relax each choice by itself
 * ({@link #each}); edge normalisation or a softmax over a node's edges joins several, and may give
 * labels of its own to the parameters. Immutable.
 */
public interface Parametrisation {
  /** Gives every parameter its first number. */
  void start(ArchitectureParameters parameters, RandomGenerator random);

  /** The points, by the labels of the choices. */
  Map<String, double[]> points(ArchitectureParameters parameters);

  /** From gradients by the points to gradients by the parameters, by their labels. */
  Map<String, double[]> pullback(
      ArchitectureParameters parameters, Map<String, double[]> cotangents);

  /** Every choice by itself. */
  static Parametrisation each(Relaxation relaxation) {
    return new Each(relaxation);
  }

  /**
   * Every choice by itself.
   *
   * @param relaxation how
   */
  record Each(Relaxation relaxation) implements Parametrisation {
    @Override
    public void start(ArchitectureParameters parameters, RandomGenerator random) {
      for (RelaxedChoice choice : parameters.choices()) {
        parameters.set(choice.label(), relaxation.start(choice.size(), random));
      }
    }

    @Override
    public Map<String, double[]> points(ArchitectureParameters parameters) {
      Map<String, double[]> points = new LinkedHashMap<>();
      for (RelaxedChoice choice : parameters.choices()) {
        points.put(choice.label(), relaxation.point(parameters.get(choice.label())));
      }
      return points;
    }

    @Override
    public Map<String, double[]> pullback(
        ArchitectureParameters parameters, Map<String, double[]> cotangents) {
      Map<String, double[]> gradients = new LinkedHashMap<>();
      cotangents.forEach(
          (label, cotangent) ->
              gradients.put(label, relaxation.pullback(parameters.get(label), cotangent)));
      return gradients;
    }

    @Override
    public String toString() {
      return relaxation.toString();
    }
  }
}
