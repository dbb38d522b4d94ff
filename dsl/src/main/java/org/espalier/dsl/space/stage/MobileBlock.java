package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Site;

/**
 * An inverted residual, MBConv: 1x1 convolution to the expanded channels, depthwise convolution,
 * perhaps squeeze-and-excitation, 1x1 convolution without an activation; the input is added where
 * the shape stays (MobileNetV2, arXiv 1801.04381, §3.3).
 *
 * <p>Kernels and expansions to choose from are numbers: layers of other sizes have the same names,
 * and a smaller one is a part of a larger one, as in once-for-all networks. Blocks to choose from
 * that share nothing are candidates of {@link Blocks.Chosen}.
 *
 * @param kernel the depthwise kernel
 * @param expansion how wide inside; the first convolution is left out where it does not expand
 */
public record MobileBlock(Kernel kernel, Expansion expansion) implements Blocks {
  /** A block as a candidate operation: ReLU6, no squeeze-and-excitation, unless it is said. */
  public static CandidateOperation candidate(
      Kernel kernel, Expansion expansion, BlockSetting... said) {
    BlockSettings settings = BlockSettings.DEFAULT;
    for (BlockSetting setting : said) {
      settings = setting.among(settings);
    }
    MobileBlock block = new MobileBlock(kernel, expansion);
    String words =
        Stream.concat(Stream.of(kernel.toString(), expansion.toString()), settings.words().stream())
            .collect(Collectors.joining(", ", "mbconv(", ")"));
    if (!block.decisions("", settings, true).isEmpty()) {
      throw new IllegalArgumentException(
          words
              + " inside choose(...) has one number of each; give several blocks, such as"
              + " mbconvs(kernel(3, 5), expand(3, 6)), or say stage().mbconv("
              + kernel
              + ", "
              + expansion
              + ").");
    }
    BlockSettings all = settings;
    return new CandidateOperation(
        block.name(settings), words, site -> block.build(Layer.of(site, all), true));
  }

  /** Every block of some kernels and expansions as a candidate operation, kernels first. */
  public static List<CandidateOperation> candidates(
      Kernel kernel, Expansion expansion, BlockSetting... said) {
    List<CandidateOperation> candidates = new ArrayList<>();
    for (double size : kernel.size().values().values()) {
      for (double ratio : expansion.amount().values().values()) {
        Expansion one =
            new Expansion(Amount.of("expand", ratio), expansion.channels(), expansion.kept());
        candidates.add(candidate(Kernel.of((int) size), one, said));
      }
    }
    return candidates;
  }

  /** The field's short name, such as {@code mbconv_k3_e6_g2_se0.25}. */
  private String name(BlockSettings settings) {
    double squeezed = settings.squeeze().ratio().of(label -> 0, "");
    return "mbconv_k"
        + kernel.size().text()
        + "_e"
        + expansion.amount().text()
        + (settings.groups().text().equals("1") ? "" : "_g" + settings.groups().text())
        + (squeezed == 0 ? "" : "_se" + settings.squeeze().ratio().text())
        + settings.bits().name();
  }

  @Override
  public List<Decision> decisions(String at, BlockSettings settings, boolean first) {
    List<Decision> decisions = new ArrayList<>();
    decisions.addAll(kernel.size().decisions(at + "/kernel"));
    decisions.addAll(expansion.amount().decisions(at + "/expand"));
    decisions.addAll(settings.decisions(at));
    decisions.addAll(Shortcut.decisions(settings.shortcuts(), at));
    for (String part : List.of("expand", "spatial", "project")) {
      decisions.addAll(settings.bits().decisions(at + "/" + part));
    }
    return decisions;
  }

  @Override
  public Node build(Layer layer, boolean first) {
    Site site = layer.site();
    BlockSettings settings = layer.settings();
    int input = site.input().shape().channels();
    int inside = expansion.inside(layer.of("expand", expansion.amount()), input);
    int groups = layer.whole("groups", settings.groups());
    Node last = site.input();
    if (inside != input || expansion.kept()) {
      last = layer.activated("expand", point(inside, groups), settings.activation());
      if (groups > 1) {
        last = site.graph().add("shuffle", new ChannelShuffle(groups), last);
      }
    }
    Window window = layer.window(layer.whole("kernel", kernel.size()));
    Convolution spatial = Convolution.depthwise(inside, window);
    last = layer.from(last).activated("spatial", spatial, settings.activation());
    Node gated = layer.from(last).squeezed(input);
    Node projected = layer.from(gated).normed("project", point(site.channels(), groups));
    return layer.joined(projected, Shortcut.RESIDUAL);
  }

  private static Convolution point(int channels, int groups) {
    return new Convolution(channels, Window.same(1, 1), groups, false);
  }

  @Override
  public Blocks scaled(Scaling scaling) {
    return new MobileBlock(kernel, expansion.scaled(scaling));
  }

  @Override
  public String text() {
    return ".mbconv(" + kernel + ", " + expansion + ")";
  }
}
