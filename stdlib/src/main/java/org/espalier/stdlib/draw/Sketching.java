package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.stdlib.draw.Sketch.Joint;
import org.espalier.stdlib.draw.Sketch.Way;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of a cell's layers: {@code edge.0-2/sep_conv_3x3/...} is an edge with an
 * operation, {@code node.3/input.0/from.1/sep_conv_3x3/...} too, {@code node.2/...} and {@code
 * input.0/...} are states, {@code vertex.1/nor_conv_3x3/...} is a vertex with an operation. All
 * else stands for itself.
 */
final class Sketching {
  private static final String MIX = "mix";
  private static final String OUTPUT = "output";
  private static final Pattern CELL =
      Pattern.compile("(.*?)/(?:edge\\.\\d+-\\d|node\\.|vertex\\.).*");
  private static final Pattern EDGE = Pattern.compile("edge\\.(\\d+)-(\\d+)/(.+)");
  private static final Pattern PICK =
      Pattern.compile("node\\.(\\d+)/input\\.\\d+/from\\.(\\d+)/(.+)");
  private static final Pattern STATE = Pattern.compile("(?:node|input)\\.(\\d+)(?:/.*)?");

  private final Graph graph;
  private final String cell;
  private final Set<Integer> states = new TreeSet<>();
  private final Map<String, List<String>> others = new LinkedHashMap<>();
  private final Map<String, NodeKind> looks = new LinkedHashMap<>();
  private final Map<String, Set<String>> carried = new LinkedHashMap<>();
  private final Map<String, Matcher> ends = new LinkedHashMap<>();
  private final Set<Way> flows = new LinkedHashSet<>();
  private final List<Integer> outside = new ArrayList<>();

  private Sketching(Graph graph, String cell) {
    this.graph = graph;
    this.cell = cell;
  }

  /** The place of the cell that a layer belongs to; empty where it belongs to none. */
  static String cell(Node layer) {
    Matcher found = CELL.matcher(layer.name());
    return found.matches() && !found.group(1).startsWith("architecture") ? found.group(1) : "";
  }

  /** The sketch of the cell at a place. */
  static Sketch of(Graph graph, String cell) {
    return new Sketching(graph, cell).sketch();
  }

  private Sketch sketch() {
    List<Node> layers =
        graph.nodes().stream().filter(node -> node.name().startsWith(cell + "/")).toList();
    layers.forEach(this::place);
    layers.forEach(this::connect);
    List<Joint> joints = new ArrayList<>();
    for (int i = 0; i < outside.size(); i++) {
      String number = outside.size() == 1 ? "" : " " + (i + 1);
      joints.add(new Joint(entry(i), List.of("input" + number), NodeKind.TERMINAL));
    }
    for (int state : states) {
      List<String> lines = new ArrayList<>(List.of(String.valueOf(state)));
      lines.addAll(functions(layers, "node." + state + "/function"));
      joints.add(new Joint(String.valueOf(state), lines, NodeKind.STATE));
    }
    others.forEach((id, lines) -> joints.add(new Joint(id, lines, look(id))));
    List<Way> ways = new ArrayList<>();
    carried.forEach(
        (edge, operations) -> ways.add(way(ends.get(edge), new ArrayList<>(operations))));
    // What an edge's operations share is no way of its own.
    flows.stream()
        .filter(flow -> ways.stream().noneMatch(way -> joins(way, flow)))
        .toList()
        .forEach(ways::add);
    return new Sketch(joints, ways);
  }

  private static boolean joins(Way way, Way flow) {
    return way.from().equals(flow.from()) && way.to().equals(flow.to());
  }

  private NodeKind look(String id) {
    NodeKind look = looks.get(id);
    return look == null ? NodeKind.OTHER : look;
  }

  private static Way way(@Nullable Matcher edge, List<String> operations) {
    if (edge == null) {
      throw new IllegalStateException("an edge without ends");
    }
    boolean pick = edge.pattern() == PICK;
    return new Way(edge.group(pick ? 2 : 1), edge.group(pick ? 1 : 2), operations);
  }

  /** A recurrent state's activation. */
  private List<String> functions(List<Node> layers, String name) {
    return layers.stream()
        .filter(layer -> layer.name().equals(cell + "/" + name))
        .filter(layer -> layer.operation() instanceof Activation)
        .map(layer -> layer.operation().label())
        .toList();
  }

  private String rest(Node layer) {
    return layer.name().substring(cell.length() + 1);
  }

  /** Adds what a layer stands for. */
  private void place(Node layer) {
    String rest = rest(layer);
    Matcher edge = edge(rest);
    Matcher state = STATE.matcher(rest);
    if (edge != null) {
      boolean pick = edge.pattern() == PICK;
      states.add(Integer.valueOf(edge.group(1)));
      states.add(Integer.valueOf(edge.group(2)));
      String key = rest.substring(0, edge.start(3));
      ends.put(key, edge);
      Set<String> operations = carried.computeIfAbsent(key, unseen -> new LinkedHashSet<>());
      String operation = first(edge.group(3));
      if (!operation.equals(MIX)) {
        boolean alone = !pick && operation.equals(edge.group(3));
        operations.add(alone ? layer.operation().label() : operation);
      }
    } else if (state.matches()) {
      states.add(Integer.valueOf(state.group(1)));
    } else {
      vertex(layer, rest);
    }
  }

  private static @Nullable Matcher edge(String rest) {
    Matcher edge = EDGE.matcher(rest);
    Matcher pick = PICK.matcher(rest);
    return edge.matches() ? edge : pick.matches() ? pick : null;
  }

  /** A vertex says its operation, which stands behind what fits its inputs. */
  private void vertex(Node layer, String rest) {
    String id = first(rest);
    if (id.equals(OUTPUT)) {
      others.put(id, List.of(OUTPUT));
      looks.put(id, NodeKind.COMBINE);
      return;
    }
    String[] parts = rest.split("/", -1);
    String said = parts.length > 2 ? parts[1] : layer.operation().label();
    if (parts.length > 2 || !looks.containsKey(id) || looks.get(id) == NodeKind.RESCALE) {
      others.put(id, List.of(Words.operation(said)));
      looks.put(id, LayerLook.of(layer.operation()));
    }
    if (parts.length > 2 && LayerLook.of(layer.operation()) == NodeKind.RESCALE) {
      looks.put(id, NodeKind.COMPUTE);
    }
  }

  private static String first(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** The joint that a layer's output belongs to. */
  private String joint(Node layer) {
    if (!layer.name().startsWith(cell + "/")) {
      int known = outside.indexOf(layer.index());
      if (known < 0) {
        outside.add(layer.index());
        known = outside.size() - 1;
      }
      return entry(known);
    }
    String rest = rest(layer);
    Matcher edge = edge(rest);
    if (edge != null) {
      return edge.group(edge.pattern() == PICK ? 1 : 2);
    }
    Matcher state = STATE.matcher(rest);
    return state.matches() ? state.group(1) : first(rest);
  }

  private static String entry(int number) {
    return "input " + number;
  }

  private void connect(Node layer) {
    String rest = rest(layer);
    if (edge(rest) != null || rest.startsWith("input.")) {
      return;
    }
    String to = joint(layer);
    for (int input : layer.inputs()) {
      Node source = graph.node(input);
      boolean weights = source.name().startsWith("architecture/");
      String from = weights ? to : joint(source);
      if (!from.equals(to)) {
        flows.add(new Way(from, to, List.of()));
      }
    }
  }
}
