package org.espalier.stdlib.supernet;

import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.data.Text;
import org.espalier.stdlib.data.TextSet;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.Supernet;
import org.espalier.stdlib.train.NetworkFit;
import org.espalier.stdlib.train.Score;
import org.espalier.stdlib.train.TextFeed;
import org.espalier.stdlib.train.TextScoring;

/**
 * Windows of a text's training part, cut in two where a search has two levels; an example is as
 * long as a network has steps. Supernets are judged by the validation part, which no gradient is
 * taken by. DARTS' code learns architectures from the validation part and judges by it as well.
 */
public final class TextExamples implements Examples {
  private final Text training;
  private final Text judged;
  private final TextFeed learned;
  private final TextFeed held;
  private TextFeed loaded;

  private TextExamples(TextSet data, Graph network, Text training, Text held) {
    NetworkFit.require(network, training);
    this.training = training;
    this.judged = data.validation();
    this.learned = new TextFeed(training, network);
    this.held = new TextFeed(held, network);
    this.loaded = learned;
    if (judged.count() < 2 || learned.windows() < 1) {
      throw new IllegalArgumentException(
          "A search needs a text of more symbols than a network has steps to learn from, and 2 to be"
              + (" judged by, but there are '" + training.name() + "' and '" + judged.name() + "'.")
              + " Take a longer text, or fewer steps(...).");
    }
  }

  /**
   * The whole training part for weights and parameters alike.
   *
   * @param network one of those that will read it; tells the length of the windows
   */
  public static TextExamples together(TextSet data, Graph network) {
    Text train = data.train();
    return new TextExamples(data, network, train, train.part(train.name(), 0, 0));
  }

  /**
   * The training part cut in two.
   *
   * @param share which share architecture parameters are learned from: the end of the text
   * @throws IllegalArgumentException when either is shorter than a window
   */
  public static TextExamples cut(TextSet data, double share, Graph network) {
    Text train = data.train();
    int at = (int) Math.round(train.count() * (1 - share));
    Text first = train.part(train.name() + ", the first " + at, 0, at);
    Text last = train.part(train.name() + ", from " + at + " on", at, train.count());
    TextExamples examples = new TextExamples(data, network, first, last);
    if (examples.held.windows() < 1) {
      throw new IllegalArgumentException(
          "held("
              + (share + "): of " + train.count() + " symbols that leaves " + last.count())
              + " to learn architectures from, fewer than a network has steps. Hold more, or take"
              + " a longer text.");
    }
    return examples;
  }

  @Override
  public int count(Part part) {
    return feed(part).windows();
  }

  private TextFeed feed(Part part) {
    return part == Part.TRAINING ? learned : held;
  }

  @Override
  public String description() {
    return training
        + (" in " + learned.windows() + " windows and " + held.windows() + " held, judged by ")
        + judged;
  }

  @Override
  public boolean consecutive() {
    return true;
  }

  @Override
  public Loss loss() {
    return TextFeed.loss(0);
  }

  @Override
  public Loaded load(Minibatch batch) {
    loaded = feed(batch.part());
    loaded.load(batch.examples().stream().mapToInt(example -> example).toArray());
    return new Loaded(loaded.batch(), loaded.target(0));
  }

  @Override
  public void handOn(List<float[]> states) {
    loaded.handOn(states);
  }

  @Override
  public Supernet.Judgement judge(Executable supernet) {
    Score score = TextScoring.of(supernet, judged);
    return new Supernet.Judgement(score.loss(), score.accuracy());
  }

  @Override
  public void requireFit(Graph graph) {
    NetworkFit.require(graph, training);
  }
}
