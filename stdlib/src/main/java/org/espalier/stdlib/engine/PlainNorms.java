package org.espalier.stdlib.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Identity;

/**
 * The batch norms that are to read images in plain order. On processors oneDNN's convolutions keep
 * images in blocks of 16, 8 or 4 channels, as the numbers of their channels divide. Its batch norms
 * are fast in blocks of 16 and of 8, if what they read and the gradient that comes back are in
 * equal ones; otherwise a reference takes over that is a hundred times slower. MXNet brings what is
 * read in plain order into the gradient's blocks, but never one kind of blocks into another.
 *
 * <p>Which blocks it is to be is oneDNN's choice for AVX-512; a wrong guess costs a copy. A norm
 * whose gradient comes back in blocks of 4, from groups of 4 channels, stays slow on its way back.
 */
final class PlainNorms {
  private static final int WIDE = 16;
  private static final int NARROW = 8;
  private static final int NARROWEST = 4;
  private static final int PLAIN = 1;

  private final Graph graph;
  private final DroppedZeros zeros;
  private final Map<Integer, List<Node>> readers;

  /** Of a graph. */
  PlainNorms(Graph graph, DroppedZeros zeros) {
    this.graph = graph;
    this.zeros = zeros;
    this.readers = zeros.readers(graph);
  }

  /** Whether a norm is among them. */
  boolean contains(Node norm) {
    Node read = graph.node(norm.inputs().get(0));
    if (zeros.isZero(read) || !(read.operation() instanceof Convolution convolution)) {
      return false;
    }
    int yielded = yielded(channelsRead(read), convolution);
    return yielded == NARROWEST
        || (yielded != PLAIN && comesBack(norm).stream().anyMatch(blocks -> blocks != yielded));
  }

  private int channelsRead(Node convolution) {
    return graph.node(convolution.inputs().get(0)).shape().channels();
  }

  /** The blocks in which convolutions that depend on it, number by number, hand gradients on. */
  private Set<Integer> comesBack(Node norm) {
    Set<Integer> blocks = new HashSet<>();
    Set<Node> seen = new HashSet<>();
    Deque<Node> ahead = new ArrayDeque<>(List.of(norm));
    while (!ahead.isEmpty()) {
      for (Node reader : readers.getOrDefault(ahead.remove().index(), List.of())) {
        if (reader.operation() instanceof Convolution convolution) {
          blocks.add(handed(channelsRead(reader), convolution));
        } else if (keepsOrder(reader) && seen.add(reader)) {
          ahead.add(reader);
        }
      }
    }
    blocks.remove(PLAIN);
    return blocks;
  }

  private static boolean keepsOrder(Node node) {
    return node.operation() instanceof Activation
        || node.operation() instanceof Addition
        || node.operation() instanceof Identity;
  }

  /** The blocks of what a convolution yields; few channels it reads in plain order. */
  private static int yielded(int channels, Convolution convolution) {
    boolean few = convolution.groups() == 1 && channels < WIDE;
    return few && convolution.filters() % WIDE == 0 ? WIDE : handed(channels, convolution);
  }

  /** The blocks of the gradient that it hands on to what it reads. */
  private static int handed(int channels, Convolution convolution) {
    int groups = convolution.groups();
    if (groups == channels && groups == convolution.filters()) {
      return blocks(channels, channels);
    }
    int blocks = blocks(channels / groups, convolution.filters() / groups);
    return blocks == PLAIN && groups > 1 ? NARROWEST : blocks;
  }

  private static int blocks(int read, int yielded) {
    if (read % WIDE == 0 && yielded % WIDE == 0) {
      return WIDE;
    }
    return read % NARROW == 0 && yielded % NARROW == 0 ? NARROW : PLAIN;
  }
}
