package org.espalier.dsl.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Site;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedFiguresTest {
  static List<Figures.Row> all() throws IOException {
    return Figures.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void figureIsExact(Figures.Row row) {
    assertThat(count(row)).isEqualTo(row.value());
  }

  private static BigInteger count(Figures.Row row) {
    if (row.quantity().equals("architectures")) {
      return space(row).size();
    }
    if (row.quantity().equals("auxiliary parameters")) {
      return BigInteger.valueOf(genotype(row.network()).auxiliaryHead(sizes(row)).parameters());
    }
    return BigInteger.valueOf(count(network(row), row.quantity()));
  }

  private static long count(Graph network, String quantity) {
    if (quantity.equals("parameters")) {
      return network.parameters();
    }
    if (quantity.equals("macs")) {
      return network.macs();
    }
    if (quantity.equals("missing gamma and beta")) {
      return network.nodes().stream()
          .filter(node -> node.operation() instanceof BatchNormalization norm && !norm.affine())
          .mapToLong(node -> 2L * node.shape().channels())
          .sum();
    }
    assertThat(quantity).startsWith("parameters of ");
    String place = quantity.substring("parameters of ".length()) + "/";
    return network.nodes().stream()
        .filter(node -> node.name().startsWith(place))
        .mapToLong(Node::parameters)
        .sum();
  }

  private static Graph network(Figures.Row row) {
    if (row.space().equals("genotype")) {
      GenotypeNetwork cells = genotype(row.network());
      boolean fit = row.values().containsKey("fit");
      String stem = row.values().get("stem");
      GenotypeNetwork stacked = fit ? cells.fitWhereNeeded() : cells;
      return (stem == null ? stacked : stacked.nasNetStem(Integer.parseInt(stem)))
          .network(sizes(row));
    }
    if (row.space().equals("operation")) {
      return operation(row.network(), row.values());
    }
    Optional<SearchSpace> fixed = StageNetworks.of(row);
    if (fixed.isPresent()) {
      return fixed.orElseThrow().architecture().network();
    }
    return row.network().equals("supernet")
        ? space(row).supernet()
        : space(row).parse(row.network()).network();
  }

  private static SearchSpace space(Figures.Row row) {
    String mixing = row.values().getOrDefault("mixing", "");
    if (!mixing.isEmpty()) {
      return Spaces.darts(
          sizes(row),
          switch (mixing) {
            case "partial-channels" -> partialChannels(4);
            case "weighed-partial-channels" -> edgeWeights(partialChannels(4));
            default -> auxiliarySkip();
          });
    }
    return Catalogue.of(row.space()).orElseThrow().space(sizes(row));
  }

  private static Sizes sizes(Figures.Row row) {
    Map<String, String> values = row.values();
    Sizes sizes =
        values.containsKey("imagenet")
            ? GenotypeNetwork.imageNet()
            : Catalogue.of(row.space())
                .map(PublishedSpace::sizes)
                .orElseGet(GenotypeNetwork::cifar);
    for (Map.Entry<String, String> value : values.entrySet()) {
      sizes = with(sizes, value.getKey(), value.getValue());
    }
    return sizes;
  }

  private static Sizes with(Sizes sizes, String name, String value) {
    return switch (name) {
      case "channels" -> sizes.channels(Integer.parseInt(value));
      case "layers" -> sizes.layers(Integer.parseInt(value));
      case "classes" -> sizes.classes(Integer.parseInt(value));
      case "size" -> sizes.size(Integer.parseInt(value));
      case "imagenet", "fit", "mixing", "stem" -> sizes;
      default -> throw new IllegalArgumentException("figures.csv has a setting '" + name + "'");
    };
  }

  /** One candidate operation of the DARTS family on a 32x32 image. */
  private static Graph operation(String name, Map<String, String> values) {
    CandidateOperation operation =
        Stream.of(
                SEP_CONV_3X3,
                SEP_CONV_5X5,
                SEP_CONV_7X7,
                DIL_CONV_3X3,
                DIL_CONV_5X5,
                SKIP_CONNECT,
                CONV_7X1_1X7,
                CONV_3X1_1X3)
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow();
    int channels = Integer.parseInt(values.get("channels"));
    int stride = Integer.parseInt(values.getOrDefault("stride", "1"));
    GraphBuilder graph = Graph.builder();
    Node input = graph.input("image", image(channels, 32, 32));
    return graph.build(operation.recipe().build(new Site(graph, input, channels, stride)));
  }
}
