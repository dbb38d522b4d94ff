package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.Site;

/**
 * The super-blocks of Zen-NAS (Lin et al., ICCV 2021, arXiv 2102.01063, §4): residual units of one
 * kind, two in each layer, or one where the kind is basic. The very first unit projects its input.
 *
 * @param kinds to choose from
 * @param inside the units' inner channels
 */
public record SuperBlock(List<Kind> kinds, Amount inside) implements Blocks {
  /**
   * One kind.
   *
   * @param form which convolutions
   * @param kernel of those that are not 1x1
   * @param expansion how many times wider the depthwise convolution of an inverted unit is; else 1
   */
  public record Kind(ResidualUnit.Form form, int kernel, int expansion) {
    /** As Zen-NAS writes it, such as {@code SuperResK1K5K1}, {@code SuperResIDWE4K7}. */
    public String word() {
      return "SuperRes"
          + switch (form) {
            case BASIC -> "K" + kernel + "K" + kernel;
            case BOTTLENECK -> "K1K" + kernel + "K1";
            case INVERTED -> "IDWE" + expansion + "K" + kernel;
          };
    }
  }

  private static final Pattern KIND =
      Pattern.compile("SuperRes(?:K1K([357])K1|K([357])K\\2|IDWE([1246])K([357]))");

  /**
   * Reads a kind as Zen-NAS writes it.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Kind kind(String word) {
    Matcher matcher = KIND.matcher(word);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + word
              + "' is no super-block of Zen-NAS: SuperResK3K3, SuperResK1K3K1 and SuperResIDWE1K3"
              + " are, with kernels 3, 5, 7 and expansions 1, 2, 4, 6.");
    }
    if (matcher.group(1) != null) {
      return new Kind(ResidualUnit.Form.BOTTLENECK, Integer.parseInt(matcher.group(1)), 1);
    }
    if (matcher.group(2) != null) {
      return new Kind(ResidualUnit.Form.BASIC, Integer.parseInt(matcher.group(2)), 1);
    }
    return new Kind(
        ResidualUnit.Form.INVERTED,
        Integer.parseInt(matcher.group(4)),
        Integer.parseInt(matcher.group(3)));
  }

  /** Copies and checks. */
  public SuperBlock {
    kinds = List.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException(
          "superBlocks(...) needs at least one kind, such as SuperResK3K3.");
    }
    inside.requireWhole("superBlocks", 1);
  }

  @Override
  public List<Decision> decisions(String at, BlockSettings settings, boolean first) {
    List<Decision> decisions = new ArrayList<>();
    if (kinds.size() > 1) {
      decisions.add(Layer.kind(at, kinds, Kind::word));
    }
    decisions.addAll(inside.decisions(at + "/inside"));
    decisions.addAll(settings.squeeze().ratio().decisions(at + "/squeeze"));
    return decisions;
  }

  @Override
  public Node build(Layer layer, boolean first) {
    return kinds.size() == 1
        ? build(layer, kinds.get(0), first)
        : layer.oneOf(kinds, Kind::word, (place, kind) -> build(place, kind, first));
  }

  private Node build(Layer layer, Kind kind, boolean first) {
    int chosen = layer.whole("inside", inside);
    int channels = layer.site().channels();
    ResidualUnit.Projection projection =
        first ? ResidualUnit.Projection.ALWAYS : ResidualUnit.Projection.BIASED;
    if (kind.form() == ResidualUnit.Form.BASIC) {
      return new ResidualUnit(kind.form(), kind.kernel(), chosen, projection)
          .build(layer.within("unit.1"));
    }
    boolean inverted = kind.form() == ResidualUnit.Form.INVERTED;
    // An inverted unit's channels come out narrow between the two units of a layer.
    int between = inverted ? chosen : channels;
    Node half =
        new ResidualUnit(kind.form(), kind.kernel(), wide(kind, chosen), projection)
            .build(to(layer, "unit.1", layer.site().input(), between, layer.site().stride()));
    return new ResidualUnit(
            kind.form(),
            kind.kernel(),
            inverted ? wide(kind, channels) : chosen,
            ResidualUnit.Projection.BIASED)
        .build(to(layer, "unit.2", half, channels, 1));
  }

  private static int wide(Kind kind, int channels) {
    return Amount.of(channels * kind.expansion())
        .roundedTo(kind.form() == ResidualUnit.Form.INVERTED ? 8 : 1)
        .whole(label -> 0, "");
  }

  private static Layer to(Layer layer, String part, Node input, int channels, int stride) {
    GraphBuilder graph = layer.site().graph().within(part);
    Site site = new Site(graph, input, channels, stride);
    return new Layer(site, layer.settings(), layer.choices(), layer.at());
  }

  @Override
  public String text() {
    String names =
        kinds.stream().map(kind -> '"' + kind.word() + '"').collect(Collectors.joining(", "));
    return ".superBlocks(" + inside.text() + ", " + names + ")";
  }
}
