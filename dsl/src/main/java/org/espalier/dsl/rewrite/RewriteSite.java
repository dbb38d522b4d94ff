package org.espalier.dsl.rewrite;

import java.util.List;
import java.util.Optional;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Operation;

/** What a rule may ask about the graph around a node, and what it may add to it. */
public interface RewriteSite {
  /** The producers of a node's inputs, in their order. */
  List<Node> inputs(Node node);

  /** Whether a node is read exactly once, and not an output; false where that is not known. */
  boolean readOnce(Node node);

  /** A node that was built already, with this operation on these inputs and without weights. */
  Optional<Node> find(Operation operation, List<Node> inputs);

  /**
   * Adds a node that owns no weights.
   *
   * @param near the node that it stands for or belongs to; it is named after that
   */
  Node add(Node near, Operation operation, List<Node> inputs);

  /** The same node on other inputs, with its name and its weights. */
  Node withInputs(Node node, List<Node> inputs);
}
