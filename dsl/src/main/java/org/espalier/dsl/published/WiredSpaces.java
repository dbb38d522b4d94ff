package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.motif.Motif;
import org.espalier.dsl.space.stage.Stage;
import org.espalier.dsl.space.wiring.LayerGraph;
import org.espalier.dsl.space.wiring.Wiring;

/** Spaces of graphs: hierarchical, random, free. */
public final class WiredSpaces {
  /** 16 channels, 1 cell per stage, 10 classes, 32x32. */
  public static final PublishedSpace HIERARCHICAL =
      new PublishedSpace(
          "hierarchical",
          "Hierarchical representations",
          "Liu et al., ICLR 2018, arXiv 1711.00436, sections 2 and 4.1",
          new Sizes(16, 1, 10, image(3, 32, 32)),
          WiredSpaces::hierarchical,
          motifExample());

  /**
   * 78 channels in the first random stage, 32 nodes a stage, 1,000 classes, 224x224. The paper
   * publishes 5.6 +- 0.1 M parameters and 583 +- 6.2 M multiply-adds for Watts and Strogatz' graphs
   * of 4 neighbours at 0.75; fifty seeds here have 5.67 and 583 M on average.
   */
  public static final PublishedSpace RAND_WIRE =
      new PublishedSpace(
          "randwire",
          "RandWire, small regime",
          "Xie et al., ICCV 2019, arXiv 1904.01569, table 1",
          new Sizes(78, 32, 1000, image(3, 224, 224)),
          WiredSpaces::randWire,
          "wiring/generator=wattsStrogatz, wiring/wattsStrogatz.p=0.75, wiring/seed=1");

  /** 32 channels, 3 cells per stage, 10 classes, 32x32: NAS-Bench-101's operations. */
  public static final PublishedSpace GRAPH_PNAS =
      new PublishedSpace(
          "graphpnas",
          "GraphPNAS",
          "Li et al., 2022, arXiv 2211.15155, section 3",
          new Sizes(32, 3, 10, image(3, 32, 32)),
          WiredSpaces::graphPnas,
          graphExample(7, "nor_conv_3x3", ""));

  /** 16 channels, 10 classes, 32x32; layers is the number of vertices. */
  public static final PublishedSpace NASBOT =
      new PublishedSpace(
          "nasbot",
          "NASBOT's layer graphs",
          "Kandasamy et al., NeurIPS 2018, arXiv 1802.07191, section 2",
          new Sizes(16, 8, 10, image(3, 32, 32)),
          WiredSpaces::nasbot,
          graphExample(8, "nor_conv_3x3", "32"));

  private WiredSpaces() {}

  /** Six motifs of six primitives on four nodes, on the edges of a cell of five: 7^46. */
  private static SearchSpace hierarchical(Sizes sizes) {
    Motif low =
        motif()
            .edge(
                ops(
                    NONE,
                    MOTIF_CONV_1X1,
                    MOTIF_DEPTHWISE_3X3,
                    MOTIF_SEPARABLE_3X3,
                    MAX_POOL_3X3,
                    AVG_POOL_3X3,
                    MOTIF_IDENTITY))
            .narrowed();
    Motif cell = motif("cell").nodes(5).edge(ops(NONE), motifs(6, low)).narrowed();
    Stage halve = stage().choose(ops(MOTIF_SEPARABLE_3X3)).stride(2);
    return network(sizes.image())
        .stem(conv(3, sizes.channels()))
        .repeat(sizes.layers(), cell)
        .stage(halve.channels(2 * sizes.channels()))
        .repeat(sizes.layers(), cell)
        .stage(halve.channels(4 * sizes.channels()))
        .repeat(sizes.layers(), cell)
        .classes(sizes.classes());
  }

  private static SearchSpace randWire(Sizes sizes) {
    int channels = sizes.channels();
    Wiring wiring =
        wiring()
            .nodes(sizes.layers())
            .draw(
                erdosRenyi(0.1, 0.2, 0.3, 0.4),
                barabasiAlbert(4, 5, 6, 7),
                wattsStrogatz(4, 0.0, 0.25, 0.5, 0.75, 1.0))
            .seeds(50);
    return network(sizes.image())
        .stem(conv(3, channels / 2).stride(2))
        .stage(stage().choose(ops(CONV_3X3)).channels(channels).stride(2))
        .then(wiring.channels(channels))
        .then(wiring.channels(2 * channels))
        .then(wiring.channels(4 * channels))
        .head(1280, RELU)
        .classes(sizes.classes());
  }

  /** 2^21 3^5 cells, many of them isomorphic. */
  private static SearchSpace graphPnas(Sizes sizes) {
    LayerGraph cell = layerGraph("cell").labels(ops(CONV_3X3, CONV_1X1, MAX_POOL_3X3));
    return NasBenchSpaces.threeStages(
        network(sizes.image()).stem(conv(3, sizes.channels()).activation(RELU)),
        network -> network.repeat(sizes.layers(), cell),
        sizes.classes());
  }

  private static SearchSpace nasbot(Sizes sizes) {
    LayerGraph graph =
        layerGraph()
            .vertices(sizes.layers())
            .labels(ops(CONV_3X3, CONV_5X5, CONV_7X7, MAX_POOL_3X3, AVG_POOL_3X3))
            .units(16, 32, 64, 128);
    return network(sizes.image())
        .stem(conv(3, sizes.channels()).stride(2).activation(RELU))
        .then(graph)
        .classes(sizes.classes());
  }

  private static String motifExample() {
    StringBuilder text = new StringBuilder();
    for (int motif = 1; motif <= 6; motif++) {
      for (String edge : "0-1 0-2 1-2 0-3 1-3 2-3".split(" ", -1)) {
        String operation =
            edge.equals("0-3")
                ? "conv_1x1"
                : edge.equals("0-1") || edge.equals("1-3") ? "separable_3x3" : "none";
        text.append("motif.").append(motif).append("/edge.").append(edge).append('=');
        text.append(operation).append(", ");
      }
    }
    for (int to = 1; to < 5; to++) {
      for (int from = 0; from < to; from++) {
        text.append(from + to > 1 ? ", " : "");
        text.append("cell/edge.").append(from).append('-').append(to);
        text.append(from == to - 1 ? "=motif." + to : "=none");
      }
    }
    return text.toString();
  }

  private static String graphExample(int vertices, String label, String units) {
    String name = units.isEmpty() ? "cell" : "layerGraph";
    StringBuilder text = new StringBuilder();
    for (int to = 1; to < vertices; to++) {
      for (int from = 0; from < to; from++) {
        text.append(from + to > 1 ? ", " : "");
        text.append(name).append("/edge.").append(from).append('-').append(to);
        text.append(from == to - 1 ? "=yes" : "=no");
      }
      if (to < vertices - 1) {
        text.append(", ").append(name).append("/vertex.").append(to).append('=').append(label);
        if (!units.isEmpty()) {
          text.append(", ").append(name).append("/vertex.").append(to).append("/units=");
          text.append(units);
        }
      }
    }
    return text.toString();
  }
}
