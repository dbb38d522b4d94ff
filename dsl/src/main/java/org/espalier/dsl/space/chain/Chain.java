package org.espalier.dsl.space.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Links;
import org.espalier.dsl.space.part.Options;
import org.espalier.dsl.space.part.Section;
import org.espalier.dsl.space.part.Site;

/**
 * A chain of convolutions whose sizes are chosen layer by layer, in which every layer may read any
 * of the layers before it (Zoph and Le, ICLR 2017, arXiv 1611.01578, §3.2 and §3.3). A layer is a
 * convolution, a batch norm and a ReLU, numbered from 1. With anchors
 *
 * <ul>
 *   <li>a layer that reads no other layer reads what the chain reads;
 *   <li>several are concatenated along the channels, earlier ones first, the smaller with zeros
 *       around them;
 *   <li>the chain yields all outputs that no layer reads, concatenated likewise.
 * </ul>
 *
 * <p>Without anchors every layer reads the one before.
 *
 * @param name what its decisions' labels begin with
 * @param layers how many layers; at least 1
 * @param sizes what each convolution chooses from
 * @param anchored whether layers choose what they read
 * @param pools behind which layers a 2x2 maximum halves the image
 */
public record Chain(String name, int layers, Filters sizes, boolean anchored, List<Integer> pools)
    implements Section {
  /** Checks. */
  public Chain {
    if (layers < 1) {
      throw new IllegalArgumentException(
          "chain().layers(" + layers + "): a chain has at least 1 layer.");
    }
    pools = Halvings.check("chain().poolAfter", pools, layers);
  }

  /** Six layers of 3x3 convolutions with 36 filters, where the curriculum of the paper begins. */
  public static Chain named(String name) {
    Filters filters = new Filters(List.of(3), List.of(3), List.of(36), List.of(1));
    return new Chain(name, 6, filters, false, List.of());
  }

  /** How many layers. */
  public Chain layers(int count) {
    return new Chain(name, count, sizes, anchored, pools);
  }

  /** Rows of the kernels to choose from. */
  public Chain heights(int... rows) {
    return with(new Filters(list(rows), sizes.widths(), sizes.counts(), sizes.strides()));
  }

  /** Columns of the kernels to choose from. */
  public Chain widths(int... columns) {
    return with(new Filters(sizes.heights(), list(columns), sizes.counts(), sizes.strides()));
  }

  /** Numbers of filters to choose from. */
  public Chain filters(int... counts) {
    return with(new Filters(sizes.heights(), sizes.widths(), list(counts), sizes.strides()));
  }

  /** Strides to choose from, for each axis by itself. */
  public Chain strides(int... steps) {
    return with(new Filters(sizes.heights(), sizes.widths(), sizes.counts(), list(steps)));
  }

  /** Every layer chooses which of the layers before it it reads. */
  public Chain anchors() {
    return new Chain(name, layers, sizes, true, pools);
  }

  /** Behind these layers a 2x2 maximum halves the image. */
  public Chain poolAfter(int... numbers) {
    return new Chain(name, layers, sizes, anchored, list(numbers));
  }

  private Chain with(Filters other) {
    return new Chain(name, layers, other, anchored, pools);
  }

  private static List<Integer> list(int... numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private Links anchorLinks() {
    return new Links(name + "/anchor");
  }

  private String layer(int number) {
    return name + "/layer." + number;
  }

  @Override
  public List<Decision> decisions() {
    List<Decision> decisions = new ArrayList<>();
    for (int number = 1; number <= layers; number++) {
      decisions.addAll(sizes.decisions(layer(number)));
      if (anchored) {
        decisions.addAll(anchorLinks().into(1, number));
      }
    }
    return decisions;
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    List<Node> outputs = new ArrayList<>(List.of(input));
    List<Integer> loose = new ArrayList<>();
    for (int layer = 1; layer <= layers; layer++) {
      GraphBuilder place = graph.within("layer." + layer);
      List<Integer> sources = sources(layer, choices);
      Node joined = Joined.of(place, sources.stream().map(outputs::get).toList());
      outputs.add(layer(place, layer, joined, choices));
      loose.removeAll(sources);
      loose.add(layer);
    }
    return Joined.of(graph.within("ends"), loose.stream().map(outputs::get).toList());
  }

  private List<Integer> sources(int layer, Choices choices) {
    if (!anchored) {
      return List.of(layer - 1);
    }
    List<Integer> chosen = anchorLinks().chosen(1, layer, layer, choices);
    return chosen.isEmpty() ? List.of(0) : chosen;
  }

  private Node layer(GraphBuilder place, int layer, Node input, Choices choices) {
    Node output =
        new Site(place, input, input.shape().channels(), 1)
            .chain(
                List.of(
                    sizes.convolution(layer(layer), choices),
                    BatchNormalization.standard(),
                    new Activation(Activation.Kind.RELU)));
    return pools.contains(layer)
        ? place.add("pool", new Pooling(Pooling.Kind.MAXIMUM, Halvings.WINDOW, false), output)
        : output;
  }

  /** As typed. */
  @Override
  public String toString() {
    return (name.equals("chain") ? "chain()" : "chain(\"" + name + "\")")
        + (".layers(" + layers + ")")
        + (".heights(" + Options.join(sizes.heights()) + ")")
        + (".widths(" + Options.join(sizes.widths()) + ")")
        + (".filters(" + Options.join(sizes.counts()) + ")")
        + (sizes.strides().equals(List.of(1))
            ? ""
            : ".strides(" + Options.join(sizes.strides()) + ")")
        + (pools.isEmpty() ? "" : ".poolAfter(" + Options.join(pools) + ")")
        + (anchored ? ".anchors()" : "");
  }
}
