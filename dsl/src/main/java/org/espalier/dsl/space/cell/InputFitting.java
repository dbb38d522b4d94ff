package org.espalier.dsl.space.cell;

import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.ShapeException;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.part.FactorizedReduction;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Site;

/**
 * How a two-input cell brings what it reads to its own channels and to one size. What the cell
 * before the last yielded is twice as large where the last one halved it; then a {@link
 * FactorizedReduction} halves it too.
 */
enum InputFitting {
  /** Both inputs go through ReLU, 1x1 convolution and batch norm in any case: DARTS' code. */
  ALWAYS("") {
    @Override
    List<Operation> closing() {
      return List.of();
    }

    @Override
    boolean fits(Flow flow, int channels) {
      return false;
    }
  },

  /**
   * The older input is left alone where its size and channels are right: NASNet's code. Operations
   * adapt the channels themselves. That code leaves the older input of a network's first cell alone
   * in any case, which is {@link #AS_RELEASED}; here it is brought to the cell's channels like all
   * others.
   */
  WHERE_NEEDED(".fitWhereNeeded()") {
    @Override
    List<Operation> closing() {
      return List.of(new Activation(Activation.Kind.RELU));
    }

    @Override
    boolean fits(Flow flow, int channels) {
      return isFit(flow, channels);
    }
  },

  /** Likewise, and left alone in a network's first cell too, whose two inputs are one. */
  AS_RELEASED(".fitAsReleased()") {
    @Override
    List<Operation> closing() {
      return WHERE_NEEDED.closing();
    }

    @Override
    boolean fits(Flow flow, int channels) {
      return isFit(flow, channels) || flow.before().equals(flow.last());
    }
  };

  private final String text;

  InputFitting(String text) {
    this.text = text;
  }

  private static boolean isFit(Flow flow, int channels) {
    Shape before = flow.before().shape();
    boolean sameSize = before.height() == flow.last().shape().height();
    return sameSize && before.channels() == channels;
  }

  /** Whether the older input is left as it is. */
  abstract boolean fits(Flow flow, int channels);

  /** The cell's first two states. */
  List<Node> fit(GraphBuilder cell, Flow flow, int channels) {
    Node older =
        fits(flow, channels)
            ? flow.before()
            : fit(cell.within("input.0"), flow.before(), flow.last().shape(), channels);
    Node newer = fit(cell.within("input.1"), flow.last(), flow.last().shape(), channels);
    return List.of(older, newer);
  }

  private static Node fit(GraphBuilder place, Node node, Shape size, int channels) {
    int height = node.shape().height();
    if (height == size.height()) {
      Site site = new Site(place, node, channels, 1);
      return site.chain(Candidates.preActivated(site, 1));
    }
    if (half(height) != size.height() || half(node.shape().width()) != size.width()) {
      throw new ShapeException(
          "At '"
              + place.place()
              + "': a cell's older input is as large as the newer one, "
              + size
              + ", or twice as large, but it is "
              + node.shape()
              + ".");
    }
    return FactorizedReduction.of(new Site(place, node, channels, 2));
  }

  private static int half(int extent) {
    return (extent + 1) / 2;
  }

  /** One of the cell's inputs as it stands in the output. */
  static Node end(CellFrame frame, int state) {
    Node input = frame.states().get(state);
    Shape wanted = frame.states().get(frame.states().size() - 1).shape();
    return input.shape().equals(wanted)
        ? input
        : fit(frame.graph().within("output." + state), input, wanted, wanted.channels());
  }

  /** What comes before the classifier's pool. */
  abstract List<Operation> closing();

  String text() {
    return text;
  }
}
