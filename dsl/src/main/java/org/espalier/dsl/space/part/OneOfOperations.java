package org.espalier.dsl.space.part;

import java.util.List;
import java.util.stream.Collectors;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.Node;

/**
 * Candidate operations for places that decide each for itself; one alone is no decision.
 *
 * @param operations what is chosen from; at least one
 */
public record OneOfOperations(List<CandidateOperation> operations) {
  /** Copies and checks. */
  public OneOfOperations {
    operations = List.copyOf(operations);
    if (operations.isEmpty()) {
      throw new IllegalArgumentException(
          "ops(): a layer needs at least one operation to choose from.");
    }
  }

  /** The decision of a label. */
  public List<Decision> decisions(String label) {
    List<String> names = operations.stream().map(CandidateOperation::name).toList();
    return names.size() == 1 ? List.of() : List.of(Decision.of(label, new Domain(names)));
  }

  /** What was chosen under a label, built at a site. */
  public Node build(String label, Site site, Choices choices) {
    return operations.size() == 1
        ? site.add(operations.get(0))
        : choices.choose(label, operations, site);
  }

  /** As typed. */
  @Override
  public String toString() {
    return operations.stream()
        .map(CandidateOperation::word)
        .collect(Collectors.joining(", ", "ops(", ")"));
  }
}
