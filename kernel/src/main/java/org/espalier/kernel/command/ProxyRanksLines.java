package org.espalier.kernel.command;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.espalier.stdlib.benchmark.ProxyRanks;
import org.espalier.stdlib.benchmark.Setting;
import org.espalier.stdlib.proxy.Proxies;
import org.jspecify.annotations.Nullable;

/** What {@code bench proxy-ranks} prints: a line of JSON for each proxy. */
final class ProxyRanksLines {
  private static final List<String> REPORTED =
      List.of("params", "l2", "synflow", "zen", "naswot", "jacob_cov", "grad_norm", "snip");
  private static final int CELLS = 500;

  private ProxyRanksLines() {}

  /**
   * Ranks and prints.
   *
   * @param named proxies with commas between; empty for those that are reported
   * @param architectures how many cells in a run; 0 for 500
   * @param images noise or glyphs
   */
  static void print(
      Setting setting,
      @Nullable Path table,
      String named,
      int architectures,
      int runs,
      String images) {
    if (table == null) {
      throw new CommandException(
          Exit.USAGE,
          "`bench proxy-ranks` compares with a table: say --table FILE, a CSV file with the columns"
              + " arch and test_acc_200_epochs_seed888.");
    }
    List<String> proxies = named.isEmpty() ? REPORTED : List.of(named.split(",", -1));
    proxies.forEach(proxy -> CommandException.orUsage(() -> Proxies.named(proxy)));
    ProxyRanks.Setting ranks =
        CommandException.orUsage(
            () ->
                new ProxyRanks.Setting(
                    table,
                    proxies,
                    architectures > 0 ? architectures : CELLS,
                    runs,
                    setting.channels(),
                    setting.cells(),
                    setting.batch(),
                    setting.size(),
                    seen(images),
                    setting.choice()));
    ProxyRanks.of(ranks).forEach(found -> System.out.println(line(found, ranks)));
  }

  private static ProxyRanks.Images seen(String images) {
    return switch (images) {
      case "noise" -> ProxyRanks.Images.NOISE;
      case "glyphs" -> ProxyRanks.Images.GLYPHS;
      default ->
          throw new CommandException(
              Exit.USAGE, "--on " + images + ": there are noise and glyphs.");
    };
  }

  private static JsonObject line(ProxyRanks.Found found, ProxyRanks.Setting ranks) {
    JsonObject line = new JsonObject();
    line.addProperty("peer", "espalier");
    line.addProperty("engine", ranks.choice().engine().label());
    line.addProperty("device", ranks.choice().device().toString());
    line.addProperty("what", "proxy_ranks");
    line.addProperty("channels", ranks.channels());
    line.addProperty("cells", ranks.cells());
    line.addProperty("batch", ranks.batch());
    line.addProperty("size", ranks.size());
    line.addProperty("images", ranks.images().name().toLowerCase(Locale.ROOT));
    line.addProperty("proxy", found.proxy());
    line.addProperty("archs", ranks.count());
    line.addProperty("spearman", Math.round(1000 * found.mean()) / 1000.0);
    line.add("of_each_run", new Gson().toJsonTree(found.spearman()));
    found
        .published()
        .ifPresent(
            published -> {
              line.addProperty("published", published.spearman());
              line.addProperty("source", published.source());
            });
    return line;
  }
}
