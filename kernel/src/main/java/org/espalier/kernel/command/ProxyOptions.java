package org.espalier.kernel.command;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.espalier.stdlib.benchmark.ProxyRate;
import org.espalier.stdlib.benchmark.Setting;
import org.espalier.stdlib.engine.Engines;
import org.espalier.stdlib.proxy.Proxies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code espalier bench proxies} and {@code proxy-ranks} are told beside their sizes. */
final class ProxyOptions {
  private static final int NETWORKS = 10;

  @Option(
      names = "--proxy",
      defaultValue = "",
      description = "The proxy of proxies, naswot by default; those of proxy-ranks, with commas.")
  private String proxy = "";

  @Option(
      names = "--archs",
      defaultValue = "0",
      description = "Networks that proxies scores, 10 by default; that proxy-ranks ranks, 500.")
  private int architectures;

  @Option(
      names = "--at-once",
      defaultValue = "0",
      description =
          "Networks that proxies scores side by side, each on its share of the cores; by default one"
              + " for each core.")
  private int atOnce;

  @Option(
      names = "--on",
      defaultValue = "noise",
      description = "What the networks of proxy-ranks see: noise with random labels, or glyphs.")
  private String images = "";

  @Option(names = "--table", description = "Cells and accuracies of proxy-ranks, a CSV file.")
  private @Nullable Path table;

  @Option(names = "--runs", defaultValue = "5", description = "Runs of proxy-ranks.")
  private int runs;

  /** How many networks are scored. */
  int networks() {
    return architectures > 0 ? architectures : NETWORKS;
  }

  /** Scores and adds how fast that was. */
  void rate(Setting setting, JsonObject line) {
    int together = atOnce > 0 ? atOnce : Engines.threads();
    String name = proxy.isEmpty() ? "naswot" : proxy;
    CommandException.orUsage(() -> Proxies.named(name));
    ProxyRate rate = ProxyRate.of(setting, name, together);
    line.addProperty("proxy", rate.proxy());
    line.addProperty("archs", rate.architectures());
    line.addProperty("per_second", Math.round(100 * rate.perSecond()) / 100.0);
    line.addProperty("at_once", together);
    rate.residentMegabytes()
        .ifPresent(resident -> line.addProperty("resident_mb", Math.round(10 * resident) / 10.0));
  }

  /** Ranks and prints. */
  void rank(Setting setting) {
    ProxyRanksLines.print(setting, table, proxy, architectures, runs, images);
  }
}
