package org.espalier.stdlib.estimate;

import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Shape;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.proxy.Prober;
import org.espalier.stdlib.proxy.ProxyImages;
import org.jspecify.annotations.Nullable;

/** The prober of an estimator, which fits one shape of images at a time. */
final class Probing {
  private @Nullable Prober prober;
  private @Nullable Shape image;
  private long classes;

  /** The one that fits a network. */
  synchronized Prober prober(Graph network, ProxyEstimator settings) {
    Shape fed = network.inputs().get(0).shape();
    long outputs = network.shape().elements();
    if (prober == null || !fed.equals(image) || outputs != classes) {
      close();
      image = fed;
      classes = outputs;
      prober = Prober.open(settings.engine(), images(fed, outputs, settings), settings.seed());
    }
    return prober;
  }

  private static ProxyImages images(Shape image, long classes, ProxyEstimator settings) {
    DataSet data = settings.data();
    return data == null
        ? ProxyImages.noise(image, Math.toIntExact(classes), settings.batch(), settings.seed())
        : ProxyImages.from(data.train(), settings.batch(), settings.seed());
  }

  synchronized void close() {
    if (prober != null) {
      prober.close();
      prober = null;
    }
  }
}
