package org.espalier.stdlib.train;

import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.data.Text;
import org.espalier.stdlib.data.TextSet;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;

/**
 * A text of which every next symbol is wanted. A batch reads it at as many places as it has
 * examples, all the same distance apart, and the next batch goes on where this one ended, with the
 * states that the network handed on: back-propagation through time, cut off at a network's steps
 * (Zaremba, Sutskever and Vinyals, 2014, arXiv 1409.2329, section 4.1, as DARTS' code has it).
 *
 * @param data the text
 */
record TextLessons(TextSet data) implements Lessons {
  @Override
  public String name() {
    return data.name();
  }

  @Override
  public String training() {
    return data.train().name();
  }

  @Override
  public void requireEnough() {
    for (Text text : List.of(data.train(), data.validation())) {
      if (text.count() < 2) {
        throw new IllegalArgumentException(
            "Training needs texts of at least 2 symbols to learn from and to judge by, but "
                + (text.name() + " has " + text.count() + "."));
      }
    }
  }

  @Override
  public void requireFit(Graph network) {
    NetworkFit.require(network, data.train());
  }

  /** A text has one order; what does not fill a batch's steps is left out. */
  @Override
  public Pass pass(
      Graph network,
      int size,
      RandomGenerator order,
      Augmentation augmentation,
      RandomGenerator variation) {
    TextFeed feed = new TextFeed(data.train(), network);
    int rows = Math.min(size, feed.windows());
    int steps = feed.windows() / rows;
    return new Pass(steps, step -> feed.load(TextFeed.rows(rows, steps, step)), feed);
  }

  @Override
  public Loss loss(double smoothing) {
    return TextFeed.loss(smoothing);
  }

  @Override
  public Score validation(Executable network) {
    return on(network, data.validation());
  }

  @Override
  public Score test(Executable network) {
    return on(network, data.test());
  }

  @Override
  public Score on(Executable network, Text text) {
    return TextScoring.of(network, text);
  }
}
