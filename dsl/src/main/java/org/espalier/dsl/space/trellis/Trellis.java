package org.espalier.dsl.space.trellis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.decision.Restriction;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Options;
import org.espalier.dsl.space.part.Section;
import org.jspecify.annotations.Nullable;

/**
 * A path through layers and resolutions (Auto-DeepLab: Liu et al., CVPR 2019, arXiv 1901.02985,
 * §3.2). Each layer is one cell at stride 4, 8, 16 or 32; from layer to layer the stride stays,
 * doubles or halves. The first layer works at stride 4, where the trellis' input stands, so of
 * {@code n} layers {@code n - 1} are free: 28,657 paths for 12. A cell reads the outputs of the two
 * layers before it, brought to its size by bilinear interpolation, and is twice as wide at each
 * next stride. All cells share one set of decisions.
 *
 * @param name what its decisions' labels begin with
 * @param layers how many layers; at least 2
 * @param cell the cell; null until {@link #cell(TwoInputCell)} was said
 * @param channels of the cell's nodes at stride 4; at least 1
 */
public record Trellis(String name, int layers, @Nullable TwoInputCell cell, int channels)
    implements Section {
  static final List<Integer> STRIDES = List.of(4, 8, 16, 32);

  /** Checks. */
  public Trellis {
    if (layers < 2) {
      throw new IllegalArgumentException(
          "trellis().layers("
              + (layers
                  + "): the first layer works at stride 4, so a path has at least 2 layers."));
    }
    if (channels < 1) {
      throw new IllegalArgumentException(
          "trellis().channels(" + channels + "): a cell is at least 1 wide.");
    }
  }

  /** The paper's 12 layers, 8 channels at stride 4; the cell is still to be said. */
  public static Trellis named(String name) {
    return new Trellis(name, 12, null, 8);
  }

  /** How many layers, the first included. */
  public Trellis layers(int count) {
    return new Trellis(name, count, cell, channels);
  }

  /** The cell of every layer; its channels follow from its stride. */
  public Trellis cell(TwoInputCell one) {
    return new Trellis(name, layers, one, channels);
  }

  /** Channels of the cell's nodes at stride 4; twice as many at each next stride. */
  public Trellis channels(int count) {
    return new Trellis(name, layers, cell, count);
  }

  private TwoInputCell someCell() {
    if (cell == null) {
      throw new IllegalArgumentException(
          "A trellis needs a cell: say trellis().cell(cell(\"cell\").inputs(2).nodes(5).pick(2,"
              + " ops(SKIP_CONNECT, SEP_CONV_3X3))).");
    }
    return cell;
  }

  private String label(int layer) {
    return name + "/layer." + layer;
  }

  private List<String> labels() {
    return IntStream.rangeClosed(2, layers).mapToObj(this::label).toList();
  }

  @Override
  public List<Decision> decisions() {
    Domain strides = Options.domain(STRIDES);
    List<Decision> decisions = new ArrayList<>();
    labels().forEach(label -> decisions.add(Decision.of(label, strides)));
    decisions.addAll(someCell().decisions());
    return decisions;
  }

  @Override
  public List<Restriction> restrictions() {
    return List.of(new NextLevels(labels()));
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    Flow flow = Flow.of(input);
    for (int layer = 1; layer <= layers; layer++) {
      int level = layer == 1 ? 0 : choices.of(label(layer));
      GraphBuilder place = graph.within("layer." + layer);
      Flow fitted =
          new Flow(
              resized(place, "older", flow.before(), input.shape(), level),
              resized(place, "newer", flow.last(), input.shape(), level));
      TwoInputCell own = someCell().channels(channels << level);
      flow = flow.then(own.build(place.within(own.name()), fitted, choices).last());
    }
    return flow.last();
  }

  private static Node resized(GraphBuilder graph, String name, Node image, Shape first, int level) {
    int height = halved(first.height(), level);
    int width = halved(first.width(), level);
    boolean fits = image.shape().height() == height && image.shape().width() == width;
    return fits ? image : graph.add(name, new Resize(height, width), image);
  }

  /** Rounded up at each halving, as a convolution of stride 2 does. */
  private static int halved(int extent, int times) {
    int halved = extent;
    for (int i = 0; i < times; i++) {
      halved = (halved + 1) / 2;
    }
    return halved;
  }

  /** As typed. */
  @Override
  public String toString() {
    return (name.equals("trellis") ? "trellis()" : "trellis(\"" + name + "\")")
        + (".layers(" + layers + ")")
        + (cell == null ? "" : ".cell(" + cell + ")")
        + (".channels(" + channels + ")");
  }
}
