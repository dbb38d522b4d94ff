package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;

/**
 * A whole network: chains of layers as one node, equal blocks in a row as one frame with their
 * number, skips as green edges, zeros in a sum left out unless something leads to nothing else.
 */
final class NetworkDiagram {
  private final String title;
  private final Sources sources;
  private final Map<Integer, String> ids = new HashMap<>();
  private final List<DiagramNode> nodes = new ArrayList<>();
  private final List<DiagramEdge> edges = new ArrayList<>();

  private NetworkDiagram(String title, Graph graph) {
    this.title = title;
    sources = new Sources(graph);
  }

  static Diagram of(String title, Graph graph) {
    return new NetworkDiagram(title, graph).diagram();
  }

  private Diagram diagram() {
    List<Chain> chains =
        Chain.of(sources.graph()).stream().filter(chain -> !sources.isEdge(chain.first())).toList();
    List<Block> blocks = Block.of(chains);
    for (int i = 0; i < blocks.size(); ) {
      int count = repeats(blocks, i);
      add(blocks.subList(i, i + count));
      i += count;
    }
    return new Diagram(title, Direction.DOWN, nodes, edges);
  }

  /** How many equal blocks begin here. */
  private int repeats(List<Block> blocks, int first) {
    int next = first + 1;
    while (first > 0
        && next < blocks.size()
        && blocks
            .get(next)
            .repeats(blocks.get(first), sources, blocks.get(next - 1), blocks.get(first - 1))) {
      next++;
    }
    return next - first;
  }

  private void add(List<Block> equal) {
    Block shown = equal.get(0);
    String times = equal.size() > 1 ? "×" + equal.size() : "";
    boolean alone = shown.chains().size() == 1;
    for (int i = 0; i < shown.chains().size(); i++) {
      Chain chain = shown.chains().get(i);
      String id = chain.last().name();
      for (Block block : equal) {
        ids.put(block.chains().get(i).last().index(), id);
      }
      String group = alone ? "" : heading(equal, times);
      NodeKind kind = LayerLook.of(chain.main().operation());
      nodes.add(new DiagramNode(id, chain.lines(), kind, alone ? times : "", group));
      edges(chain, id);
    }
  }

  private static String heading(List<Block> equal, String times) {
    Block first = equal.get(0);
    if (first.number().isEmpty()) {
      return Words.place(first.place());
    }
    String last = equal.get(equal.size() - 1).number();
    String numbers = times.isEmpty() ? first.number() : first.number() + "–" + last + "  " + times;
    return Words.place(first.sort()) + " " + numbers;
  }

  private void edges(Chain chain, String id) {
    for (int input : chain.first().inputs()) {
      Node given = sources.graph().node(input);
      String from = ids.get(sources.of(input));
      if (from != null) {
        boolean skip = sources.isEdge(given);
        edges.add(DiagramEdge.of(from, id, skip ? EdgeKind.SHORTCUT : EdgeKind.FLOW));
      } else if (sources.leadsNowhereElse(given)) {
        String lost = ids.get(sources.of(given.inputs().get(0)));
        if (lost != null) {
          edges.add(DiagramEdge.of(lost, id, EdgeKind.ABSENT, "none"));
        }
      }
    }
  }
}
