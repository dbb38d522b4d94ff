package org.espalier.kernel.command;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.space.Sizes;
import org.espalier.kernel.command.DescribedSpace.Described;
import org.espalier.kernel.notebook.NotebookFile;
import org.espalier.stdlib.draw.Picture;
import org.espalier.stdlib.draw.Pictures;
import org.espalier.stdlib.engine.Rewrites;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code espalier describe}: what a space holds and what an architecture costs, untrained. */
@Command(
    name = "describe",
    description = {
      "Prints an architecture's parameters, multiply-adds and more, all exact, and draws it.",
      "Without ARCHITECTURE it describes the space, without SPACE it lists all. Examples:",
      "  nb201     '|nor_conv_3x3~0|+|skip_connect~0|none~1|+|none~0|none~1|skip_connect~2|'",
      "  darts     \"Genotype(normal=[('sep_conv_3x3', 0), ...], ...)\" --layers 20 --channels 36",
      "  genotype  the same for cells of any other space",
      "  mbconv    'ds_r1_k3_s1_e1_c16 ir_r2_k3_s2_e6_c24_se0.25'",
      "  zen       'SuperConvK3BNRELU(3,32,2,1)...'"
    })
final class DescribeCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SPACE",
      description = "Its name; `espalier describe` alone lists all.")
  private @Nullable String space;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ARCHITECTURE",
      description = "As the space writes it; quote it.")
  private @Nullable String architecture;

  @Mixin private SizeOptions options = new SizeOptions();

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean json;

  @Option(names = "--svg", paramLabel = "FILE", description = "Write the picture here.")
  private @Nullable Path svg;

  @Option(
      names = "--rewrites",
      description =
          "Print what the compiler rewrites in the network, without ARCHITECTURE in the space's"
              + " supernet, and how often.")
  private boolean rewrites;

  @Override
  public Integer call() throws IOException {
    if (space == null) {
      if (rewrites) {
        throw new CommandException(
            Exit.USAGE, "--rewrites tells of a network: name a space, and an architecture of it.");
      }
      print(json ? toJson(Descriptions.list()) : Descriptions.table());
      return Exit.DONE;
    }
    DescribedSpace described = DescribedSpaces.of(space);
    Sizes sizes = options.of(described);
    if (architecture == null) {
      describe(described, sizes);
    } else {
      Described one = parse(described, architecture, sizes);
      show(Descriptions.of(described, one), one::network);
      draw(one.picture());
    }
    return Exit.DONE;
  }

  private void describe(DescribedSpace described, Sizes sizes) throws IOException {
    if (described.published().isEmpty()) {
      if (rewrites) {
        throw new CommandException(
            Exit.USAGE, described.name() + " is a kind of text: say an ARCHITECTURE too.");
      }
      show(Descriptions.of(described), null);
      return;
    }
    SearchSpace built;
    try {
      built = described.published().get().space(sizes);
    } catch (IllegalArgumentException e) {
      throw new CommandException(Exit.INPUT, String.valueOf(e.getMessage()), e);
    }
    show(Descriptions.of(described, built), built::supernet);
    draw(Pictures.of(built));
  }

  private static Described parse(DescribedSpace described, String architecture, Sizes sizes) {
    try {
      return described.reader().apply(architecture, sizes);
    } catch (IllegalArgumentException e) {
      throw new CommandException(Exit.INPUT, e.getMessage() + hint(described, architecture), e);
    }
  }

  private static String hint(DescribedSpace described, String architecture) {
    boolean other = architecture.contains("Genotype(") && described.published().isPresent();
    return "\nAn architecture of "
        + described.name()
        + ": "
        + described.example()
        + (other ? "\n`espalier describe genotype` takes the cells of any space." : "");
  }

  private void show(Map<String, Object> facts, @Nullable Supplier<Graph> network) {
    if (!rewrites || network == null) {
      print(json ? toJson(facts) : Descriptions.text(facts));
      return;
    }
    Rewrites found;
    try {
      found = Rewrites.of(network.get());
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw new CommandException(Exit.INPUT, String.valueOf(e.getMessage()), e);
    }
    if (json) {
      facts.put("rewrites", DescribedRewrites.facts(found));
      print(toJson(facts));
    } else {
      print(Descriptions.text(facts) + "\n\n" + DescribedRewrites.text(found));
    }
  }

  private static String toJson(Object facts) {
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(facts);
  }

  private static void print(String text) {
    System.out.println(text);
  }

  private void draw(Picture picture) throws IOException {
    if (svg != null) {
      NotebookFile.replace(svg, picture.svg());
    }
  }
}
