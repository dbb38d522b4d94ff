package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Site;

/**
 * Every node is a block: it picks some states before it, perhaps one twice, an operation for each,
 * and how they are combined (NASNet, arXiv 1707.07012, §2; PNAS, arXiv 1712.00559, §3.1).
 *
 * @param count how many states a node picks; 2 in the papers
 * @param operations what each is read through
 * @param combinations how they become one; a decision where there are several
 */
record Picked(int count, List<CandidateOperation> operations, List<Combination> combinations)
    implements Edges {
  Picked {
    if (count < 1) {
      throw new IllegalArgumentException(
          "pick(" + count + ", ...): a block picks at least one of the states before it.");
    }
    if (operations.isEmpty() || combinations.isEmpty()) {
      throw new IllegalArgumentException(
          "A block needs at least one "
              + (operations.isEmpty() ? "operation, such as ops(IDENTITY)" : "combination: ADD")
              + ".");
    }
    operations = List.copyOf(operations);
    combinations = List.copyOf(combinations);
  }

  @Override
  public void check(int nodes) {}

  private static String label(String cell, int node, String what) {
    return cell + "/node." + node + "/" + what;
  }

  private List<String> names() {
    return operations.stream().map(CandidateOperation::name).toList();
  }

  @Override
  public List<Decision> decisions(String cell, int node) {
    Domain states = new Domain(IntStream.range(0, node).mapToObj(String::valueOf).toList());
    List<Decision> decisions = new ArrayList<>();
    for (int slot = 0; slot < count; slot++) {
      decisions.add(Decision.of(label(cell, node, "input." + slot), states));
    }
    for (int slot = 0; slot < count; slot++) {
      decisions.add(Decision.of(label(cell, node, "operation." + slot), new Domain(names())));
    }
    if (combinations.size() > 1) {
      List<String> labels = combinations.stream().map(Combination::label).toList();
      decisions.add(Decision.of(label(cell, node, "combine"), new Domain(labels)));
    }
    return decisions;
  }

  @Override
  public int decided(int node) {
    return 2 * count + (combinations.size() > 1 ? 1 : 0);
  }

  @Override
  public Node build(CellFrame frame, int node) {
    String cell = frame.cell().name();
    List<Node> read = new ArrayList<>();
    for (int slot = 0; slot < count; slot++) {
      read.add(read(frame, node, slot));
    }
    return combinations.size() == 1
        ? combinations.get(0).build(frame, node, read)
        : frame
            .choices()
            .choose(
                label(cell, node, "combine"),
                combinations.size(),
                option -> combinations.get(option).build(frame, node, read));
  }

  /** Mixed over the operations first, then over the states, whose sizes may differ. */
  private Node read(CellFrame frame, int node, int slot) {
    String cell = frame.cell().name();
    String operation = label(cell, node, "operation." + slot);
    return frame
        .choices()
        .choose(
            label(cell, node, "input." + slot),
            node,
            from -> {
              String place = "node." + node + "/input." + slot + "/from." + from;
              Site site = frame.site(from, place);
              return frame.choose(operation, operations, site);
            });
  }

  /** A genotype has no word for how a block combines. */
  @Override
  public boolean hasGenotype() {
    return combinations.equals(List.of(Combination.ADD));
  }

  @Override
  public List<Genotype.Edge> edges(int node, int... choices) {
    return IntStream.range(0, count)
        .mapToObj(
            slot -> new Genotype.Edge(operations.get(choices[count + slot]).name(), choices[slot]))
        .toList();
  }

  @Override
  public Combination combination(int... choices) {
    return combinations.get(combinations.size() > 1 ? choices[2 * count] : 0);
  }

  @Override
  public int[] choices(int node, List<Genotype.Edge> edges, String where) {
    if (edges.size() != count) {
      throw new IllegalArgumentException(
          where + " has " + edges.size() + " edges, but in this space a node has " + count + ".");
    }
    int[] choices = new int[2 * count];
    for (int slot = 0; slot < count; slot++) {
      choices[slot] = edges.get(slot).input();
      choices[count + slot] = OperationNames.find(edges.get(slot).operation(), names(), where);
    }
    return choices;
  }

  @Override
  public List<String> operations(int node) {
    return names();
  }

  @Override
  public String text() {
    String combine =
        hasGenotype()
            ? ""
            : combinations.stream()
                .map(Combination::name)
                .collect(Collectors.joining(", ", ".combine(", ")"));
    return ".pick(" + count + ", " + text(operations) + ")" + combine;
  }

  static String text(List<CandidateOperation> operations) {
    return operations.stream()
        .map(CandidateOperation::word)
        .collect(Collectors.joining(", ", "ops(", ")"));
  }
}
