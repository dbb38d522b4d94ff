package org.espalier.kernel.command;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.espalier.stdlib.benchmark.ProxyRate;
import org.espalier.stdlib.benchmark.Setting;
import org.espalier.stdlib.benchmark.Timing;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.Engines;
import org.espalier.stdlib.engine.Form;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code espalier bench}: does a piece of work and prints one line of JSON. */
@Command(
    name = "bench",
    description = {
      "Times or tries a piece of work on this machine and prints one line of JSON.",
      "WORK is darts-step (one step of a DARTS search, first order), nb201-train (one step of",
      "training a network of NAS-Bench-201), proxies (networks of NAS-Bench-201 that a zero-cost",
      "proxy scores in a second) or found-cell (for each of some seeds, whether the cell that DARTS",
      "finds on glyphs beats the median of random cells trained alike). WORK proxy-ranks times",
      "nothing: it prints how well proxies order random cells of NAS-Bench-201, beside what was",
      "published, a line for each."
    })
final class BenchCommand implements Callable<Integer> {
  private static final String DENSE =
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

  private static final String WORKS =
      "darts-step, nb201-train, proxies, proxy-ranks and found-cell.";

  private static final int NETWORKS = 10;

  @Parameters(paramLabel = "WORK", description = "One of " + WORKS)
  private String work = "";

  @Option(names = "--engine", defaultValue = "MXNet", description = "MXNet or PyTorch.")
  private String engine = "";

  @Option(
      names = "--form",
      description = "compiled, piecewise or portable; default what suits the work and the engine.")
  private String form = "";

  @Option(names = "--channels", description = "Of the first cells (default 16; of found-cell 4).")
  private int channels;

  @Option(
      names = {"--layers", "--cells"},
      description =
          "Cells: all of darts-step (default 8), of each stage of the others (5) and of found-cell"
              + " (1; in darts all, 3).")
  private int cells;

  @Option(names = "--batch", defaultValue = "64", description = "Images at once.")
  private int batch;

  @Option(names = "--size", defaultValue = "32", description = "Images are so high and wide.")
  private int size;

  @Option(names = "--steps", defaultValue = "8", description = "Steps that are timed.")
  private int steps;

  @Option(names = "--arch", defaultValue = DENSE, description = "The cell of nb201-train.")
  private String architecture = "";

  @Mixin private FoundCellOptions foundCell = new FoundCellOptions();

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
      description = "Networks that proxies scores side by side; by default one for each core.")
  private int atOnce;

  @Option(names = "--table", description = "Cells and accuracies of proxy-ranks, a CSV file.")
  private @Nullable Path table;

  @Option(
      names = "--on",
      defaultValue = "noise",
      description = "What the networks of proxy-ranks see: noise with random labels, or glyphs.")
  private String images = "";

  @Option(names = "--runs", defaultValue = "5", description = "Runs of proxy-ranks.")
  private int runs;

  @Override
  public Integer call() {
    EngineChoice choice = EngineChoice.mxnet().with(EngineKind.of(engine));
    switch (work) {
      case "darts-step", "nb201-train", "proxies" -> System.out.println(timed(choice));
      case "proxy-ranks" ->
          ProxyRanksLines.print(
              setting(choice, steps), table, proxy, architectures, runs, images);
      case "found-cell" -> System.out.println(foundCell.line(choice, channels, cells));
      default -> throw new CommandException(Exit.USAGE, "`bench " + work + "`: there are " + WORKS);
    }
    return Exit.DONE;
  }

  private Setting setting(EngineChoice choice, int times) {
    Form onMxnet = work.equals("proxies") ? Form.PIECEWISE : Form.COMPILED;
    Form how =
        form.isEmpty()
            ? (choice.engine() == EngineKind.MXNET ? onMxnet : Form.PORTABLE)
            : Form.valueOf(form.toUpperCase(java.util.Locale.ROOT));
    int count = cells > 0 ? cells : work.equals("darts-step") ? 8 : 5;
    int wide = channels > 0 ? channels : 16;
    return new Setting(choice, how, wide, count, batch, size, times);
  }

  private JsonObject timed(EngineChoice choice) {
    boolean proxies = work.equals("proxies");
    int networks = architectures > 0 ? architectures : NETWORKS;
    Setting setting = setting(choice, proxies ? networks : steps);
    JsonObject line = new JsonObject();
    line.addProperty("peer", "espalier");
    line.addProperty("engine", choice.engine().label());
    line.addProperty("form", setting.form().name().toLowerCase(java.util.Locale.ROOT));
    boolean darts = work.equals("darts-step");
    line.addProperty("what", darts ? "darts_step" : proxies ? "proxies" : "train");
    line.addProperty("channels", setting.channels());
    line.addProperty(darts ? "layers" : "cells", setting.cells());
    line.addProperty("batch", batch);
    line.addProperty("size", size);
    if (proxies) {
      rate(setting, line);
    } else {
      time(setting, darts, line);
    }
    return line;
  }

  private void time(Setting setting, boolean darts, JsonObject line) {
    Timing timing =
        darts ? Timing.dartsStep(setting) : Timing.nasBench201Training(setting, architecture);
    if (!darts) {
      line.addProperty("arch", architecture);
    }
    line.addProperty(darts ? "weights" : "params", timing.parameters());
    line.addProperty("median_ms", Math.round(10 * timing.medianMilliseconds()) / 10.0);
    line.addProperty("min_ms", Math.round(10 * timing.leastMilliseconds()) / 10.0);
  }

  private void rate(Setting setting, JsonObject line) {
    int together = atOnce > 0 ? atOnce : Engines.threads();
    ProxyRate rate = ProxyRate.of(setting, proxy.isEmpty() ? "naswot" : proxy, together);
    line.addProperty("proxy", rate.proxy());
    line.addProperty("archs", rate.architectures());
    line.addProperty("per_second", Math.round(100 * rate.perSecond()) / 100.0);
    line.addProperty("at_once", together);
    line.addProperty("resident_mb", rate.residentMegabytes());
  }
}
