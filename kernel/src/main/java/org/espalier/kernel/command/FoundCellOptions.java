package org.espalier.kernel.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.espalier.stdlib.benchmark.FoundCell;
import org.espalier.stdlib.engine.EngineChoice;
import picocli.CommandLine.Option;

/** What {@code espalier bench found-cell} is told, and the line that it prints. */
final class FoundCellOptions {
  @Option(
      names = "--space",
      defaultValue = "nb201",
      description = "Where found-cell searches: nb201, or darts, which takes three times as long.")
  private String space = "";

  @Option(names = "--seeds", defaultValue = "5", description = "Searches of found-cell.")
  private int seeds;

  @Option(names = "--random", defaultValue = "20", description = "Random cells for each of them.")
  private int random;

  @Option(
      names = "--search-epochs",
      defaultValue = "12",
      description = "Epochs of each search, the first half for weights alone.")
  private int searchEpochs;

  @Option(names = "--epochs", defaultValue = "8", description = "Epochs of each training.")
  private int epochs;

  @Option(names = "--images", defaultValue = "1000", description = "Glyphs to learn from.")
  private int images;

  /** Does it, telling of each seed on the error stream; sizes of 0 are the defaults. */
  JsonObject line(EngineChoice choice, int channels, int cells) {
    long start = System.nanoTime();
    FoundCell work = work(choice, channels, cells);
    List<FoundCell.Outcome> outcomes = work.run(FoundCellOptions::tell);
    JsonObject line = new JsonObject();
    line.addProperty("peer", "espalier");
    line.addProperty("engine", choice.engine().label());
    line.addProperty("device", choice.device().toString());
    line.addProperty("what", "found_cell");
    line.addProperty("space", space);
    line.addProperty("channels", work.channels());
    line.addProperty("layers", work.cells());
    line.addProperty("search_epochs", searchEpochs);
    line.addProperty("epochs", epochs);
    line.addProperty("images", images);
    JsonArray each = new JsonArray();
    outcomes.forEach(outcome -> each.add(json(outcome)));
    line.add("seeds", each);
    line.addProperty("found", mean(outcomes.stream().mapToDouble(FoundCell.Outcome::found)));
    line.addProperty("median", mean(outcomes.stream().mapToDouble(FoundCell.Outcome::median)));
    line.addProperty("wins", outcomes.stream().filter(FoundCell.Outcome::wins).count());
    line.addProperty("of", outcomes.size());
    line.addProperty("seconds", Math.round((System.nanoTime() - start) / 1e9));
    return line;
  }

  private FoundCell work(EngineChoice choice, int channels, int cells) {
    int wide = channels > 0 ? channels : 4;
    int deep = cells > 0 ? cells : space.equals("nb201") ? 1 : 3;
    return CommandException.orUsage(
        () ->
            new FoundCell(choice, space, seeds, random, wide, deep, searchEpochs, epochs, images));
  }

  private static double mean(DoubleStream numbers) {
    return Math.round(1e4 * numbers.average().orElse(Double.NaN)) / 1e4;
  }

  private static void tell(FoundCell.Outcome outcome) {
    System.err.printf(
        Locale.ROOT,
        "seed %d: found %.3f, median of %d random cells %.3f (search %.0f s, trainings %.0f s)%n",
        outcome.seed(),
        outcome.found(),
        outcome.random().size(),
        outcome.median(),
        outcome.searchSeconds(),
        outcome.trainingSeconds());
  }

  private static JsonObject json(FoundCell.Outcome outcome) {
    JsonObject json = new JsonObject();
    json.addProperty("seed", outcome.seed());
    json.addProperty("genotype", outcome.genotype());
    json.addProperty("found", outcome.found());
    json.addProperty("median", outcome.median());
    JsonArray random = new JsonArray();
    outcome.random().forEach(random::add);
    json.add("random", random);
    json.addProperty("win", outcome.wins());
    json.addProperty("search_s", Math.round(outcome.searchSeconds()));
    json.addProperty("training_s", Math.round(outcome.trainingSeconds()));
    return json;
  }
}
