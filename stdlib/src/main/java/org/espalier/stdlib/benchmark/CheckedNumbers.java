package org.espalier.stdlib.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.Primitives;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.WeightStore;

/**
 * Whether a device computes what the processor does.
 *
 * @param choice which engine, on which device
 * @param brief whether few networks are enough
 */
record CheckedNumbers(EngineChoice choice, boolean brief) {
  /** Gradients of single precision, added up in another order. */
  private static final double TOLERANCE = 5e-3;

  private static final int BATCH = 8;

  /** Losses, gradients and scores of networks with fresh weights. */
  String ofNetworks() {
    double worst = 0;
    List<SearchSpace> spaces = List.of(CheckMaterial.small(), CheckMaterial.cells());
    for (SearchSpace space : spaces) {
      for (int i = 0; i < (brief ? 1 : 6); i++) {
        worst = Math.max(worst, difference(space.sample(new Seed(i)).network()));
      }
    }
    CheckMaterial.require(
        worst <= TOLERANCE, "losses and gradients differ by " + worst + " of their size");
    return String.format(Locale.ROOT, "loss and gradients differ by %.1e of their size", worst);
  }

  /** Whether a network's numbers are right. */
  void requireRight(Graph network) {
    double apart = difference(network);
    CheckMaterial.require(apart <= TOLERANCE, "losses and gradients differ by " + apart);
  }

  private double difference(Graph network) {
    List<float[]> here = pass(network, choice);
    List<float[]> there = pass(network, choice.on(DeviceName.cpu()));
    double worst = 0;
    for (int i = 0; i < here.size(); i++) {
      double size = 1e-3;
      double most = 0;
      for (int k = 0; k < here.get(i).length; k++) {
        size = Math.max(size, Math.abs(there.get(i)[k]));
        double apart = Math.abs(here.get(i)[k] - there.get(i)[k]);
        most = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(most, apart);
      }
      worst = Math.max(worst, most / Math.max(1, size));
    }
    return worst;
  }

  private static List<float[]> pass(Graph network, EngineChoice where) {
    Randomness random =
        new Randomness(new Setting(where, CheckMaterial.form(where), 4, 1, BATCH, 16, 1));
    try (WeightStore store = WeightStore.create(where, new Seed(1));
        Executable executable = Compiler.compile(network, store)) {
      Batch images = random.images();
      double loss = executable.gradients(images, random.labels(), Mode.TRAINING);
      List<float[]> found = new ArrayList<>(List.of(new float[] {(float) loss}));
      executable.learned().forEach(name -> found.add(executable.gradient(name)));
      found.addAll(executable.forward(images, Mode.EVALUATION));
      return found;
    }
  }

  /** Scores of zero-cost proxies. */
  String ofProxies() {
    List<Architecture> networks =
        IntStream.range(0, brief ? 1 : 4)
            .mapToObj(i -> CheckMaterial.small().sample(new Seed(20 + i)))
            .toList();
    double worst = 0;
    for (String proxy : List.of("naswot", "synflow", "grad_norm", "snip", "zen")) {
      try (var here = Primitives.zeroCost(proxy).batchSize(BATCH).engine(choice);
          var there = here.on(DeviceName.cpu())) {
        for (Architecture network : networks) {
          double a = here.estimate(network, new Seed(0)).measure(proxy);
          double b = there.estimate(network, new Seed(0)).measure(proxy);
          double apart = a == b ? 0 : Math.abs(a - b) / Math.max(1, Math.abs(b));
          worst = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(worst, apart);
        }
      }
    }
    CheckMaterial.require(worst <= 2 * TOLERANCE, "scores differ by " + worst + " of their size");
    return String.format(Locale.ROOT, "scores differ by %.1e of their size", worst);
  }
}
