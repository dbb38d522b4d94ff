package org.espalier.kernel.command;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.space.Sizes;
import org.espalier.kernel.notebook.NotebookFile;
import org.espalier.stdlib.draw.Pictures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code espalier describe}: what an architecture costs, without training it. */
@Command(
    name = "describe",
    description = {
      "Prints an architecture's parameters, multiply-adds and depth, all exact, and draws it.",
      "Spaces and their architectures:",
      "  nb201            '|nor_conv_3x3~0|+|skip_connect~0|none~1|+|none~0|...~1|...~2|'",
      "  nas-bench-macro  01210012",
      "  mbconv           'ds_r1_k3_s1_e1_c16 ir_r2_k3_s2_e6_c24_se0.25'"
    })
final class DescribeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SPACE", description = "nb201, nas-bench-macro or mbconv.")
  private String space = "";

  @Parameters(paramLabel = "ARCHITECTURE", description = "As the space writes it; quote it.")
  private String architecture = "";

  @Option(
      names = "--channels",
      paramLabel = "C",
      description = "Channels of the first convolution.")
  private @Nullable Integer channels;

  @Option(names = "--layers", paramLabel = "L", description = "Cells per stage (nb201).")
  private @Nullable Integer layers;

  @Option(names = "--classes", paramLabel = "K", description = "Classes to tell apart.")
  private @Nullable Integer classes;

  @Option(names = "--size", paramLabel = "S", description = "Height and width of the image.")
  private @Nullable Integer size;

  @Option(names = "--json", description = "Print it as one JSON object.")
  private boolean json;

  @Option(names = "--svg", paramLabel = "FILE", description = "Write the picture here.")
  private @Nullable Path svg;

  @Override
  public Integer call() throws IOException {
    DescribedSpace described = DescribedSpace.of(space);
    Architecture parsed = parse(described);
    Graph network = parsed.network();
    System.out.println(json ? json(parsed, network) : text(parsed, network));
    if (svg != null) {
      boolean chain = described == DescribedSpace.MBCONV;
      NotebookFile.replace(svg, (chain ? Pictures.of(network) : Pictures.of(parsed)).svg());
    }
    return Exit.DONE;
  }

  private Architecture parse(DescribedSpace described) {
    if (layers != null && described != DescribedSpace.NB201) {
      throw new CommandException(Exit.USAGE, "--layers is for nb201; " + space + " has no cells");
    }
    try {
      return described.parse(architecture, sizes(described.sizes()));
    } catch (IllegalArgumentException e) {
      String hint = "\nAn architecture of " + space + ": " + described.example();
      throw new CommandException(Exit.INPUT, e.getMessage() + hint, e);
    }
  }

  private Sizes sizes(Sizes published) {
    Sizes sizes = channels == null ? published : published.channels(channels);
    sizes = layers == null ? sizes : sizes.layers(layers);
    sizes = classes == null ? sizes : sizes.classes(classes);
    return size == null ? sizes : sizes.size(size);
  }

  private String json(Architecture parsed, Graph network) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("space", space);
    all.put("architecture", written(parsed));
    all.put("parameters", network.parameters());
    all.put("macs", network.macs());
    all.put("depth", network.depth());
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all);
  }

  private String text(Architecture parsed, Graph network) {
    return String.format(
        Locale.ROOT,
        "%s  %s%n  parameters  %,d%n  MACs        %,d%n  depth       %,d",
        space,
        written(parsed),
        network.parameters(),
        network.macs(),
        network.depth());
  }

  /** In its canonical form; a chain, which is the whole of its space, as it was typed. */
  private String written(Architecture parsed) {
    return space.equals(DescribedSpace.MBCONV.label()) ? architecture.strip() : parsed.toString();
  }
}
