package org.espalier.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.espalier.kernel.cell.CellFailure;
import org.espalier.kernel.output.CellOutput;
import org.espalier.kernel.output.CurrentOutput;
import org.espalier.kernel.render.MimeBundle;
import org.espalier.stdlib.study.Study;
import org.espalier.stdlib.system.FoundArchitecture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cell finds, with real cells, a real search and the real engine. */
class SessionTest {
  private static final Session SESSION = Session.begin();
  private int cells;

  @AfterAll
  static void end() {
    SESSION.close();
  }

  private @Nullable Object value(String code) throws CellFailure {
    return SESSION.cells().evaluate(++cells, code).value();
  }

  private MimeBundle shown(String code) throws CellFailure {
    return SESSION.renderers().render(value(code));
  }

  @Test
  void theWordsAreThereWithoutAnImport() throws CellFailure {
    assertThat(String.valueOf(value("nasBench201().size()"))).isEqualTo("15625");
    assertThat(value("agingEvolution(population(5), sample(2))"))
        .hasToString("agingEvolution(population(5), sample(2))");
  }

  @Test
  void typesOfTheLanguageAreThereWithoutAnImport() throws CellFailure {
    assertThat(
            value(
                """
                fun better(space: SearchSpace, a: Architecture, cost: Cost, seed: Seed): Architecture =
                    listOf(a, space.sample(seed)).minBy { cost.of(it.network()) }
                val kinds = listOf(Crossover::class, Mutation::class, Graph::class, Bound::class, Encoding::class,
                    Distribution::class, Decision::class, Domain::class, Operation::class, Shape::class,
                    CandidateOperation::class, LatencyTable::class, ExpectedCost::class, FeatureGraph::class,
                    GraphEditDistance::class, DataSet::class, Split::class, Pictures::class, Estimator::class,
                    Strategy::class, Study::class, Trial::class)
                kinds.map { it.java.packageName }.all { it.startsWith("org.espalier") }
                """))
        .isEqualTo(true);
  }

  @Test
  void whatTheUserDeclaresWinsOverWhatEveryCellImports() throws CellFailure {
    value("class Architecture(val storeys: Int)");
    value("enum class SKIP { STONES }; typealias ADD = Thread.State");
    assertThat(value("fun storeys(of: Architecture) = of.storeys; storeys(Architecture(3))"))
        .isEqualTo(3);
    assertThat(value("SKIP.STONES")).hasToString("STONES");
    assertThat(value("ADD.NEW")).isEqualTo(Thread.State.NEW);
    assertThat(value("import java.awt.Shape; Shape::class.java")).isEqualTo(java.awt.Shape.class);
    assertThat(value("ops(NONE, CONV_3X3).toString()"))
        .as("all other words are as before")
        .isEqualTo("[NONE, CONV_3X3]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "ce|ll() => A cell of four nodes, whose edges are still to be said.",
        "cell(\"a|\") => cells of different names decide for themselves.",
        "stage(|) => A stage, whose layers are still to be said.",
        "cell().no|des(4) => nodes",
        "search(nas|Bench201()) => 15,625 cells",
        "sea|rch(nasBench201()) => Begins a search",
        "conv(3, 16|) => A convolution for Network.stem",
        "nasBench201().sam|ple(seed(1)) => each is as likely as any other",
        "CONV_|3X3 => ReLU, 3x3 convolution, batch norm.",
        "Mutation.seve|ralDecisions(2) => several",
        "image(3, 32, 32).wid|th() => An image's width.",
        "Net|work => class Network",
      })
  void inspectTellsTheJavadocOfOurWords(String marked, String expected) {
    String code = marked.replace("|", "");
    assertThat(
            SESSION
                .cells()
                .inspect(code, marked.indexOf('|'))
                .map(found -> text(found, "text/plain"))
                .orElse("nothing"))
        .containsIgnoringCase(expected)
        .contains("\n\n")
        .doesNotContain("{@");
  }

  @Test
  void valuesShowThemselvesAsPicturesAndAsText() throws CellFailure {
    MimeBundle space = shown("nasBench201()");
    assertThat(text(space, "text/html")).contains("15,625 architectures", "data:image/svg+xml");
    assertThat(text(space, "text/plain")).contains("1,531,546");
    MimeBundle architecture = shown("nasBench201().architecture(3, 3, 3, 3, 3, 3)");
    assertThat(text(architecture, "text/html")).contains("1,531,546 parameters");
    MimeBundle data = shown("glyphs().train(50).validation(10).test(10)");
    assertThat(text(data, "image/svg+xml")).contains("<svg");
    assertThat(data.data()).containsKeys("image/png", "text/plain");
  }

  private static String text(MimeBundle bundle, String type) {
    return String.valueOf(bundle.data().get(type));
  }

  @Test
  void engineAndDeviceAreTheEnginesOwn() throws CellFailure {
    value("%engine PyTorch");
    assertThat(value("org.espalier.stdlib.engine.Engines.defaultChoice()"))
        .hasToString("PyTorch on cpu");
    value("%engine MXNet");
    assertThat(value("org.espalier.stdlib.engine.Engines.defaultChoice()"))
        .hasToString("MXNet on cpu");
  }

  @Test
  void anInterruptedSearchEndsAtOnceAndKeepsEveryTrialThatEnded() throws Exception {
    Recording output = new Recording();
    CompletableFuture<Object> cell =
        CompletableFuture.supplyAsync(
            () -> {
              CurrentOutput.bind(output);
              return search();
            });
    awaitTrials(output, 2);
    long asked = System.nanoTime();
    SESSION.cells().interrupt();
    Study study = (Study) cell.get(20, TimeUnit.SECONDS);
    Duration waited = Duration.ofNanos(System.nanoTime() - asked);
    assertThat(study.interrupted()).isTrue();
    assertThat(study.finished()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(waited).isLessThan(Duration.ofSeconds(3));
    // The cell gave its value, so the study is there for the next one.
    assertThat(value("kept.trials().size")).isEqualTo(study.trials().size());
    assertThat(value("1 + 1")).isEqualTo(2);
    assertThat(output.displays).as("one display").hasSize(1);
    assertThat(output.updates).as("updated in place").isNotEmpty();
  }

  @Test
  void aDifferentiableSearchFillsOneDisplayAndItsResultShowsItself() throws Exception {
    Recording output = new Recording();
    FoundArchitecture found =
        (FoundArchitecture)
            CompletableFuture.supplyAsync(
                    () -> {
                      CurrentOutput.bind(output);
                      return differentiable();
                    })
                .get(2, TimeUnit.MINUTES);
    assertThat(output.displays).as("one display").hasSize(1);
    assertThat(output.displays.get(0) + output.updates).contains("epoch 2 of 2");
    assertThat(output.pages.get(output.pages.size() - 1))
        .contains("data:image/svg+xml", "What the choices lean to after epoch 2", "<area ");
    MimeBundle shown = SESSION.renderers().render(found);
    assertThat(text(shown, "text/html")).contains("It ended because: all epochs done", "glyphs");
    assertThat(text(shown, "text/plain")).contains("Genotype(normal=", "Skip connections");
    assertThat(text(shown("found.heatMap(1)"), "text/html")).contains("after epoch 1", "<area ");
    assertThat(text(shown("found.losses().logarithmic()"), "image/svg+xml")).contains("Losses");
    assertThat(text(shown("compare(found, found)"), "text/html")).contains("why it ended");
  }

  private Object differentiable() {
    String code =
        """
        val tiny = network(image(3, 8, 8)).stem(conv(3, 12))
            .repeat(2, cell("normal").inputs(2).nodes(2).keep(2, ops(SKIP_CONNECT, SEP_CONV_3X3)).channels(4))
            .classes(10)
        val found = darts(tiny).order(1).epochs(2).batchSize(16)
            .on(glyphs().size(8).train(32).validation(10)).run()
        found
        """;
    try {
      return Objects.requireNonNull(value(code));
    } catch (CellFailure failure) {
      throw new AssertionError(String.join("\n", failure.traceback()), failure);
    }
  }

  private Object search() {
    String code =
        """
        val kept = search(nasBench201(sizes("nb201").channels(4).layers(1).size(16)))
            .estimator(train(glyphs().train(300).validation(100)).epochs(1)).trials(1000).run()
        kept
        """;
    try {
      return Objects.requireNonNull(value(code));
    } catch (CellFailure failure) {
      throw new AssertionError(String.join("\n", failure.traceback()), failure);
    }
  }

  private static void awaitTrials(Recording output, int trials) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (output.updates.stream().noneMatch(text -> done(text) >= trials)) {
      assertThat(System.nanoTime()).as("a trial ended").isLessThan(end);
      Thread.sleep(50);
    }
  }

  /** The count before the slash in a line such as {@code ░░░ 3/1000 best ...}. */
  private static int done(String line) {
    String before = line.substring(0, line.indexOf('/'));
    return Integer.parseInt(before.substring(before.lastIndexOf(' ') + 1));
  }

  private static final class Recording implements CellOutput {
    private final List<String> displays = Collections.synchronizedList(new ArrayList<>());
    private final List<String> updates = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final List<String> pages = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Override
    public void stream(Stream stream, String text) {}

    @Override
    public void display(MimeBundle bundle, @Nullable String id) {
      displays.add(text(bundle, "text/plain"));
      pages.add(text(bundle, "text/html"));
    }

    @Override
    public void update(String id, MimeBundle bundle) {
      updates.add(text(bundle, "text/plain"));
      pages.add(text(bundle, "text/html"));
    }

    @Override
    public void clear(boolean wait) {}

    @Override
    public String ask(String prompt, boolean password) {
      return "";
    }
  }
}
