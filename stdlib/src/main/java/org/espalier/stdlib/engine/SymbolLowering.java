package org.espalier.stdlib.engine;

import ai.djl.mxnet.jna.JnaUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Margin;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.operation.Window;
import org.jspecify.annotations.Nullable;

/** Lowers a graph to an MXNet symbol. One use each. */
final class SymbolLowering {
  private final Graph graph;
  private final DroppedZeros zeros;
  private final boolean fixedStatistics;
  private final SymbolText text = new SymbolText();
  private final int[] places;
  private final Mixtures mixtures;
  private final SideBySide sideBySide;
  private final PlainNorms plainNorms;
  private final MovedStatistics moved = new MovedStatistics(this);
  private final Map<Integer, Integer> joined = new HashMap<>();
  private final Map<String, Integer> inputs = new LinkedHashMap<>();
  private final Map<String, String> weights = new LinkedHashMap<>();
  private final Map<String, String> weightVariables = new LinkedHashMap<>();
  private final Map<String, Node> noises = new LinkedHashMap<>();
  private final Map<String, SymbolProgram.Constant> constants = new LinkedHashMap<>();
  private final Map<String, String> constantNames = new LinkedHashMap<>();
  private final Set<Integer> measured = new HashSet<>();

  private final @Nullable GradientsOf of;
  private final boolean fed;

  private SymbolLowering(
      Graph graph,
      DroppedZeros zeros,
      boolean fixedStatistics,
      @Nullable GradientsOf of,
      SideBySide sideBySide,
      boolean fed) {
    this.graph = graph;
    this.zeros = zeros;
    this.fixedStatistics = fixedStatistics;
    this.of = of;
    this.places = new int[graph.nodes().size()];
    this.mixtures = Mixtures.in(graph, zeros);
    this.sideBySide = sideBySide;
    this.plainNorms = new PlainNorms(graph, zeros);
    this.fed = fed;
  }

  /**
   * What lowering comes to, without an engine.
   *
   * @param fired how often each rule of the compiled form fired
   * @param operators how many operators there are
   */
  record Outline(Map<LoweringRule, Integer> fired, int operators) {}

  static Outline outline(Graph graph, DroppedZeros zeros) {
    SideBySide sideBySide = SideBySide.in(graph, zeros, Mode.TRAINING);
    SymbolLowering lowering =
        new SymbolLowering(
            graph, zeros, /* fixedStatistics= */ false, null, sideBySide, /* fed= */ true);
    lowering.lowerNodes();
    Map<LoweringRule, Integer> fired = new EnumMap<>(LoweringRule.class);
    fired.put(LoweringRule.FOLD_MIXING_WEIGHTS, lowering.mixtures.folds());
    fired.put(LoweringRule.FLATTEN_MIXTURES, lowering.mixtures.flattened());
    fired.put(LoweringRule.FUSE_CONVOLUTIONS, sideBySide.joins());
    fired.put(LoweringRule.SHARE_OPERATORS, lowering.text.shared());
    return new Outline(fired, lowering.text.operators());
  }

  /** The symbol that yields the graph's outputs in one mode; to be run in training. */
  static SymbolProgram outputs(Graph graph, DroppedZeros zeros, Mode mode, List<Summary> of) {
    SideBySide sideBySide = SideBySide.in(graph, zeros, mode);
    boolean fixed = mode == Mode.EVALUATION;
    return new SymbolLowering(graph, zeros, fixed, null, sideBySide, /* fed= */ true).outputs(of);
  }

  /**
   * Likewise, of a part of what is differentiated, whose batch norms move their statistics.
   *
   * @param fed whether its inputs are those of the whole, otherwise what other parts computed
   */
  static SymbolProgram outputs(
      Graph graph, boolean fed, Mode mode, List<Summary> of, @Nullable GradientsOf by) {
    DroppedZeros zeros = DroppedZeros.none(graph);
    boolean fixed = mode == Mode.EVALUATION;
    return new SymbolLowering(graph, zeros, fixed, by, SideBySide.none(), fed).outputs(of);
  }

  private SymbolProgram outputs(List<Summary> of) {
    for (int i = 0; i < of.size(); i++) {
      if (of.get(i) == Summary.VARIANCES) {
        measured.add(graph.outputs().get(i).index());
      }
    }
    lowerNodes();
    List<SymbolText.Head> heads = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      heads.add(head(heads, summarised(graph.outputs().get(i), of.get(i))));
    }
    return program(heads, "");
  }

  /** A symbol's outputs must be operations, and different ones: what is not is copied. */
  private SymbolText.Head head(List<SymbolText.Head> before, int place) {
    return head(before, new SymbolText.Head(place));
  }

  private SymbolText.Head head(List<SymbolText.Head> before, SymbolText.Head wanted) {
    if (!text.isVariable(wanted.node()) && !before.contains(wanted)) {
      return wanted;
    }
    Map<String, String> different = Map.of("__output__", Integer.toString(before.size()));
    return new SymbolText.Head(text.operation("_copy", different, wanted));
  }

  private SymbolText.Head summarised(Node output, Summary summary) {
    int place = places[output.index()];
    return switch (summary) {
      case VALUES -> new SymbolText.Head(place);
      case AGREEMENT -> new SymbolText.Head(Summaries.agreement(text, place));
      case VARIANCES -> Summaries.inverseDeviations(place);
    };
  }

  /** Whether somebody wants to know what variances a batch norm finds. */
  boolean isMeasured(Node norm) {
    return measured.contains(norm.index());
  }

  /** The examples of some outputs, one output after the other. */
  private int joined(List<Node> outputs) {
    int[] each = outputs.stream().mapToInt(output -> places[output.index()]).toArray();
    Map<String, String> along = Map.of("dim", "0", "num_args", Integer.toString(each.length));
    return each.length == 1 ? each[0] : text.operation("Concat", along, each);
  }

  /**
   * The symbol that yields the loss in one mode, behind it what is handed on, and behind that what
   * has moved running statistics, which nobody reads; to be run in training.
   *
   * @param of by what a recorded pass differentiates, all else being blocked; null where MXNet is
   *     told itself
   */
  static SymbolProgram loss(BoundGraph bound, Loss loss, Mode mode, @Nullable GradientsOf of) {
    SideBySide sideBySide = SideBySide.in(bound.graph(), bound.zeros(), mode);
    SymbolLowering lowering =
        new SymbolLowering(
            bound.graph(), bound.zeros(), mode == Mode.EVALUATION, of, sideBySide, /* fed= */ true);
    lowering.lowerNodes();
    int output = lowering.joined(bound.compared());
    int target = lowering.text.variable("target");
    int head =
        switch (loss) {
          case WEIGHTED_SUM -> lowering.weightedSum(output, target);
          case CROSS_ENTROPY -> lowering.crossEntropy(output, target);
          case LABELS -> lowering.ofLabels(output, target);
        };
    List<SymbolText.Head> heads = new ArrayList<>(List.of(new SymbolText.Head(head)));
    for (Node state : bound.handedOn()) {
      heads.add(lowering.head(heads, lowering.still(lowering.places[state.index()])));
    }
    lowering.moved.operator().ifPresent(moved -> heads.add(lowering.head(heads, moved)));
    return lowering.program(heads, "target");
  }

  private SymbolProgram program(List<SymbolText.Head> heads, String target) {
    return new SymbolProgram(
        text.json(heads, JnaUtils.getVersion()), inputs, target, weights, noises, constants);
  }

  private int weightedSum(int output, int target) {
    return text.operation(
        "sum", Map.of(), text.operation("elemwise_mul", Map.of(), output, target));
  }

  private int crossEntropy(int output, int target) {
    int logarithms = text.operation("log_softmax", Map.of("axis", "-1"), output);
    int weighted = text.operation("elemwise_mul", Map.of(), logarithms, target);
    int each = text.operation("sum", Map.of("axis", "-1"), weighted);
    return text.operation("negative", Map.of(), text.operation("mean", Map.of(), each));
  }

  private int ofLabels(int output, int labels) {
    int logarithms = text.operation("log_softmax", Map.of("axis", "-1"), output);
    int each = text.operation("pick", Map.of("axis", "-1"), logarithms, still(labels));
    return text.operation("negative", Map.of(), text.operation("mean", Map.of(), each));
  }

  private void lowerNodes() {
    for (Node input : graph.inputs()) {
      String name = "x" + inputs.size();
      inputs.put(name, inputs.size());
      places[input.index()] = text.variable(name);
    }
    for (Node node : graph.nodes()) {
      if (zeros.isLive(node) && !(node.operation() instanceof Input)) {
        int[] reads = reads(node);
        places[node.index()] =
            zeros.isZero(node)
                ? zeros(node.shape())
                : node.operation().accept(new SymbolOperations(this, node, reads));
      }
    }
  }

  private int[] reads(Node node) {
    return terms(node).stream().mapToInt(input -> places[input]).toArray();
  }

  /** What a node really reads. */
  List<Integer> terms(Node node) {
    return zeros.terms(node);
  }

  Graph graph() {
    return graph;
  }

  /** Whether a node yields zeros, whatever is fed. */
  boolean isZero(Node node) {
    return zeros.isZero(node);
  }

  /** What mixtures are folded into. */
  Mixtures mixtures() {
    return mixtures;
  }

  /** What convolutions are joined with. */
  SideBySide sideBySide() {
    return sideBySide;
  }

  /** Which batch norms read images in plain order. */
  PlainNorms plainNorms() {
    return plainNorms;
  }

  /** What a group of nodes yields together, computed with the first of them. */
  int once(List<Node> members, IntSupplier together) {
    return joined.computeIfAbsent(members.get(0).index(), first -> together.getAsInt());
  }

  /** The running statistics that the program moves by itself. */
  MovedStatistics moved() {
    return moved;
  }

  /** Where a node's output is. */
  int place(int index) {
    return places[index];
  }

  /** Zeros for as many examples as are fed, that depend on nothing. */
  int zeros(Shape shape) {
    int flat = text.operation("reshape", Map.of("shape", "(0, -1)"), text.variable("x0"));
    int first = text.operation("slice_axis", Map.of("axis", "1", "begin", "0", "end", "1"), flat);
    int zero = text.operation("zeros_like", Map.of(), first);
    int ones = shape.dimensions().size();
    int thin = text.operation("reshape", Map.of("shape", "(0" + ", 1".repeat(ones) + ")"), zero);
    List<Integer> axes = new ArrayList<>();
    for (int axis = 1; axis <= ones; axis++) {
      axes.add(axis);
    }
    return text.operation(
        "broadcast_axis", Map.of("axis", tuple(axes), "size", tuple(shape.dimensions())), thin);
  }

  /** The variable of a node's noise, fed anew at every call. */
  int noise(Node node) {
    String variable = "r" + noises.size() + "_noise";
    noises.put(variable, node);
    return text.variable(variable);
  }

  SymbolText text() {
    return text;
  }

  /** Whether a place is fed from outside, so that nobody may want its gradient. */
  boolean isFed(int place) {
    return fed && text.isVariable(place);
  }

  /** Whether batch norms use their running statistics even in training. */
  boolean fixedStatistics() {
    return fixedStatistics;
  }

  Shape shapeOf(int index) {
    return graph.node(index).shape();
  }

  /** The variable of one of a node's arrays; nodes that share it share the variable. */
  int weight(Node node, Weight.Role role) {
    for (Weight weight : node.weights()) {
      if (weight.role() == role) {
        String name = node.nameOf(weight);
        int variable = text.variable(weightVariables.computeIfAbsent(name, n -> variable(n, role)));
        return role.differentiable() && of != null && !of.covers(role) ? still(variable) : variable;
      }
    }
    throw new IllegalStateException("'" + node.name() + "' owns no " + role.suffix() + ".");
  }

  private String variable(String name, Weight.Role role) {
    String variable = "w" + weights.size() + "_" + role.suffix();
    weights.put(variable, name);
    return variable;
  }

  /** The variable of numbers that never change; equal ones share it. */
  int constant(List<Integer> extents, float[] values) {
    String key = extents + Arrays.toString(values);
    String name =
        constantNames.computeIfAbsent(
            key,
            fresh -> {
              String made = "c" + constants.size() + "_constant";
              constants.put(made, new SymbolProgram.Constant(extents, values));
              return made;
            });
    return of == null ? text.variable(name) : still(text.variable(name));
  }

  /**
   * The variable of ones that a purpose has for itself, since an operator writes into them.
   *
   * @param purpose what no other has
   */
  int own(String purpose, int count) {
    return text.variable(
        constantNames.computeIfAbsent(
            purpose,
            fresh -> {
              String made = "c" + constants.size() + "_own";
              float[] ones = new float[count];
              Arrays.fill(ones, 1);
              constants.put(made, new SymbolProgram.Constant(List.of(count), ones));
              return made;
            }));
  }

  /** Without a gradient, which MXNet would compute for every variable, wanted or not. */
  int still(int variable) {
    return text.operation("BlockGrad", Map.of(), variable);
  }

  /** A window's attributes; uneven padding is done beforehand, so it is left out. */
  static Map<String, String> window(Window window) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("kernel", tuple(List.of(window.kernelHeight(), window.kernelWidth())));
    attributes.put("stride", tuple(List.of(window.strideHeight(), window.strideWidth())));
    Margin margin = window.margin().isEven() ? window.margin() : Margin.NONE;
    attributes.put("pad", tuple(List.of(margin.top(), margin.left())));
    attributes.put("dilate", tuple(List.of(window.dilation(), window.dilation())));
    return attributes;
  }

  /** As MXNet writes tuples; one of one element needs its comma. */
  static String tuple(List<Integer> numbers) {
    String text = numbers.toString();
    String comma = numbers.size() == 1 ? "," : "";
    return "(" + text.substring(1, text.length() - 1) + comma + ")";
  }
}
