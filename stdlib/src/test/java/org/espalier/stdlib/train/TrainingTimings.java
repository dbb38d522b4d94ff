package org.espalier.stdlib.train;

import org.espalier.dsl.operation.Shape;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.data.DataSets;
import org.espalier.stdlib.data.ImageShape;
import org.espalier.stdlib.engine.Engines;
import org.espalier.stdlib.engine.Networks;

/** Prints what training a notebook's candidate on glyphs comes to, four times in a row. */
public final class TrainingTimings {
  private TrainingTimings() {}

  /** How many threads; as many as usual if nothing is said. */
  public static void main(String[] arguments) {
    Engines.setThreads(arguments.length > 0 ? Integer.parseInt(arguments[0]) : Engines.threads());
    DataSet glyphs = DataSets.glyphs();
    ImageShape image = glyphs.train().shape();
    Shape shape = Shape.of(image.channels(), image.height(), image.width());
    Training settings = Training.on(glyphs).epochs(2).seed(7);
    System.out.println(glyphs.train());
    for (int round = 0; round < 4; round++) {
      TrainingLoop loop = new TrainingLoop(settings, TrainingListener.NONE);
      System.out.println(
          loop.run(Networks.cells(shape, 8, 1, glyphs.train().classes(), Networks.MIXED)));
    }
  }
}
