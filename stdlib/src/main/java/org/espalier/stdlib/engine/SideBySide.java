package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.operation.Window;

/**
 * Convolutions of one input that are computed as one, exactly. Before: the edges that leave a node
 * each convolve it, and each norms what it got. After: one convolution with the filters of all, one
 * batch norm over all their channels, and each edge takes its own channels. Every array stays where
 * it is: filters, gammas and betas are joined on the way in, so gradients come back to their names,
 * and running statistics are handed back to theirs.
 *
 * <p>Convolutions stand side by side if they read the same node with equal windows and biases or
 * none, undivided into groups, and if what norms them is set alike: a batch norm that alone reads
 * its convolution, and whose statistics are its own.
 *
 * <p>In training only: with fixed statistics the joined norm would have to read them from what was
 * computed, and MXNet's norms corrupt memory on the way back unless they read variables.
 */
final class SideBySide {
  /**
   * Wider ones stay apart. oneDNN computes fewer than eight channels as a product of matrices for
   * each image, which costs the same whatever the filters, and norms them without its fast kernel;
   * from eight on its kernels cost what they compute, and the joining comes on top. A pass of
   * NAS-Bench-201's network at 4 channels, one cell a stage, 16 images of 16x16, both ways: 6.4 ms
   * of processor time apart, 5.2 ms joined; forward only, 1.9 and 1.4 ms.
   */
  private static final int WIDEST = 7;

  private final Map<Integer, Group> groups = new HashMap<>();
  private final int joins;

  /**
   * Convolutions that become one.
   *
   * @param convolutions at least two, in the graph's order
   * @param norms what norms each of them; empty if that stays apart
   */
  record Group(List<Node> convolutions, List<Node> norms) {
    /** The channels before those of one of its nodes, in what all of them yield together. */
    int before(Node member) {
      int channels = 0;
      for (Node other : convolutions.contains(member) ? convolutions : norms) {
        if (other.equals(member)) {
          return channels;
        }
        channels += other.shape().channels();
      }
      throw new IllegalArgumentException("'" + member.name() + "' is none of " + this + ".");
    }
  }

  private record Alike(
      int input, Window window, boolean bias, Optional<BatchNormalization> settings) {}

  private SideBySide(List<Group> found) {
    for (Group group : found) {
      group.convolutions().forEach(node -> groups.put(node.index(), group));
      group.norms().forEach(node -> groups.put(node.index(), group));
    }
    this.joins = found.size();
  }

  /** Nothing is joined. */
  static SideBySide none() {
    return new SideBySide(List.of());
  }

  /** What is joined in a mode: nothing in evaluation, see above. */
  static SideBySide in(Graph graph, DroppedZeros zeros, Mode mode) {
    return mode == Mode.TRAINING ? in(graph, zeros) : none();
  }

  private static SideBySide in(Graph graph, DroppedZeros zeros) {
    Map<Integer, Node> norms = norms(graph, zeros);
    Map<Alike, List<Node>> alike = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (node.operation() instanceof Convolution convolution
          && zeros.isLive(node)
          && !zeros.isZero(node)
          && pays(graph, node, convolution)) {
        Optional<BatchNormalization> settings =
            Optional.ofNullable(norms.get(node.index()))
                .map(norm -> (BatchNormalization) norm.operation());
        Alike key =
            new Alike(node.inputs().get(0), convolution.window(), convolution.bias(), settings);
        alike.computeIfAbsent(key, fresh -> new ArrayList<>()).add(node);
      }
    }
    return new SideBySide(
        alike.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(entry -> group(entry.getValue(), entry.getKey().settings().isPresent(), norms))
            .toList());
  }

  private static Group group(List<Node> convolutions, boolean normed, Map<Integer, Node> norms) {
    return new Group(
        List.copyOf(convolutions),
        normed ? convolutions.stream().map(node -> norms.get(node.index())).toList() : List.of());
  }

  private static boolean pays(Graph graph, Node node, Convolution convolution) {
    int channels = graph.node(node.inputs().get(0)).shape().channels();
    return convolution.groups() == 1 && channels <= WIDEST && convolution.filters() <= WIDEST;
  }

  /** The batch norms that can be joined, by the node that they alone read alone. */
  private static Map<Integer, Node> norms(Graph graph, DroppedZeros zeros) {
    Set<Integer> outputs = new HashSet<>();
    graph.outputs().forEach(output -> outputs.add(output.index()));
    Map<Integer, List<Node>> readers = zeros.readers(graph);
    Set<String> names = new HashSet<>();
    Set<String> shared = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (zeros.isLive(node)) {
        node.weights().stream()
            .map(node::nameOf)
            .filter(name -> !names.add(name))
            .forEach(shared::add);
      }
    }
    Map<Integer, Node> norms = new HashMap<>();
    readers.forEach(
        (read, by) -> {
          Node norm = by.get(0);
          if (by.size() == 1
              && !outputs.contains(read)
              && norm.operation() instanceof BatchNormalization
              && !outputs.contains(norm.index())
              && norm.weights().stream().allMatch(weight -> ownsAlone(norm, weight, shared))) {
            norms.put(read, norm);
          }
        });
    return norms;
  }

  private static boolean ownsAlone(Node norm, Weight weight, Set<String> shared) {
    return weight.role().differentiable() || !shared.contains(norm.nameOf(weight));
  }

  /** What a convolution, or the batch norm behind it, is joined with. */
  Optional<Group> of(Node node) {
    return Optional.ofNullable(groups.get(node.index()));
  }

  /** The same for a batch norm that is joined too. */
  Optional<Group> ofNorm(Node norm) {
    return of(norm).filter(group -> group.norms().contains(norm));
  }

  /** How many convolutions stand for several. */
  int joins() {
    return joins;
  }
}
