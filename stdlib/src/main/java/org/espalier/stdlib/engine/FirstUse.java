package org.espalier.stdlib.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.device.Card;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.draw.Screen;

/**
 * What happens when an engine comes to a card for the first time: where the library holds no
 * machine code for the card, the driver compiles it, which takes from seconds to minutes and looks
 * like a program that hangs. So a small network takes a step of training, with a word on the screen
 * before and after. The driver keeps what it compiled; a mark beside the libraries says that it
 * has.
 */
final class FirstUse {
  private static final Set<EngineChoice> MET = ConcurrentHashMap.newKeySet();
  private static final int BATCH = 4;
  private static final int CHANNELS = 8;
  private static final int CLASSES = 4;

  private FirstUse() {}

  /**
   * Lets an engine meet a card, unless it has.
   *
   * @throws EngineUnavailableException if the engine cannot compute there
   */
  static void announce(EngineChoice choice) {
    Cards cards = Cards.look();
    int index = choice.device().index();
    if (index >= cards.cards().size() || !MET.add(choice)) {
      return;
    }
    Card card = cards.cards().get(index);
    announce(choice, card, mark(choice, card, cards.driver()), () -> step(choice));
  }

  /** Likewise, with the step to take and the file that tells that it was taken. */
  static void announce(EngineChoice choice, Card card, Path mark, Runnable step) {
    if (Files.exists(mark)) {
      return;
    }
    Screen.Place place = Screen.current().place();
    String what = choice.device() + ", " + card.name() + ", is new to " + choice.engine().label();
    place.put(
        (what + ": the driver compiles device code for it now and keeps it.")
            + " This takes up to some minutes, once.");
    long start = System.nanoTime();
    try {
      step.run();
      Files.createDirectories(mark.toAbsolutePath().getParent());
      Files.writeString(mark, what + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      MET.remove(choice);
      throw new EngineUnavailableException(refused(choice, card, e), e);
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    place.put(
        String.format(Locale.ROOT, "%s: ready after %.1f s.", what, time.toMillis() / 1000.0));
  }

  private static String refused(EngineChoice choice, Card card, RuntimeException problem) {
    String reason = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    String start =
        choice.engine().label() + " cannot compute on " + choice.device() + ", " + card + ": ";
    return start
        + reason
        + (choice.engine() == EngineKind.MXNET
            ? ". PyTorch may: ./espalier gpu install"
                + CardLibraries.option(EngineKind.PYTORCH)
                + ", start again, and say %engine PyTorch. Use cpu meanwhile."
            : ". Use cpu, or a newer driver.");
  }

  /** A mark for what decides over compiled code: engine, its build, card and driver. */
  private static Path mark(EngineChoice choice, Card card, String driver) {
    Path folder = CardLibraries.folder(choice.engine());
    String name = card.name() + " " + card.capability() + " " + driver;
    return folder.resolve("met").resolve(name.replaceAll("[^A-Za-z0-9.]+", "-"));
  }

  private static void step(EngineChoice choice) {
    Graph graph = network();
    try (WeightStore store = WeightStore.create(choice, new Seed(0));
        Executable executable = Compiler.compile(graph, store)) {
      float[] image = new float[BATCH * (int) graph.inputs().get(0).shape().elements()];
      float[] target = new float[BATCH * (int) graph.shape().elements()];
      executable.gradients(Batch.of(BATCH, image), target, Mode.TRAINING);
      store.optimizer(Sgd.standard()).step(executable.learned(), 0.1);
      executable.forward(Batch.of(BATCH, image), Mode.EVALUATION);
      store.settle();
    }
  }

  private static Graph network() {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", Shape.of(3, 8, 8));
    Node wide = builder.add("wide", Convolution.same(CHANNELS, 3, 1), image);
    Node norm = builder.add("norm", BatchNormalization.standard(), wide);
    Node active = builder.add("active", new Activation(Activation.Kind.RELU), norm);
    Node deep = builder.add("deep", Convolution.depthwise(CHANNELS, Window.same(3, 1, 1)), active);
    Node both = builder.add("both", new Addition(), deep, active);
    Node pooled = builder.add("pooled", Pooling.average(3, 1), both);
    Node mean = builder.add("mean", GlobalPooling.average(), pooled);
    return builder.build(builder.add("classes", new Linear(CLASSES, true), mean));
  }
}
