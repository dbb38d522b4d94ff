package org.espalier.stdlib.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.Primitives;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.study.Study;

/**
 * Whether trainings and searches run on a device.
 *
 * @param choice which engine, on which device
 * @param others the devices besides, over which trials are spread
 * @param brief whether everything is small
 */
record CheckedSearches(EngineChoice choice, List<DeviceName> others, boolean brief) {
  /** A network learns glyphs. */
  String training() {
    int epochs = brief ? 1 : 6;
    Evaluation found =
        Primitives.train(CheckMaterial.glyphs(brief))
            .epochs(epochs)
            .engine(choice)
            .estimate(CheckMaterial.small().sample(new Seed(3)), new Seed(0));
    double accuracy = found.measure("accuracy");
    CheckMaterial.require(
        brief || accuracy > 0.3, "accuracy is " + accuracy + ", where chance is 0.1");
    return "accuracy " + accuracy + " " + found.provenance();
  }

  /** DARTS finds cells. */
  String darts() {
    var found =
        Primitives.darts(CheckMaterial.cells())
            .order(1)
            .epochs(brief ? 1 : 3)
            .batchSize(brief ? 8 : 32)
            .on(CheckMaterial.glyphs(brief))
            .engine(choice)
            .quiet()
            .run();
    return "found " + found.derive();
  }

  /** Trials run on each of several devices. */
  String spread() {
    List<DeviceName> all = new ArrayList<>(List.of(choice.device()));
    all.addAll(others);
    Study study =
        Primitives.search(CheckMaterial.small())
            .estimator(Primitives.train(CheckMaterial.glyphs(brief)).epochs(1).engine(choice))
            .on(all.toArray(DeviceName[]::new))
            .trials(2 * all.size())
            .listener((soFar, ended) -> {})
            .run();
    CheckMaterial.require(study.finished().size() == 2 * all.size(), study.toString());
    for (DeviceName device : all) {
      CheckMaterial.require(
          study.finished().stream()
              .anyMatch(trial -> String.valueOf(trial.evaluation()).contains(device.toString())),
          "no trial ran on " + device);
    }
    return study.toString();
  }
}
