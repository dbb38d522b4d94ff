package org.espalier.stdlib.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Padding;
import org.espalier.dsl.operation.PixelShuffle;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.operation.Zero;
import org.espalier.stdlib.engine.WeightStore;

/**
 * A network several times side by side in its channels, each copy on images and arrays of its own:
 * one pass then does what as many passes did, and a small network's pass costs little more for
 * being wider. Copies do not see each other: convolutions fall into groups, batch norms look at
 * each channel by itself.
 *
 * <p>Groups of a few channels are slow, so some copies share one, with zeros where a copy would
 * read another. Numbers agree with those of single passes to float tolerance.
 *
 * @param network one of them
 * @param graph all of them
 * @param count how many; with 1 the graph is the network
 */
record Copies(Graph network, Graph graph, int count) {
  /** Images of groups of fewer channels are laid out so that norms behind take milliseconds. */
  private static final int LEAST_GROUP = 16;

  /** Numbers of one node for a batch: what is larger is computed no faster together. */
  private static final long MOST = 1 << 19;

  private static final Set<Class<? extends Operation>> BY_CHANNEL =
      Set.of(
          Activation.class,
          Addition.class,
          BatchNormalization.class,
          Convolution.class,
          Crop.class,
          GlobalPooling.class,
          Identity.class,
          Input.class,
          Multiplication.class,
          Padding.class,
          PixelShuffle.class,
          Pooling.class,
          Resize.class,
          Scaling.class,
          Zero.class);

  /**
   * So many copies.
   *
   * @throws IllegalArgumentException if there are several, and an operation mixes channels
   *     otherwise than convolutions do
   */
  static Copies of(Graph network, int count) {
    if (count == 1) {
      return new Copies(network, network, count);
    }
    GraphBuilder builder = Graph.builder();
    Node[] copies = new Node[network.nodes().size()];
    for (Node node : network.nodes()) {
      if (!suits(node)) {
        throw new IllegalArgumentException(
            "'"
                + node.name()
                + "' is "
                + node.operation().label()
                + ", of which several cannot stand side by side; run one after the other.");
      }
      List<Node> inputs = node.inputs().stream().map(input -> copies[input]).toList();
      copies[node.index()] = builder.copy(node, widened(node, count), inputs);
    }
    Node[] outputs =
        network.outputs().stream().map(output -> copies[output.index()]).toArray(Node[]::new);
    return new Copies(network, builder.build(outputs), count);
  }

  /**
   * How many copies are best run at once: 1 where copies cannot stand side by side or are large
   * enough by themselves, otherwise a divisor of what is wanted.
   *
   * @param wanted how many there are to run
   */
  static int atOnce(Graph network, int examples, int wanted) {
    long largest = 1;
    for (Node node : network.nodes()) {
      if (!suits(node)) {
        return 1;
      }
      largest = Math.max(largest, node.shape().elements());
    }
    int most = (int) Math.max(1, Math.min(wanted, MOST / (largest * examples)));
    while (wanted % most != 0) {
      most--;
    }
    return most;
  }

  private static boolean suits(Node node) {
    return BY_CHANNEL.contains(node.operation().getClass()) && node.shape().isImage();
  }

  private static Operation widened(Node node, int count) {
    if (node.operation() instanceof Input input) {
      Shape image = input.shape();
      return new Input(Shape.of(count * image.channels(), image.height(), image.width()));
    }
    if (node.operation() instanceof Convolution one) {
      int groups = one.groups() * count / inOneGroup(node, count);
      return new Convolution(count * one.filters(), one.window(), groups, one.bias());
    }
    return node.operation();
  }

  /** How many copies of a convolution share a group. */
  private static int inOneGroup(Node node, int count) {
    Convolution one = (Convolution) node.operation();
    if (one.groups() > 1) {
      return 1;
    }
    int channels = node.weights().get(0).shape().dimensions().get(1);
    int least = Math.min(channels, one.filters());
    int copies = 1;
    while (copies < count && (copies * least < LEAST_GROUP || count % copies != 0)) {
      copies++;
    }
    return copies;
  }

  /**
   * Makes the arrays that a store does not have yet.
   *
   * @param drawn a copy's numbers, by the copy's number and the node's array
   */
  void begin(WeightStore store, Drawn drawn) {
    for (Node node : network.nodes()) {
      List<Weight> wide = graph.node(node.index()).weights();
      for (int i = 0; i < wide.size(); i++) {
        Weight one = node.weights().get(i);
        Weight all = wide.get(i);
        store.make(node.nameOf(one), all, () -> joined(node, one, all, drawn));
      }
    }
  }

  /** The numbers that the arrays of single networks begin as. */
  interface Drawn {
    /** A copy's array. */
    float[] numbers(int copy, String name, Weight weight);
  }

  /** Rows of all copies one below the other, each in its columns where copies share a group. */
  private float[] joined(Node node, Weight one, Weight wide, Drawn drawn) {
    float[] all = new float[Math.toIntExact(wide.shape().elements())];
    int shared = one.role() == Weight.Role.WEIGHT ? inOneGroup(node, count) : 1;
    int rows = one.shape().dimensions().get(0);
    int row = Math.toIntExact(one.shape().elements()) / rows;
    for (int copy = 0; copy < count; copy++) {
      float[] own = drawn.numbers(copy, node.nameOf(one), one);
      int column = copy % shared * row;
      for (int i = 0; i < rows; i++) {
        System.arraycopy(own, i * row, all, (copy * rows + i) * row * shared + column, row);
      }
    }
    return all;
  }

  /**
   * A batch for all copies.
   *
   * @param each every copy's images, one after the other
   */
  static float[] images(List<float[]> each, int examples) {
    int size = each.get(0).length / examples;
    float[] all = new float[each.size() * each.get(0).length];
    for (int example = 0; example < examples; example++) {
      for (int copy = 0; copy < each.size(); copy++) {
        int place = (example * each.size() + copy) * size;
        System.arraycopy(each.get(copy), example * size, all, place, size);
      }
    }
    return all;
  }

  /**
   * What each copy yielded, output after output.
   *
   * @param found what all yielded: of the first output its numbers, of the others one for each
   *     channel
   */
  List<List<float[]>> split(List<float[]> found, int examples) {
    List<List<float[]>> each = new ArrayList<>();
    for (int copy = 0; copy < count; copy++) {
      List<float[]> own = new ArrayList<>();
      for (float[] output : found) {
        own.add(own(copy, output, own.isEmpty() ? examples : 1));
      }
      each.add(own);
    }
    return each;
  }

  private float[] own(int copy, float[] all, int rows) {
    int size = all.length / rows / count;
    float[] own = new float[rows * size];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(all, (row * count + copy) * size, own, row * size, size);
    }
    return own;
  }
}
