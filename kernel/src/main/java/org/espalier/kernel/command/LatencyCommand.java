package org.espalier.kernel.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.latency.LatencyFile;
import org.espalier.stdlib.latency.LatencyMeter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code espalier latency}: measures a table of a space's operations on this machine. */
@Command(
    name = "latency",
    description = {
      "Measures on this machine how long the operations of a space's networks take, one by one,",
      "and writes them to a table. In a notebook: latency(latencyTable(Path.of(\"FILE\")))."
    })
final class LatencyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SPACE", description = "Its name; `espalier describe` lists all.")
  private String space = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the table goes; default latency-SPACE.json.")
  private @Nullable Path out;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many networks' operations are measured; default ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--batch",
      paramLabel = "B",
      defaultValue = "1",
      description = "Examples at once; default ${DEFAULT-VALUE}.")
  private int batch;

  @Mixin private PlaceOptions place = new PlaceOptions();

  @Mixin private SizeOptions sizes = new SizeOptions();

  @Override
  public Integer call() throws IOException {
    DescribedSpace described = DescribedSpaces.of(space);
    if (described.published().isEmpty()) {
      throw new CommandException(
          Exit.USAGE, "`" + space + "` is no space but the text of a network; name a space.");
    }
    SearchSpace built =
        CommandException.orUsage(() -> described.published().get().space(sizes.of(described)));
    LatencyMeter meter =
        CommandException.orUsage(() -> LatencyMeter.on(place.choice()).batch(batch));
    Seed seed = new Seed(0);
    LatencyTable table =
        meter.measure(
            IntStream.range(0, samples)
                .mapToObj(i -> built.sample(seed.split("latency", i)))
                .map(Architecture::network)
                .toList());
    Path file = out == null ? Path.of("latency-" + space + ".json") : out;
    LatencyFile.write(file, table);
    System.out.printf(
        Locale.ROOT,
        "%d operations of %d networks of %s, %s: %s%n",
        table.entries().size(),
        samples,
        space,
        table.device(),
        file);
    return Exit.DONE;
  }
}
