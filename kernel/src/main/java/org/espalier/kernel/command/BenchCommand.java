package org.espalier.kernel.command;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.espalier.dsl.Spaces;
import org.espalier.stdlib.benchmark.ResidentMemory;
import org.espalier.stdlib.benchmark.Setting;
import org.espalier.stdlib.benchmark.Timing;
import org.espalier.stdlib.engine.CardMemory;
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

  @Parameters(paramLabel = "WORK", description = "One of " + WORKS)
  private String work = "";

  @Mixin private PlaceOptions place = new PlaceOptions();

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

  @Mixin private ProxyOptions proxies = new ProxyOptions();

  @Override
  public Integer call() {
    switch (work) {
      case "darts-step", "nb201-train", "proxies" -> System.out.println(timed(place.choice()));
      case "proxy-ranks" -> proxies.rank(setting(place.choice(), steps));
      case "found-cell" -> System.out.println(foundCell.line(place.choice(), channels, cells));
      default -> throw new CommandException(Exit.USAGE, "`bench " + work + "`: there are " + WORKS);
    }
    return Exit.DONE;
  }

  private Setting setting(EngineChoice choice, int times) {
    Form onMxnet = work.equals("proxies") ? Form.PIECEWISE : Form.COMPILED;
    Form otherwise = choice.engine() == EngineKind.MXNET ? onMxnet : Form.PORTABLE;
    Form how = form.isEmpty() ? otherwise : named(form);
    int count = cells > 0 ? cells : work.equals("darts-step") ? 8 : 5;
    int wide = channels > 0 ? channels : 16;
    return CommandException.orUsage(
        () -> new Setting(choice, how, wide, count, batch, size, times));
  }

  private static Form named(String form) {
    return Arrays.stream(Form.values())
        .filter(known -> known.name().equalsIgnoreCase(form))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException(
                    Exit.USAGE,
                    "there is no form '"
                        + form
                        + "'; the forms are compiled, piecewise and portable."));
  }

  private JsonObject timed(EngineChoice choice) {
    boolean scores = work.equals("proxies");
    Setting setting = setting(choice, scores ? proxies.networks() : steps);
    JsonObject line = new JsonObject();
    line.addProperty("peer", "espalier");
    line.addProperty("engine", choice.engine().label());
    line.addProperty("device", choice.device().toString());
    line.addProperty("form", setting.form().name().toLowerCase(Locale.ROOT));
    boolean darts = work.equals("darts-step");
    line.addProperty("what", darts ? "darts_step" : scores ? "proxies" : "train");
    line.addProperty("channels", setting.channels());
    line.addProperty(darts ? "layers" : "cells", setting.cells());
    line.addProperty("batch", batch);
    line.addProperty("size", size);
    OptionalLong before = CardMemory.used(choice.device());
    if (scores) {
      proxies.rate(setting, line);
    } else {
      time(setting, darts, line);
    }
    addCardMemory(line, before, CardMemory.used(choice.device()));
    return line;
  }

  private void time(Setting setting, boolean darts, JsonObject line) {
    if (!darts) {
      CommandException.orUsage(() -> Spaces.nasBench201().parse(architecture));
      line.addProperty("arch", architecture);
    }
    Timing timing =
        darts ? Timing.dartsStep(setting) : Timing.nasBench201Training(setting, architecture);
    line.addProperty(darts ? "weights" : "params", timing.parameters());
    line.addProperty("median_ms", tenths(timing.medianMilliseconds()));
    line.addProperty("min_ms", tenths(timing.leastMilliseconds()));
    line.addProperty("cpu_ms", tenths(timing.processorMilliseconds()));
    line.addProperty("steps", steps);
    ResidentMemory memory = timing.memory();
    memory.afterTen().ifPresent(early -> line.addProperty("resident_mb_10", tenths(early)));
    memory.atEnd().ifPresent(late -> line.addProperty("resident_mb", tenths(late)));
  }

  /**
   * Adds what is taken of the card, by this work and by whatever else is on it: engines keep for
   * themselves what they have once taken, so that the end is also the most there was.
   *
   * @param before bytes before the work; empty without a card
   * @param after bytes after it
   */
  static void addCardMemory(JsonObject line, OptionalLong before, OptionalLong after) {
    before.ifPresent(bytes -> line.addProperty("card_mb_before", tenths(bytes / 1e6)));
    after.ifPresent(bytes -> line.addProperty("card_mb", tenths(bytes / 1e6)));
  }

  private static double tenths(double number) {
    return Math.round(10 * number) / 10.0;
  }
}
