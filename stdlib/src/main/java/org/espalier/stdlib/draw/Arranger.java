package org.espalier.stdlib.draw;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Finds a place for everything in one diagram, by ELK's layered layout. */
final class Arranger {
  /** ELK keeps its algorithms in one table for the whole program; one layout at a time uses it. */
  private static final Object ELK = new Object();

  /**
   * A wider row of nodes is broken into several, or a page would shrink it until it is illegible.
   */
  private static final double WIDEST = 1100;

  /**
   * More edges for each node than these, and most would run between the rows of a wrapped picture.
   */
  private static final int DENSE = 3;

  private final Diagram diagram;
  private final Set<String> crowded;
  private final ElkNode root = ElkGraphUtil.createGraph();
  private final Map<String, ElkNode> frames = new LinkedHashMap<>();
  private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
  private final List<ElkEdge> edges = new ArrayList<>();

  /**
   * @param crowded frames that need room for their title beside an edge
   */
  private Arranger(Diagram diagram, Set<String> crowded) {
    this.diagram = diagram;
    this.crowded = crowded;
  }

  /** The same diagram gets the same places, always. */
  static Arrangement arrange(Diagram diagram) {
    synchronized (ELK) {
      LayoutMetaDataService.getInstance()
          .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
      Arrangement straight = new Arranger(diagram, Set.of()).arrange(WrappingStrategy.OFF);
      boolean tooWide =
          diagram.direction() == Direction.RIGHT
              && straight.width() > WIDEST
              && diagram.edges().size() <= DENSE * diagram.nodes().size();
      WrappingStrategy wrapping = tooWide ? WrappingStrategy.MULTI_EDGE : WrappingStrategy.OFF;
      Arrangement first = tooWide ? new Arranger(diagram, Set.of()).arrange(wrapping) : straight;
      Set<String> crowded = first.crowded();
      return crowded.isEmpty() ? first : new Arranger(diagram, crowded).arrange(wrapping);
    }
  }

  private Arrangement arrange(WrappingStrategy wrapping) {
    root.setProperty(LayeredOptions.WRAPPING_STRATEGY, wrapping);
    build();
    new RecursiveGraphLayoutEngine().layout(root, new NullElkProgressMonitor());
    return places();
  }

  private void build() {
    settings(root);
    diagram.nodes().forEach(this::build);
    diagram.edges().forEach(this::build);
  }

  private void settings(ElkNode graph) {
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(CoreOptions.DIRECTION, direction());
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    graph.setProperty(CoreOptions.RANDOM_SEED, 1);
    graph.setProperty(CoreOptions.PADDING, new ElkPadding(0));
    boolean down = diagram.direction() == Direction.DOWN;
    graph.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY,
        down ? NodePlacementStrategy.BRANDES_KOEPF : NodePlacementStrategy.NETWORK_SIMPLEX);
    // Aligned to one side only, frame after frame would stand a little further to that side.
    graph.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
    graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, ordering());
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 22.0);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 30.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 16.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 0.0);
  }

  // ELK 0.12.1 fails with a null pointer when it is to keep the order of nodes across frames.
  private OrderingStrategy ordering() {
    boolean framed = diagram.nodes().stream().anyMatch(node -> !node.group().isEmpty());
    return framed ? OrderingStrategy.NONE : OrderingStrategy.NODES_AND_EDGES;
  }

  private org.eclipse.elk.core.options.Direction direction() {
    return diagram.direction() == Direction.RIGHT
        ? org.eclipse.elk.core.options.Direction.RIGHT
        : org.eclipse.elk.core.options.Direction.DOWN;
  }

  private void build(DiagramNode node) {
    ElkNode parent =
        node.group().isEmpty() ? root : frames.computeIfAbsent(node.group(), this::frame);
    ElkNode built = ElkGraphUtil.createNode(parent);
    Measure.Room room = Measure.of(node);
    built.setDimensions(room.width(), room.height());
    nodes.put(node.id(), built);
  }

  private ElkNode frame(String title) {
    ElkNode frame = ElkGraphUtil.createNode(root);
    settings(frame);
    // Frames without an edge between them stand in the order of the diagram.
    frame.setProperty(CoreOptions.PRIORITY, diagram.nodes().size() - frames.size());
    boolean wide = crowded.contains(title);
    double left = wide ? Lettering.width(title, Measure.OTHER_SIZE, true) : 16;
    frame.setProperty(CoreOptions.PADDING, new ElkPadding(34, 16, 16, left));
    return frame;
  }

  private void build(DiagramEdge edge) {
    ElkEdge built = ElkGraphUtil.createSimpleEdge(node(edge.from()), node(edge.to()));
    if (!edge.lines().isEmpty()) {
      ElkLabel label = ElkGraphUtil.createLabel(String.join("\n", edge.lines()), built);
      label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
      label.setProperty(CoreOptions.EDGE_LABELS_INLINE, true);
      Measure.Room room = Measure.of(edge.lines());
      label.setDimensions(room.width(), room.height());
    }
    edges.add(built);
  }

  private ElkNode node(String id) {
    ElkNode node = nodes.get(id);
    if (node == null) {
      throw new IllegalStateException("The diagram has no node '" + id + "'.");
    }
    return node;
  }

  private Arrangement places() {
    Map<String, Rectangle2D> boxes = new LinkedHashMap<>();
    nodes.forEach((id, node) -> boxes.put(id, box(node)));
    Map<String, Rectangle2D> around = new LinkedHashMap<>();
    frames.forEach((title, frame) -> around.put(title, box(frame)));
    List<Arrangement.Route> routes = edges.stream().map(Arranger::route).toList();
    return new Arrangement(root.getWidth(), root.getHeight(), boxes, around, routes);
  }

  private static Rectangle2D box(ElkNode node) {
    Point2D corner = corner(node.getParent());
    return new Rectangle2D.Double(
        corner.getX() + node.getX(),
        corner.getY() + node.getY(),
        node.getWidth(),
        node.getHeight());
  }

  /** The upper left corner of a graph, seen from the outermost one. */
  private static Point2D corner(ElkNode graph) {
    double x = 0;
    double y = 0;
    for (ElkNode node = graph; node.getParent() != null; node = node.getParent()) {
      x += node.getX();
      y += node.getY();
    }
    return new Point2D.Double(x, y);
  }

  private static Arrangement.Route route(ElkEdge edge) {
    Point2D corner = corner(edge.getContainingNode());
    double x = corner.getX();
    double y = corner.getY();
    List<Point2D> points = new ArrayList<>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(new Point2D.Double(x + section.getStartX(), y + section.getStartY()));
      section
          .getBendPoints()
          .forEach(bend -> points.add(new Point2D.Double(x + bend.getX(), y + bend.getY())));
      points.add(new Point2D.Double(x + section.getEndX(), y + section.getEndY()));
    }
    Rectangle2D label = new Rectangle2D.Double();
    for (ElkLabel shown : edge.getLabels()) {
      label.setRect(x + shown.getX(), y + shown.getY(), shown.getWidth(), shown.getHeight());
    }
    return new Arrangement.Route(List.copyOf(points), label);
  }
}
