package org.espalier.stdlib.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.data.DataSets;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.estimate.ProxyEstimator;
import org.espalier.stdlib.estimate.TableEstimator;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.proxy.Proxy;
import org.espalier.stdlib.rank.RankMeasure;
import org.espalier.stdlib.rank.RankPanel;
import org.espalier.stdlib.study.Ranking;

/**
 * How well proxies order random cells of NAS-Bench-201, beside what was published. The published
 * numbers are Spearman's correlations with the accuracy on CIFAR-10 after 200 epochs, each proxy
 * read so that more is better. Their accuracies are means of three seeds; a table of one seed, of
 * networks trained on half of the images, has less to agree with: all 15,625 cells' parameters
 * correlate with the former by 0.753, with the latter by 0.715.
 */
public final class ProxyRanks {
  /** The column of architectures. */
  static final String ARCHITECTURES = "arch";

  /** The column of accuracies. */
  static final String ACCURACIES = "test_acc_200_epochs_seed888";

  /** So many are made, of which each run takes a batch. */
  private static final int GLYPHS = 1_000;

  private ProxyRanks() {}

  /**
   * What was published.
   *
   * @param spearman the correlation
   * @param source where
   */
  public record Published(double spearman, String source) {}

  /** What was published, by proxy. */
  public static Map<String, Published> published() {
    String naslib = "NASLib, five runs of 200 cells";
    Map<String, Published> all = new LinkedHashMap<>();
    all.put("params", new Published(0.753, "all 15,625 cells, mean of three seeds"));
    all.put("macs", new Published(0.753, "all 15,625 cells, mean of three seeds"));
    all.put("synflow", new Published(0.753, naslib));
    all.put("l2", new Published(0.665, naslib));
    all.put("jacob_cov", new Published(0.738, naslib));
    all.put("epe", new Published(0.732, naslib));
    all.put("snip", new Published(0.591, naslib));
    all.put("grad_norm", new Published(0.588, naslib));
    all.put("fisher", new Published(0.488, naslib));
    all.put("grasp", new Published(0.444, naslib));
    all.put("naswot", new Published(0.77, "NASWOT, arXiv 2006.04647"));
    all.put("zen", new Published(0.386, "NASLib's own column"));
    all.put("zico", new Published(0.80, "ZiCo, arXiv 2301.11300"));
    all.put("gradsign", new Published(0.77, "GradSign, arXiv 2110.08616"));
    return all;
  }

  /** What networks see. */
  public enum Images {
    /** Numbers from N(0, 1), whose labels mean nothing. */
    NOISE,
    /** Coloured glyphs, whose labels say what they are. */
    GLYPHS
  }

  /**
   * What is ranked and how.
   *
   * @param table a table of cells and accuracies
   * @param proxies by name
   * @param count how many cells in each run
   * @param runs how many, each with other cells, weights and images: those of seeds 0, 1, ...
   * @param channels of the first cells
   * @param cells of each stage
   * @param batch images
   * @param size of an image
   * @param images what networks see
   * @param choice where it runs
   */
  public record Setting(
      Path table,
      List<String> proxies,
      int count,
      int runs,
      int channels,
      int cells,
      int batch,
      int size,
      Images images,
      EngineChoice choice) {
    /** Copies and checks. */
    public Setting {
      proxies = List.copyOf(proxies);
      if (count < 2 || runs < 1) {
        throw new IllegalArgumentException(
            runs + " run(s) of " + count + " cells: at least 2 cells are ranked, at least once.");
      }
    }
  }

  /**
   * What was found.
   *
   * @param proxy its name
   * @param spearman of each run
   * @param published what was published, if anything
   */
  public record Found(String proxy, List<Double> spearman, Optional<Published> published) {
    /** Copies. */
    public Found {
      spearman = List.copyOf(spearman);
    }

    /** The mean over the runs. */
    public double mean() {
      return spearman.stream().mapToDouble(each -> each).average().orElseThrow();
    }
  }

  /** Ranks, and says what each proxy came to, in their order. */
  public static List<Found> of(Setting setting) {
    List<RankPanel> panels = new ArrayList<>();
    for (int run = 0; run < setting.runs; run++) {
      panels.add(run(setting, run));
    }
    return setting.proxies.stream()
        .map(
            proxy ->
                new Found(
                    proxy,
                    panels.stream()
                        .map(panel -> panel.value(RankMeasure.spearman(), proxy))
                        .toList(),
                    Optional.ofNullable(published().get(proxy))))
        .toList();
  }

  /** One run. */
  static RankPanel run(Setting setting, long seed) {
    SearchSpace space =
        Spaces.nasBench201(
            Spaces.sizes("nb201")
                .channels(setting.channels)
                .layers(setting.cells)
                .size(setting.size));
    RandomGenerator random = new Seed(seed).stream("cells");
    List<Architecture> cells =
        Stream.generate(() -> space.sample(random)).distinct().limit(setting.count).toList();
    Proxy[] proxies = setting.proxies.stream().map(Proxies::named).toArray(Proxy[]::new);
    try (ProxyEstimator judge = judge(setting, proxies).seed(seed)) {
      return Ranking.of(cells, () -> (soFar, planned, ended) -> {})
          .against(
              TableEstimator.read(setting.table, ARCHITECTURES, ACCURACIES, "accuracy"), "accuracy")
          .by(judge, setting.proxies.toArray(String[]::new))
          .run();
    }
  }

  private static ProxyEstimator judge(Setting setting, Proxy... proxies) {
    ProxyEstimator judge =
        ProxyEstimator.of(proxies).batchSize(setting.batch).engine(setting.choice);
    return setting.images == Images.NOISE
        ? judge
        : judge.on(DataSets.glyphs().size(setting.size).train(Math.max(setting.batch, GLYPHS)));
  }
}
