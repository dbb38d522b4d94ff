package org.espalier.stdlib.mask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Embedding;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Shape;
import org.espalier.stdlib.engine.Batch;

/**
 * A recurrent network whose matrices read less while it learns: what is dropped at one step is
 * dropped at all ("variational" or "locked" dropout; Gal and Ghahramani, NIPS 2016, arXiv
 * 1512.05287, in the form of DARTS' released code). What a linear layer reads is multiplied by
 * factors that are fed, the same ones at every step: one set for what comes from an embedding, one
 * for states, one for what the decoder reads. The first is one input, the others are another;
 * neither has the shape of a state.
 */
public final class LockedDropout implements Masked {
  /** A symbol's whole vector, wherever it stands in the batch. */
  public static final String WORD = "drop_word";

  /** A number that a matrix of the cell reads of a symbol. */
  public static final String INPUT = "drop_input";

  /** Likewise of a state. */
  public static final String HIDDEN = "drop_hidden";

  /** A number that the decoder reads. */
  public static final String OUTPUT = "drop_output";

  /** All kinds. */
  public static final Set<String> KINDS = Set.of(WORD, INPUT, HIDDEN, OUTPUT);

  private static final String PLACE = "dropout";
  private static final String SYMBOLS = PLACE + "/symbols";
  private static final String STATES = PLACE + "/states";

  private final Graph graph;
  private final int width;
  private final int embeddings;

  private LockedDropout(Graph graph, int width, int embeddings) {
    this.graph = graph;
    this.width = width;
    this.embeddings = embeddings;
  }

  /**
   * Of a network of embeddings, a cell and a decoder, all of one width.
   *
   * @param words whether {@link #WORD} may be more than 0; every step has factors of its own for
   *     what comes in then
   * @throws IllegalArgumentException when it is no such network
   */
  public static LockedDropout of(Graph network, boolean words) {
    List<Node> embeddings =
        network.nodes().stream().filter(node -> node.operation() instanceof Embedding).toList();
    if (embeddings.isEmpty()) {
      throw new IllegalArgumentException(
          "dropout(...) drops what the matrices of a recurrent cell read, but this network of "
              + network.nodes().size()
              + " nodes reads no symbols; leave it out.");
    }
    int width = embeddings.get(0).shape().channels();
    int incoming = words ? embeddings.size() : 1;
    Copy copy = new Copy(network, width, words ? embeddings : List.of());
    return new LockedDropout(copy.graph(), width, incoming);
  }

  @Override
  public Graph graph() {
    return graph;
  }

  @Override
  public boolean drops() {
    return true;
  }

  @Override
  public Batch feed(
      Batch batch, ToDoubleFunction<String> rates, Function<String, RandomGenerator> randoms) {
    List<float[]> inputs = new ArrayList<>(batch.inputs());
    inputs.add(ofSymbols(inputs.get(0), batch.count(), rates, randoms.apply(SYMBOLS)));
    inputs.add(ofStates(batch.count(), rates, randoms.apply(STATES)));
    return Batch.of(batch.count(), inputs.toArray(float[][]::new));
  }

  /** Row after row; step by step if words are dropped. */
  private float[] ofSymbols(
      float[] tokens, int count, ToDoubleFunction<String> rates, RandomGenerator random) {
    float[] factors = new float[count * embeddings * width];
    Map<Float, Float> words = new HashMap<>();
    double word = rates.applyAsDouble(WORD);
    int steps = tokens.length / count;
    int at = 0;
    for (int row = 0; row < count; row++) {
      float[] input = mask(rates.applyAsDouble(INPUT), random);
      for (int step = 0; step < embeddings; step++) {
        float token = tokens[row * steps + step];
        float whole =
            embeddings == 1 ? 1 : words.computeIfAbsent(token, fresh -> factor(word, random));
        for (float number : input) {
          factors[at++] = number * whole;
        }
      }
    }
    return factors;
  }

  /** Row after row, for what matrices read of states and for what the decoder reads. */
  private float[] ofStates(int count, ToDoubleFunction<String> rates, RandomGenerator random) {
    float[] factors = new float[count * 2 * width];
    for (int at = 0; at < factors.length; at += 2 * width) {
      System.arraycopy(mask(rates.applyAsDouble(HIDDEN), random), 0, factors, at, width);
      System.arraycopy(mask(rates.applyAsDouble(OUTPUT), random), 0, factors, at + width, width);
    }
    return factors;
  }

  private float[] mask(double rate, RandomGenerator random) {
    float[] mask = new float[width];
    for (int i = 0; i < width; i++) {
      mask[i] = factor(rate, random);
    }
    return mask;
  }

  private static float factor(double rate, RandomGenerator random) {
    return random.nextDouble() < rate ? 0 : (float) (1 / (1 - rate));
  }

  /** The network, copied node by node. */
  private static final class Copy {
    private final Graph network;
    private final int width;
    private final List<Node> steps;
    private final GraphBuilder builder = Graph.builder();
    private final Map<Integer, Node> copies = new HashMap<>();
    private final Map<String, Node> masked = new HashMap<>();
    private final Node symbols;
    private final Node states;

    private Copy(Graph network, int width, List<Node> steps) {
      this.network = network;
      this.width = width;
      this.steps = steps;
      // All inputs first: they are fed in the order of the nodes, and the factors come last.
      network.inputs().forEach(node -> copies.put(node.index(), builder.copy(node, List.of())));
      this.symbols = builder.input(SYMBOLS, Shape.of(Math.max(1, steps.size()) * width, 1, 1));
      this.states = builder.input(STATES, Shape.of(2 * width));
    }

    private Graph graph() {
      for (Node node : network.nodes()) {
        if (!(node.operation() instanceof Input)) {
          copies.put(node.index(), builder.copy(node, inputs(node)));
        }
      }
      return builder.build(
          network.outputs().stream().map(output -> copy(output.index())).toArray(Node[]::new));
    }

    private Node copy(int index) {
      return Objects.requireNonNull(copies.get(index));
    }

    private List<Node> inputs(Node node) {
      boolean matrix = node.operation() instanceof Linear;
      return node.inputs().stream()
          .map(input -> matrix ? masked(node, network.node(input)) : copy(input))
          .toList();
    }

    /** What a matrix reads: the decoder of the output, others of a symbol or of a state. */
    private Node masked(Node matrix, Node read) {
      if (read.operation() instanceof Embedding) {
        return product(symbols, Math.max(0, steps.indexOf(read)) * width, read);
      }
      return product(states, network.outputs().contains(matrix) ? width : 0, read);
    }

    private Node product(Node factors, int from, Node read) {
      String place = factors.name() + "." + from + "/" + read.name();
      return masked.computeIfAbsent(
          place,
          fresh -> {
            GraphBuilder at = builder.within(place);
            Node factor = at.add("factor", new ChannelSlice(from, from + width), factors);
            return at.add("product", new Multiplication(), copy(read.index()), factor);
          });
    }
  }
}
