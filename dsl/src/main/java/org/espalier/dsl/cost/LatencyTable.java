package org.espalier.dsl.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Zero;

/**
 * How long single operations take on some device, in milliseconds; a network's latency is the sum
 * over its operations, as in ProxylessNAS (Cai et al., ICLR 2019, arXiv 1812.00332, section 4.1)
 * and FBNet. Inputs, identities and zeros take no time.
 *
 * <p>An operation on sizes that the table lacks is interpolated linearly in its work, between the
 * nearest entries of its kind (the same kernel, stride and grouping) on both sides; beyond the
 * first or the last, time is proportional to work. Work is multiply-adds, and the output's numbers
 * where there are none.
 */
public final class LatencyTable {
  private final String device;
  private final Map<String, Entry> exact = new LinkedHashMap<>();
  private final Map<String, TreeMap<Long, Double>> byKind = new LinkedHashMap<>();

  /**
   * @param device where it was measured, and how
   * @param entries one per operation and sizes
   */
  public LatencyTable(String device, List<Entry> entries) {
    this.device = device;
    for (Entry entry : entries) {
      if (exact.putIfAbsent(entry.operation(), entry) != null) {
        throw new IllegalArgumentException(
            "The latency table of " + device + " has '" + entry.operation() + "' twice.");
      }
      byKind
          .computeIfAbsent(entry.kind(), kind -> new TreeMap<>())
          .merge(entry.work(), entry.milliseconds(), (a, b) -> (a + b) / 2);
    }
  }

  /**
   * One operation on one set of shapes.
   *
   * @param operation what and on which shapes, as {@link #describe} writes it
   * @param kind what it is interpolated with, as {@link #kind} writes it
   * @param work multiply-adds, or the output's numbers where there are none
   * @param milliseconds how long it takes; more than 0
   */
  public record Entry(String operation, String kind, long work, double milliseconds) {
    /** Checks. */
    public Entry {
      if (!(milliseconds > 0) || Double.isInfinite(milliseconds) || work < 1) {
        throw new IllegalArgumentException(
            "'"
                + operation
                + "': work and milliseconds are more than 0, but got "
                + work
                + " and "
                + milliseconds
                + ".");
      }
    }

    /** The entry of a node that was measured. */
    public static Entry of(Graph graph, Node node, double milliseconds) {
      return new Entry(
          describe(graph, node), LatencyTable.kind(node.operation()), workOf(node), milliseconds);
    }
  }

  /** Where it was measured, and how. */
  public String device() {
    return device;
  }

  /** All entries, in order. */
  public List<Entry> entries() {
    return new ArrayList<>(exact.values());
  }

  /** The sum over a network's operations, in milliseconds. */
  public double of(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> takesTime(node.operation()))
        .mapToDouble(node -> of(graph, node))
        .sum();
  }

  /** This table as a cost. */
  public Cost cost() {
    return new Cost("latency on " + device, "ms", this::of);
  }

  /** Whether an operation is looked up at all. */
  public static boolean takesTime(Operation operation) {
    return !(operation instanceof Input
        || operation instanceof Identity
        || operation instanceof Zero);
  }

  /** What a node computes on which shapes, such as {@code conv 3x3, 16 on 16x32x32}. */
  public static String describe(Graph graph, Node node) {
    return node.operation().label()
        + " on "
        + node.inputs().stream()
            .map(input -> graph.node(input).shape().toString())
            .collect(Collectors.joining(" and "));
  }

  /** What an operation is without its sizes, such as {@code conv 3x3}. */
  public static String kind(Operation operation) {
    if (operation instanceof Convolution convolution) {
      return convolution.label().replaceFirst(", \\d+", "");
    }
    return operation instanceof Linear ? "linear" : operation.label();
  }

  private static long workOf(Node node) {
    return node.macs() > 0 ? node.macs() : node.shape().elements();
  }

  /** What one operation takes, in milliseconds; see {@link #takesTime}. */
  public double of(Graph graph, Node node) {
    Entry entry = exact.get(describe(graph, node));
    return entry == null ? interpolated(node) : entry.milliseconds();
  }

  private double interpolated(Node node) {
    TreeMap<Long, Double> kind = byKind.get(kind(node.operation()));
    if (kind == null) {
      throw new IllegalArgumentException(
          "The latency table of "
              + device
              + " has no '"
              + kind(node.operation())
              + "', which '"
              + node.name()
              + "' needs; it has "
              + byKind.keySet().stream().sorted(Comparator.naturalOrder()).toList()
              + ". Measure a table of this space.");
    }
    long work = workOf(node);
    Map.Entry<Long, Double> below = kind.floorEntry(work);
    Map.Entry<Long, Double> above = kind.ceilingEntry(work);
    if (below == null || above == null) {
      Map.Entry<Long, Double> end = below == null ? kind.firstEntry() : kind.lastEntry();
      return end.getValue() * work / end.getKey();
    }
    if (below.getKey().equals(above.getKey())) {
      return below.getValue();
    }
    double part = (double) (work - below.getKey()) / (above.getKey() - below.getKey());
    return below.getValue() + part * (above.getValue() - below.getValue());
  }
}
