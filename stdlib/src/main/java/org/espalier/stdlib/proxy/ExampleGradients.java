package org.espalier.stdlib.proxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;

/**
 * Gradients of one image at a time, each by many arrays as one vector. In evaluation mode images do
 * not depend on each other, so each runs alone; in training mode each takes a pass of the whole
 * batch, in which nothing but its own outputs counts.
 */
final class ExampleGradients {
  private final Probe probe;
  private final Mode mode;
  private final Executable run;
  private final float[] targets;

  private ExampleGradients(Probe probe, Mode mode, Executable run, float[] targets) {
    this.probe = probe;
    this.mode = mode;
    this.run = run;
    this.targets = targets;
  }

  /** Of each image's loss. */
  static ExampleGradients ofLosses(Probe probe, Weights weights) {
    Executable run = probe.run(probe.network(), weights, probe.loss());
    return new ExampleGradients(probe, weights.mode(), run, probe.targets());
  }

  /** Of each image's outputs, summed. */
  static ExampleGradients ofOutputs(Probe probe, Weights weights) {
    Executable run = probe.run(probe.network(), weights, Loss.WEIGHTED_SUM);
    int outputs = Math.toIntExact(probe.network().shape().elements());
    float[] ones = Probe.ones(outputs * probe.images().count());
    return new ExampleGradients(probe, weights.mode(), run, ones);
  }

  /** By the matrices of all layers. */
  List<float[]> matrices() {
    return by(probe.matrices(run));
  }

  /** By arrays of some names. */
  List<float[]> by(List<String> names) {
    List<float[]> all = new ArrayList<>();
    each(names, all::add);
    return all;
  }

  /** What it depends on. */
  Executable run() {
    return run;
  }

  /** One after the other, so that not all are held at once. */
  void each(List<String> names, Consumer<float[]> use) {
    for (int example = 0; example < probe.images().count(); example++) {
      pass(example);
      List<float[]> parts = names.stream().map(run::gradient).toList();
      float[] vector = new float[parts.stream().mapToInt(part -> part.length).sum()];
      int at = 0;
      for (float[] part : parts) {
        System.arraycopy(part, 0, vector, at, part.length);
        at += part.length;
      }
      use.accept(vector);
    }
  }

  private void pass(int example) {
    int outputs = targets.length / probe.images().count();
    int from = example * outputs;
    float[] own = Arrays.copyOfRange(targets, from, from + outputs);
    if (mode == Mode.EVALUATION) {
      Batch alone = Batch.of(1, probe.images().numbers(example, 1));
      run.gradients(alone, own, mode, GradientsOf.WEIGHTS);
      return;
    }
    float[] only = new float[targets.length];
    System.arraycopy(own, 0, only, from, outputs);
    run.gradients(probe.images().batch(), only, mode, GradientsOf.WEIGHTS);
  }
}
