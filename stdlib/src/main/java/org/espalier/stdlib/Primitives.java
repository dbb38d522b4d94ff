package org.espalier.stdlib;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.dsl.space.Sizes;
import org.espalier.stdlib.data.Babble;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.data.DataSets;
import org.espalier.stdlib.data.Glyphs;
import org.espalier.stdlib.data.Split;
import org.espalier.stdlib.data.TextSet;
import org.espalier.stdlib.draw.Introductions;
import org.espalier.stdlib.draw.Report;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.ProxyEstimator;
import org.espalier.stdlib.estimate.TableEstimator;
import org.espalier.stdlib.latency.LatencyFile;
import org.espalier.stdlib.objective.Metric;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.proxy.Proxy;
import org.espalier.stdlib.strategy.AgingEvolution;
import org.espalier.stdlib.strategy.Filtered;
import org.espalier.stdlib.strategy.Preference;
import org.espalier.stdlib.strategy.RandomSearch;
import org.espalier.stdlib.strategy.Strategy;
import org.espalier.stdlib.strategy.WarmStarted;
import org.espalier.stdlib.strategy.relaxed.picture.SearchReport;
import org.espalier.stdlib.study.LiveProgress;
import org.espalier.stdlib.study.LiveRanking;
import org.espalier.stdlib.study.Ranking;
import org.espalier.stdlib.study.Search;
import org.espalier.stdlib.system.Assisted;
import org.espalier.stdlib.system.Darts;
import org.espalier.stdlib.system.DartsMinus;
import org.espalier.stdlib.system.DartsPlus;
import org.espalier.stdlib.system.DrNas;
import org.espalier.stdlib.system.FbNet;
import org.espalier.stdlib.system.FoundArchitecture;
import org.espalier.stdlib.system.FreeDarts;
import org.espalier.stdlib.system.Gdas;
import org.espalier.stdlib.system.Knas;
import org.espalier.stdlib.system.PcDarts;
import org.espalier.stdlib.system.ProgressiveDarts;
import org.espalier.stdlib.system.ProxySearch;
import org.espalier.stdlib.system.ProxylessNas;
import org.espalier.stdlib.system.RobustDarts;
import org.espalier.stdlib.system.Sgas;
import org.espalier.stdlib.system.Snas;
import org.espalier.stdlib.system.TeNas;
import org.espalier.stdlib.system.TegNas;
import org.espalier.stdlib.system.ZenNas;
import org.espalier.stdlib.train.Training;

/**
 * The words of the search primitives, for a static import beside {@link org.espalier.dsl.Language};
 * a notebook's cells have them without one.
 *
 * <pre>{@code
 * var study = search(space)
 *     .strategy(agingEvolution(population(20), sample(5)))
 *     .estimator(train(glyphs()).epochs(2))
 *     .maximize(accuracy()).subjectTo(params().atMost(100_000))
 *     .trials(40).seed(7)
 *     .run();
 * study.best();
 * }</pre>
 */
public final class Primitives {
  private Primitives() {}

  /** Begins a search; it shows its progress on the screen in use. */
  public static Search search(SearchSpace space) {
    return Search.of(space, LiveProgress::onCurrentScreen);
  }

  /** The processor, as a place to run: {@code .on(cpu())}. */
  public static DeviceName cpu() {
    return DeviceName.cpu();
  }

  /** A graphics card, counted from 0, as a place to run: {@code .on(gpu(0), gpu(1))}. */
  public static DeviceName gpu(int index) {
    return DeviceName.gpu(index);
  }

  /** See {@link RandomSearch}. */
  public static Strategy randomSearch() {
    return new RandomSearch();
  }

  /** See {@link AgingEvolution}, with the paper's population of 100 and sample of 25. */
  public static AgingEvolution agingEvolution() {
    return new AgingEvolution(AgingEvolution.POPULATION, AgingEvolution.SAMPLE);
  }

  /** See {@link AgingEvolution}. */
  public static AgingEvolution agingEvolution(Population population, SampleSize sample) {
    return new AgingEvolution(population.size(), sample.size());
  }

  /**
   * Differentiable search: {@code darts(space).order(2).epochs(20).on(glyphs()).run()}; see {@link
   * Darts}.
   */
  public static Darts darts(SearchSpace space) {
    return new Darts(space);
  }

  /** See {@link DartsMinus}: {@code dartsMinus(darts(sizes, auxiliarySkip()))}. */
  public static DartsMinus dartsMinus(SearchSpace space) {
    return new DartsMinus(space);
  }

  /** See {@link Gdas}. */
  public static Gdas gdas(SearchSpace space) {
    return new Gdas(space);
  }

  /** See {@link Snas}. */
  public static Snas snas(SearchSpace space) {
    return new Snas(space);
  }

  /** See {@link PcDarts}: {@code pcDarts(darts(sizes, edgeWeights(partialChannels(4))))}. */
  public static PcDarts pcDarts(SearchSpace space) {
    return new PcDarts(space);
  }

  /** Search on deeper and deeper supernets: see {@link ProgressiveDarts}. */
  public static ProgressiveDarts pDarts(SearchSpace... stages) {
    return new ProgressiveDarts(stages);
  }

  /**
   * Likewise on DARTS' space at 5, 11 and 17 cells: {@code pDarts(sizes("darts").channels(16))}.
   */
  public static ProgressiveDarts pDarts(Sizes sizes) {
    return pDarts(
        Spaces.darts(sizes.layers(5)),
        Spaces.darts(sizes.layers(11)),
        Spaces.darts(sizes.layers(17)));
  }

  /** See {@link DartsPlus}. */
  public static DartsPlus dartsPlus(SearchSpace space) {
    return new DartsPlus(space);
  }

  /** See {@link FbNet}: {@code fbNet(fbNet(sizes), latencyTable(file))}. */
  public static FbNet fbNet(SearchSpace space, LatencyTable table) {
    return new FbNet(space, table);
  }

  /** DARTS that ends when the loss becomes sharp: see {@link RobustDarts}. */
  public static RobustDarts robustDarts(SearchSpace space) {
    return new RobustDarts(space);
  }

  /** DARTS that decides edge after edge: see {@link Sgas}. */
  public static Sgas sgas(SearchSpace space) {
    return new Sgas(space);
  }

  /** Search on one path at a time: see {@link ProxylessNas}. */
  public static ProxylessNas proxylessNas(SearchSpace space) {
    return new ProxylessNas(space);
  }

  /** Search with weights drawn from Dirichlet distributions: see {@link DrNas}. */
  public static DrNas drNas(SearchSpace space) {
    return new DrNas(space);
  }

  /**
   * Evolution on chains of plain convolutions under a budget: {@code
   * zenNas(zenNas()).budget(params().atMost(500_000)).trials(2_000).run()}; see {@link ZenNas}.
   */
  public static ZenNas zenNas(SearchSpace space) {
    return new ZenNas(space);
  }

  /** How many layers the blocks of a Zen-NAS chain have together: see {@link ZenNas#layers}. */
  public static Cost zenLayers() {
    return ZenNas.layers();
  }

  /** The best of 1,000 random networks by NASWOT: see {@link ProxySearch}. */
  public static ProxySearch naswot(SearchSpace space) {
    return ProxySearch.by(space, "naswot", 128);
  }

  /** The best of 1,000 random networks by GradSign: see {@link ProxySearch}. */
  public static ProxySearch gradSign(SearchSpace space) {
    return ProxySearch.by(space, "gradsign", 64);
  }

  /** Any strategy with GradSign's help: see {@link Assisted}. */
  public static Assisted gradSignAssisted(SearchSpace space) {
    return Assisted.by(space, "gradsign");
  }

  /** The best few by their gradients' kernel are trained: see {@link Knas}. */
  public static Knas knas(SearchSpace space) {
    return new Knas(space);
  }

  /** Options leave a supernet by trainability and expressivity: see {@link TeNas}. */
  public static TeNas teNas(SearchSpace space) {
    return TeNas.of(space);
  }

  /** Likewise by generalization too: see {@link TeNas}. */
  public static TeNas tegNas(SearchSpace space) {
    return TeNas.generalizing(space);
  }

  /** A policy that learns from the gains of the same three: see {@link TegNas#reinforcement}. */
  public static ProxySearch tegNasReinforcement(SearchSpace space) {
    return TegNas.reinforcement(space);
  }

  /** Aging evolution by the ranks of the same three: see {@link TegNas#evolution}. */
  public static ProxySearch tegNasEvolution(SearchSpace space) {
    return TegNas.evolution(space);
  }

  /** DARTS without training: see {@link FreeDarts}. */
  public static FreeDarts freeDarts(SearchSpace space) {
    return new FreeDarts(space);
  }

  /**
   * Judges by zero-cost proxies, said by name: {@code zeroCost("synflow", "naswot").on(glyphs())};
   * see {@link ProxyEstimator}.
   */
  public static ProxyEstimator zeroCost(String... names) {
    return ProxyEstimator.of(Stream.of(names).map(Proxies::named).toArray(Proxy[]::new));
  }

  /** Any number that an estimator measures, by its name, such as {@code synflow}. */
  public static Metric measure(String name) {
    return Metric.measured(name);
  }

  /** Compares orders of the same architectures; it shows how far it is: see {@link Ranking}. */
  public static Ranking rank(List<Architecture> architectures) {
    return Ranking.of(architectures, LiveRanking::onCurrentScreen);
  }

  /** A strategy that tries the best of every few proposals: see {@link Filtered}. */
  public static Strategy filtered(Strategy strategy, Estimator judge, String measure, int among) {
    return new Filtered(strategy, new Preference(judge, measure), among);
  }

  /** A strategy after the best few of many random architectures: see {@link WarmStarted}. */
  public static Strategy warmStarted(
      Strategy strategy, Estimator judge, String measure, int pool, int first) {
    return new WarmStarted(strategy, new Preference(judge, measure), pool, first);
  }

  /** How many architectures an evolution keeps alive. */
  public static Population population(int size) {
    return new Population(size);
  }

  /** How many of them compete to be the parent. */
  public static SampleSize sample(int size) {
    return new SampleSize(size);
  }

  /**
   * A population's size.
   *
   * @param size how many live
   */
  public record Population(int size) {}

  /**
   * A sample's size.
   *
   * @param size how many compete
   */
  public record SampleSize(int size) {}

  /** See {@link Metric#accuracy}. */
  public static Metric accuracy() {
    return Metric.accuracy();
  }

  /** See {@link Metric#loss}. */
  public static Metric loss() {
    return Metric.loss();
  }

  /** See {@link Metric#perplexity}. */
  public static Metric perplexity() {
    return Metric.perplexity();
  }

  /** The language's {@link org.espalier.dsl.Language#parameters}, in short. */
  public static Cost params() {
    return Cost.parameters();
  }

  /**
   * Trains on a data set: an estimator for a search, or {@link Training#fit} for a single network.
   */
  public static Training train(DataSet data) {
    return Training.on(data);
  }

  /** Likewise on a text, of which a recurrent network says at each symbol which comes next. */
  public static Training train(TextSet data) {
    return Training.on(data);
  }

  /**
   * Looks accuracies up in a published table: see {@link TableEstimator#read}.
   *
   * @param file a table with commas and a header
   * @param architectures the column of architectures
   * @param accuracies the column of accuracies
   */
  public static Estimator table(Path file, String architectures, String accuracies) {
    return TableEstimator.read(file, architectures, accuracies, Metric.accuracy().name());
  }

  /** How long operations take, as {@code espalier latency} measured it: see {@link LatencyFile}. */
  public static LatencyTable latencyTable(Path file) {
    return LatencyFile.read(file);
  }

  /** A network's latency by a table, in milliseconds, for bounds and objectives. */
  public static Cost latency(LatencyTable table) {
    return table.cost();
  }

  /** Digits and letters that the program draws itself: see {@link DataSets#glyphs}. */
  public static Glyphs glyphs() {
    return DataSets.glyphs();
  }

  /** A small language that the program makes up itself: see {@link DataSets#babble}. */
  public static Babble babble() {
    return DataSets.babble();
  }

  /** The words of plain text files in a folder: see {@link DataSets#words(Path)}. */
  public static TextSet words(Path folder) {
    return DataSets.words(folder);
  }

  /** The most frequent words of plain text files: see {@link DataSets#words(Path, int)}. */
  public static TextSet words(Path folder, int most) {
    return DataSets.words(folder, most);
  }

  /** The characters of plain text files in a folder: see {@link DataSets#characters}. */
  public static TextSet characters(Path folder) {
    return DataSets.characters(folder);
  }

  /** CIFAR-10 from a folder: see {@link DataSets#cifar10}. */
  public static Split cifar10(Path folder) {
    return DataSets.cifar10(folder);
  }

  /** CIFAR-100 from a folder: see {@link DataSets#cifar100}. */
  public static Split cifar100(Path folder) {
    return DataSets.cifar100(folder);
  }

  /** MNIST or a set in its format from a folder: see {@link DataSets#mnist}. */
  public static Split mnist(Path folder) {
    return DataSets.mnist(folder);
  }

  /**
   * Differentiable searches beside one another: their skip connections, losses and entropies by
   * epoch, and what they came to.
   */
  public static Report compare(FoundArchitecture... found) {
    return SearchReport.compare(Arrays.stream(found).map(FoundArchitecture::result).toList());
  }

  /** What lies between two architectures: see {@link Introductions#difference}. */
  public static Report difference(Architecture before, Architecture after) {
    return Introductions.difference(before, after);
  }
}
