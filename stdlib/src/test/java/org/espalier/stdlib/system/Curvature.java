package org.espalier.stdlib.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.espalier.stdlib.strategy.relaxed.By;
import org.espalier.stdlib.strategy.relaxed.Drawn;
import org.espalier.stdlib.strategy.relaxed.Event;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.SearchState;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * What the validation loss looks like around the parameters when an epoch ends: its whole Hessian,
 * by differences of gradients along each parameter, and its values.
 */
final class Curvature implements Event {
  private static final double RADIUS = 1e-6;

  /** Where losses are taken; farther off there are kinks. */
  private static final double BESIDE = 3e-5;

  private double[][] hessian = {};
  private List<Double> beside = new ArrayList<>();
  private double[] first = {};

  @Override
  public void happen(SearchState state, Moment moment) {
    int size = state.parameters().choices().stream().mapToInt(RelaxedChoice::size).sum();
    hessian = new double[size][];
    for (int i = 0; i < size; i++) {
      double[] along = new double[size];
      along[i] = 1;
      double[] ahead = at(state, along, RADIUS);
      double[] behind = at(state, along, -RADIUS);
      hessian[i] = new double[size];
      for (int j = 0; j < size; j++) {
        hessian[i][j] = (ahead[j] - behind[j]) / (2 * RADIUS);
      }
    }
    first = decomposed().getEigenvector(0).toArray();
    for (double distance : new double[] {-BESIDE, 0, BESIDE}) {
      beside.add(at(state, first, distance)[size]);
    }
  }

  /** The gradient by all parameters, and behind it the loss. */
  private static double[] at(SearchState state, double[] along, double distance) {
    move(state, along, distance);
    int count = state.search().batchSize();
    Minibatch held = new Minibatch(Part.VALIDATION, IntStream.range(0, count).boxed().toList(), 0);
    Drawn drawn = state.draw();
    double loss = state.supernet().gradients(drawn.mixing(), held, By.MIXTURES);
    Map<String, double[]> gradient = drawn.gradient(Drawn.Objective.plain(loss));
    move(state, along, -distance);
    return DoubleStream.concat(
            state.parameters().labels().stream()
                .flatMapToDouble(
                    label -> Arrays.stream(Objects.requireNonNull(gradient.get(label)))),
            DoubleStream.of(loss))
        .toArray();
  }

  private static void move(SearchState state, double[] along, double distance) {
    int from = 0;
    for (RelaxedChoice choice : state.parameters().choices()) {
      double[] by = Arrays.copyOfRange(along, from, from + choice.size());
      state.parameters().add(choice.label(), distance, by);
      from += choice.size();
    }
  }

  double[][] hessian() {
    return hessian;
  }

  /** The greatest difference of two numbers that a Hessian has twice. */
  double asymmetry() {
    double most = 0;
    for (int i = 0; i < hessian.length; i++) {
      for (int j = 0; j < i; j++) {
        most = Math.max(most, Math.abs(hessian[i][j] - hessian[j][i]));
      }
    }
    return most;
  }

  private EigenDecompositionSymmetric decomposed() {
    double[][] mean = new double[hessian.length][hessian.length];
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        mean[i][j] = (hessian[i][j] + hessian[j][i]) / 2;
      }
    }
    return new EigenDecompositionSymmetric(new Array2DRowRealMatrix(mean));
  }

  /** The largest eigenvalue. */
  double largest() {
    return decomposed().getEigenvalue(0);
  }

  /** The loss's own second difference along the first eigenvector. */
  double alongTheFirst() {
    return (beside.get(0) - 2 * beside.get(1) + beside.get(2)) / (BESIDE * BESIDE);
  }

  @Override
  public String toString() {
    return "curvature()";
  }
}
