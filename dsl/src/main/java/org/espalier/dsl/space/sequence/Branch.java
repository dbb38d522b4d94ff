package org.espalier.dsl.space.sequence;

import java.util.Locale;
import org.espalier.dsl.operation.Attention;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GatedRecurrentUnit;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Window;

/** What may work on a share of an encoder layer's features. */
public enum Branch {
  /** Multi-head attention to itself; the layer chooses the number of heads. */
  ATTENTION,
  /** A gated recurrent unit. */
  GRU,
  /** A convolution over three time steps, with a bias. */
  CONV;

  /** The operation on so many features. */
  Operation on(int features, int heads) {
    return switch (this) {
      case ATTENTION -> new Attention(heads);
      case GRU -> new GatedRecurrentUnit(features);
      case CONV -> new Convolution(features, Window.row(3, 1), 1, true);
    };
  }

  /** As decisions write it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
