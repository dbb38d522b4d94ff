package org.espalier.stdlib.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.Primitives;
import org.espalier.stdlib.data.Glyphs;
import org.espalier.stdlib.device.Card;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.CardMemory;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.EngineReport;
import org.espalier.stdlib.engine.Engines;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Form;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.WeightStore;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.study.Study;
import org.espalier.stdlib.study.StudyListener;
import org.espalier.stdlib.study.Trial;

/**
 * Everything that a device has to do, tried out once, each against the processor where there is an
 * answer to compare with. Works without a test library and without a network; on the processor
 * itself it is the same course, less what only a card can show.
 *
 * @param choice which engine, on which device
 * @param others the devices besides, over which trials are spread
 * @param brief whether everything is small, to try the check itself
 */
public record CardCheck(EngineChoice choice, List<DeviceName> others, boolean brief) {
  /** Gradients of single precision, added up in another order. */
  private static final double TOLERANCE = 5e-3;

  private static final int BATCH = 8;
  private static final long IMAGES = 1L << 30;

  /** Copies. */
  public CardCheck {
    others = List.copyOf(others);
  }

  /**
   * What became of one step.
   *
   * @param name of the step
   * @param held whether it did what it has to
   * @param said what was found, or what went wrong
   * @param seconds how long it took
   */
  public record Step(String name, boolean held, String said, double seconds) {
    /** In one line. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%-6s %s (%.1f s): %s", held ? "ok" : "FAILED", name, seconds, said);
    }
  }

  /**
   * Does all of it, whatever fails.
   *
   * @param each is told of every step when it ends
   */
  public List<Step> run(Consumer<Step> each) {
    List<Step> steps = new ArrayList<>();
    attempt("device", this::device, steps, each);
    attempt("same numbers as on the processor", this::sameNumbers, steps, each);
    attempt("proxies as on the processor", this::sameProxies, steps, each);
    attempt("training on glyphs", this::training, steps, each);
    attempt("a DARTS search on glyphs", this::darts, steps, each);
    if (choice.device().gpu()) {
      attempt("too little memory is a failed trial", this::tooLittleMemory, steps, each);
    }
    if (!others.isEmpty()) {
      attempt("trials spread over devices", this::spread, steps, each);
    }
    attempt("bench darts-step", this::dartsStep, steps, each);
    attempt("bench nb201-train", this::training201, steps, each);
    attempt("bench proxies", this::proxies, steps, each);
    return steps;
  }

  private static void attempt(
      String name, Callable<String> work, List<Step> steps, Consumer<Step> each) {
    long start = System.nanoTime();
    boolean held = false;
    String said;
    try {
      said = work.call();
      held = true;
    } catch (Exception | LinkageError | OutOfMemoryError failure) {
      said = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
    Step step = new Step(name, held, said, (System.nanoTime() - start) / 1e9);
    steps.add(step);
    each.accept(step);
  }

  private String device() {
    String name = choice.engine().label();
    EngineReport engine =
        Engines.report().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    require(
        engine.devices().contains(choice.device().toString()),
        name + " sees " + engine.devices() + " only; ./espalier doctor says why");
    String card =
        Cards.look().cards().stream()
            .filter(one -> choice.device().equals(DeviceName.gpu(one.index())))
            .map(Card::toString)
            .findFirst()
            .orElse("the processor");
    return choice + ", " + card + ", " + name + " " + engine.version() + ", " + engine.library();
  }

  private String sameNumbers() {
    double worst = 0;
    List<SearchSpace> spaces = List.of(small(), cells());
    for (SearchSpace space : spaces) {
      for (int i = 0; i < (brief ? 1 : 6); i++) {
        worst = Math.max(worst, difference(space.sample(new Seed(i)).network()));
      }
    }
    require(worst <= TOLERANCE, "losses and gradients differ by " + worst + " of their size");
    return String.format(Locale.ROOT, "loss and gradients differ by %.1e of their size", worst);
  }

  private static SearchSpace small() {
    return Spaces.nasBench201(
        Spaces.sizes("nb201").channels(8).layers(1).image(Language.image(3, 16, 16)));
  }

  private static SearchSpace cells() {
    return Spaces.darts(
        Spaces.sizes("darts").channels(4).layers(4).image(Language.image(3, 16, 16)));
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
    Randomness random = new Randomness(setting(where, 4, BATCH, 16, 1));
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

  private String sameProxies() {
    List<Architecture> networks =
        java.util.stream.IntStream.range(0, brief ? 1 : 4)
            .mapToObj(i -> small().sample(new Seed(20 + i)))
            .toList();
    double worst = 0;
    for (String proxy : List.of("naswot", "synflow", "grad_norm", "snip", "zen")) {
      try (var here = Primitives.zeroCost(proxy).batchSize(BATCH).engine(choice);
          var there = here.on(DeviceName.cpu())) {
        for (Architecture network : networks) {
          double a = measure(here.estimate(network, new Seed(0)), proxy);
          double b = measure(there.estimate(network, new Seed(0)), proxy);
          double apart = a == b ? 0 : Math.abs(a - b) / Math.max(1, Math.abs(b));
          worst = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(worst, apart);
        }
      }
    }
    require(worst <= 2 * TOLERANCE, "scores differ by " + worst + " of their size");
    return String.format(Locale.ROOT, "scores differ by %.1e of their size", worst);
  }

  private static double measure(Evaluation evaluation, String name) {
    return evaluation.measure(name);
  }

  private String training() {
    int epochs = brief ? 1 : 6;
    Evaluation found =
        Primitives.train(glyphs())
            .epochs(epochs)
            .engine(choice)
            .estimate(small().sample(new Seed(3)), new Seed(0));
    double accuracy = found.measure("accuracy");
    require(brief || accuracy > 0.3, "accuracy is " + accuracy + ", where chance is 0.1");
    return "accuracy " + accuracy + " " + found.provenance();
  }

  private Glyphs glyphs() {
    return Primitives.glyphs().size(16).train(brief ? 64 : 1500).validation(brief ? 32 : 300);
  }

  private String darts() {
    var found =
        Primitives.darts(cells())
            .order(1)
            .epochs(brief ? 1 : 3)
            .batchSize(brief ? 8 : 32)
            .on(glyphs())
            .engine(choice)
            .run();
    return "found " + found.derive();
  }

  /** A network of so many wide layers that their values alone are more than the card holds. */
  private String tooLittleMemory() {
    Card card = Cards.look().cards().get(choice.device().index());
    int layers = (int) (card.memory() / IMAGES * 5 / 4) + 1;
    Study study =
        Primitives.search(small())
            .estimator((architecture, seed) -> pass(layers))
            .trials(1)
            .listener(silent())
            .run();
    Trial trial = study.trials().get(0);
    require(trial.status() == Trial.Status.FAILED, "the trial ended as " + trial);
    require(trial.reason().contains("not enough memory"), "the trial says: " + trial.reason());
    double after = difference(small().sample(new Seed(0)).network());
    require(after <= TOLERANCE, "the numbers after it differ by " + after);
    return trial.reason();
  }

  /** A GiB for each layer: 64 images of 4,096 channels of 32x32. */
  private Evaluation pass(int layers) {
    GraphBuilder builder = Graph.builder();
    Node node = builder.input("image", Shape.of(3, 32, 32));
    node = builder.add("wide", Convolution.same(4096, 1, 1), node);
    for (int i = 0; i < layers; i++) {
      node = builder.add("layer." + i, Convolution.depthwise(4096, Window.same(3, 1, 1)), node);
    }
    Graph network = builder.build(builder.add("mean", GlobalPooling.average(), node));
    try (WeightStore store = WeightStore.create(choice, new Seed(1));
        Executable executable =
            Compiler.compile(network, store, Form.COMPILED, Loss.WEIGHTED_SUM)) {
      float[] target = new float[64 * 4096];
      Batch images = Batch.of(64, new float[64 * 3 * 32 * 32]);
      double loss = executable.gradients(images, target, Mode.TRAINING, GradientsOf.WEIGHTS);
      throw new IllegalStateException("it has memory enough, and the loss is " + loss);
    }
  }

  private static StudyListener silent() {
    return (study, ended) -> {};
  }

  private String spread() {
    List<DeviceName> all = new ArrayList<>(List.of(choice.device()));
    all.addAll(others);
    Study study =
        Primitives.search(small())
            .estimator(Primitives.train(glyphs()).epochs(1).engine(choice))
            .on(all.toArray(DeviceName[]::new))
            .trials(2 * all.size())
            .listener(silent())
            .run();
    require(study.finished().size() == 2 * all.size(), study.toString());
    for (DeviceName device : all) {
      require(
          study.finished().stream()
              .anyMatch(trial -> String.valueOf(trial.evaluation()).contains(device.toString())),
          "no trial ran on " + device);
    }
    return study.toString();
  }

  private String dartsStep() {
    return timed(Timing.dartsStep(bench(brief ? 4 : 16, brief ? 2 : 8)));
  }

  private String training201() {
    return timed(
        Timing.nasBench201Training(
            bench(brief ? 4 : 16, brief ? 1 : 5),
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|"));
  }

  private String proxies() {
    Setting setting = bench(brief ? 4 : 16, brief ? 1 : 5);
    Form form = choice.engine() == EngineKind.MXNET ? Form.PIECEWISE : Form.PORTABLE;
    ProxyRate rate =
        ProxyRate.of(
            new Setting(
                choice,
                form,
                setting.channels(),
                setting.cells(),
                setting.batch(),
                setting.size(),
                setting.steps()),
            "naswot",
            /* atOnce= */ 1);
    return String.format(Locale.ROOT, "%.2f networks a second by naswot", rate.perSecond())
        + memory();
  }

  private Setting bench(int channels, int cells) {
    return new Setting(
        choice, form(choice), channels, cells, brief ? 4 : 64, brief ? 8 : 32, brief ? 1 : 20);
  }

  private static Setting setting(EngineChoice where, int channels, int batch, int size, int steps) {
    return new Setting(where, form(where), channels, 1, batch, size, steps);
  }

  private static Form form(EngineChoice where) {
    return where.engine() == EngineKind.MXNET ? Form.COMPILED : Form.PORTABLE;
  }

  private String timed(Timing timing) {
    return String.format(
            Locale.ROOT,
            "median %.1f ms, least %.1f ms, %d learned numbers",
            timing.medianMilliseconds(),
            timing.leastMilliseconds(),
            timing.parameters())
        + memory();
  }

  private String memory() {
    var used = CardMemory.used(choice.device());
    return used.isPresent() ? ", " + used.getAsLong() / (1 << 20) + " MiB of the card taken" : "";
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
