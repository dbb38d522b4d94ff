package org.espalier.kernel.command;

import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import org.espalier.stdlib.benchmark.ProxyRate;
import org.espalier.stdlib.benchmark.Setting;
import org.espalier.stdlib.benchmark.Timing;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.Form;
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
      "proxy scores in a second) or found-cell (for each of some seeds, whether the cell that",
      "DARTS finds on glyphs beats the median of random cells trained alike)."
    })
final class BenchCommand implements Callable<Integer> {
  private static final String DENSE =
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

  @Parameters(paramLabel = "WORK", description = "darts-step, nb201-train, proxies or found-cell.")
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
          "Cells: all of darts-step (default 8), of each stage of the others (5), of found-cell"
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

  @Option(
      names = "--proxy",
      defaultValue = "naswot",
      description = "The proxy of proxies, such as synflow.")
  private String proxy = "";

  @Option(names = "--archs", defaultValue = "10", description = "Networks that proxies scores.")
  private int architectures;

  @Mixin private FoundCellOptions foundCell = new FoundCellOptions();

  @Override
  public Integer call() {
    EngineChoice choice = EngineChoice.mxnet().with(EngineKind.of(engine));
    switch (work) {
      case "darts-step", "nb201-train", "proxies" -> System.out.println(timed(choice));
      case "found-cell" -> System.out.println(foundCell.line(choice, channels, cells));
      default ->
          throw new CommandException(
              Exit.USAGE,
              "`bench " + work + "`: there are darts-step, nb201-train, proxies and found-cell.");
    }
    return Exit.DONE;
  }

  private JsonObject timed(EngineChoice choice) {
    boolean darts = work.equals("darts-step");
    boolean proxies = work.equals("proxies");
    Form how =
        form.isEmpty()
            ? fastest(choice, proxies)
            : Form.valueOf(form.toUpperCase(java.util.Locale.ROOT));
    int count = cells > 0 ? cells : darts ? 8 : 5;
    int wide = channels > 0 ? channels : 16;
    int repeated = proxies ? architectures : steps;
    Setting setting = new Setting(choice, how, wide, count, batch, size, repeated);
    JsonObject line = new JsonObject();
    line.addProperty("peer", "espalier");
    line.addProperty("engine", choice.engine().label());
    line.addProperty("form", how.name().toLowerCase(java.util.Locale.ROOT));
    line.addProperty("what", darts ? "darts_step" : proxies ? "proxies" : "train");
    line.addProperty("channels", wide);
    line.addProperty(darts ? "layers" : "cells", count);
    line.addProperty("batch", batch);
    line.addProperty("size", size);
    if (proxies) {
      rate(setting, line);
    } else {
      time(setting, darts, line);
    }
    return line;
  }

  private static Form fastest(EngineChoice choice, boolean proxies) {
    Form onMxnet = proxies ? Form.PIECEWISE : Form.COMPILED;
    return choice.engine() == EngineKind.MXNET ? onMxnet : Form.PORTABLE;
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
    ProxyRate rate = ProxyRate.of(setting, proxy);
    line.addProperty("proxy", rate.proxy());
    line.addProperty("archs", rate.architectures());
    line.addProperty("per_second", Math.round(100 * rate.perSecond()) / 100.0);
  }
}
