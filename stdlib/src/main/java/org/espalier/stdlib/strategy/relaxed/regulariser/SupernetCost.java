package org.espalier.stdlib.strategy.relaxed.regulariser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * What architectures of a supernet cost on average, {@code E = c + sum_i sum_k w_ik c_ik} over its
 * choices {@code i} and their options {@code k}, for weights that are probabilities or a draw. An
 * operation belongs to an option if its output leads nowhere but there; inside a choice within a
 * choice both weights multiply. Weights of one option each give that architecture's cost exactly:
 * sums of a mixture cost nothing. Immutable.
 */
public final class SupernetCost {
  private final NodeCost cost;
  private final List<Summand> summands;
  private final Map<String, Integer> places;

  private SupernetCost(NodeCost cost, List<Summand> summands, Map<String, Integer> places) {
    this.cost = cost;
    this.summands = List.copyOf(summands);
    this.places = Map.copyOf(places);
  }

  /** One option of one choice. */
  private record Option(String label, int option) {}

  /** A cost under all of some options; under none for what always runs. */
  private record Summand(double cost, List<Option> options) {}

  /** The cost of a supernet's options. */
  public static SupernetCost of(Graph supernet, NodeCost cost) {
    Map<List<Option>, Double> sums = new LinkedHashMap<>();
    List<List<Option>> owners = owners(supernet);
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Node node : supernet.nodes()) {
      if (isMixture(supernet, node)) {
        places.merge(label(supernet, node), 1, Integer::sum);
      }
      boolean mixes = node.operation() instanceof MixingWeights || isMixture(supernet, node);
      double own = mixes ? 0 : cost.formula().applyAsDouble(supernet, node);
      if (own != 0) {
        sums.merge(owners.get(node.index()), own, Double::sum);
      }
    }
    List<Summand> summands = new ArrayList<>();
    sums.forEach((options, sum) -> summands.add(new Summand(sum, options)));
    return new SupernetCost(cost, summands, places);
  }

  /** The choice whose weights a mixture reads. */
  private static String label(Graph graph, Node mixture) {
    String place = graph.node(mixture.inputs().get(0)).name();
    return place.substring(place.indexOf('/') + 1);
  }

  private static boolean isMixture(Graph graph, Node node) {
    return node.operation() instanceof WeightedSum
        && graph.node(node.inputs().get(0)).operation() instanceof MixingWeights;
  }

  /** Of every node the options that it runs for, outermost first; from the end to the beginning. */
  private static List<List<Option>> owners(Graph graph) {
    List<List<List<Option>>> uses = new ArrayList<>();
    List<List<Option>> owners = new ArrayList<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      uses.add(new ArrayList<>());
      owners.add(List.of());
    }
    graph.outputs().forEach(output -> uses.get(output.index()).add(List.of()));
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      Node node = graph.node(i);
      owners.set(i, shared(uses.get(i)));
      boolean mixture = isMixture(graph, node);
      for (int input = 0; input < node.inputs().size(); input++) {
        List<Option> here = owners.get(i);
        if (mixture && input > 0) {
          here = new ArrayList<>(here);
          here.add(new Option(label(graph, node), input - 1));
        }
        uses.get(node.inputs().get(input)).add(here);
      }
    }
    return owners;
  }

  /**
   * What all of some lists begin with; a node that several options use runs for what is outside.
   */
  private static List<Option> shared(List<List<Option>> lists) {
    if (lists.isEmpty()) {
      return List.of();
    }
    List<Option> first = lists.get(0);
    int length = first.size();
    for (List<Option> other : lists) {
      int same = 0;
      while (same < Math.min(length, other.size()) && first.get(same).equals(other.get(same))) {
        same++;
      }
      length = same;
    }
    return first.subList(0, length);
  }

  /** What is counted. */
  public NodeCost cost() {
    return cost;
  }

  /** The choices that cost something, in order. */
  public List<String> labels() {
    TreeSet<String> labels = new TreeSet<>();
    summands.forEach(summand -> summand.options().forEach(option -> labels.add(option.label())));
    return List.copyOf(labels);
  }

  /**
   * Only some choices, times a factor each: SNAS divides normal cells' costs by their number.
   *
   * @param factors by what labels begin with, such as {@code normal/}; other costs go
   */
  public SupernetCost scaled(Map<String, Double> factors) {
    List<Summand> scaled = new ArrayList<>();
    for (Summand summand : summands) {
      double factor = 0;
      for (Map.Entry<String, Double> entry : factors.entrySet()) {
        boolean fits =
            summand.options().stream().anyMatch(o -> o.label().startsWith(entry.getKey()));
        factor = fits ? entry.getValue() : factor;
      }
      if (factor != 0) {
        scaled.add(new Summand(factor * summand.cost(), summand.options()));
      }
    }
    return new SupernetCost(cost, scaled, places);
  }

  /**
   * What choices cost at one place, in the mean of all places that share them; what always runs
   * goes. Of DARTS' eight cells normal edges cost a sixth, edges of reductions a half (the code of
   * SNAS).
   */
  public SupernetCost perPlace() {
    List<Summand> means = new ArrayList<>();
    for (Summand summand : summands) {
      if (!summand.options().isEmpty()) {
        int shared = places.getOrDefault(summand.options().get(0).label(), 1);
        means.add(new Summand(summand.cost() / shared, summand.options()));
      }
    }
    return new SupernetCost(cost, means, places);
  }

  /**
   * The expectation with its slopes.
   *
   * @param weights of every choice that costs something
   * @throws IllegalArgumentException when one misses
   */
  public Expected of(List<Scores> weights) {
    Map<String, List<Double>> byLabel = new LinkedHashMap<>();
    Map<String, double[]> gradient = new LinkedHashMap<>();
    for (Scores choice : weights) {
      byLabel.put(choice.choice().label(), choice.point());
      gradient.put(choice.choice().label(), new double[choice.point().size()]);
    }
    double value = 0;
    for (Summand summand : summands) {
      value += summand.cost() * product(summand, byLabel, -1);
      for (int i = 0; i < summand.options().size(); i++) {
        Option option = summand.options().get(i);
        double[] slopes = gradient.get(option.label());
        if (slopes != null) {
          slopes[option.option()] += summand.cost() * product(summand, byLabel, i);
        }
      }
    }
    return new Expected(value, gradient);
  }

  /** The product of a summand's weights, but for one of them. */
  private double product(Summand summand, Map<String, List<Double>> byLabel, int without) {
    double product = 1;
    for (int i = 0; i < summand.options().size(); i++) {
      Option option = summand.options().get(i);
      List<Double> weights = byLabel.get(option.label());
      if (weights == null || weights.size() <= option.option()) {
        throw new IllegalArgumentException(
            "The "
                + cost.name()
                + " of this supernet depend on '"
                + option.label()
                + "', but there are weights of "
                + byLabel.keySet()
                + " only, or too few of them.");
      }
      product *= i == without ? 1 : weights.get(option.option());
    }
    return product;
  }

  /**
   * An expected cost.
   *
   * @param value the expectation
   * @param gradient its derivatives by the weights, by label
   */
  public record Expected(double value, Map<String, double[]> gradient) {
    /** The derivatives by the weights of one choice; empty where there is no such choice. */
    public double[] gradient(String label) {
      return gradient.getOrDefault(label, new double[0]);
    }
  }
}
