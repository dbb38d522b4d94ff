package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.part.OneOfOperations;

/** What a layer of a stage can be. */
public interface Blocks {
  /**
   * What has to be decided.
   *
   * @param at what the labels begin with
   * @param settings what the stage says of its blocks
   * @param first whether this is the stage's first layer, which may stride and change the channels
   */
  List<Decision> decisions(String at, BlockSettings settings, boolean first);

  /**
   * Builds one layer.
   *
   * @param first as in {@link #decisions}
   */
  Node build(Layer layer, boolean first);

  /** What comes between the last layer and the classifier's pool. */
  default List<Operation> closing() {
    return List.of();
  }

  /** The same in a wider network; only what is said in channels changes. */
  default Blocks scaled(Scaling scaling) {
    return this;
  }

  /** As typed, from the dot on. */
  String text();

  /**
   * Candidate operations, as on a cell's edge.
   *
   * @param candidates to choose from
   * @param orSkip whether every layer but the first may be left out as well
   */
  record Chosen(List<CandidateOperation> candidates, boolean orSkip) implements Blocks {
    /** Copies. */
    public Chosen {
      candidates = List.copyOf(candidates);
      if (candidates.isEmpty()) {
        throw new IllegalArgumentException(
            "choose(ops()): a layer needs at least one operation to choose from.");
      }
    }

    /** What a layer chooses from. */
    public List<CandidateOperation> of(boolean first) {
      List<CandidateOperation> all = new ArrayList<>(candidates);
      if (orSkip && !first) {
        all.add(Candidates.skip());
      }
      return all;
    }

    @Override
    public List<Decision> decisions(String at, BlockSettings settings, boolean first) {
      return new OneOfOperations(of(first)).decisions(at + "/operation");
    }

    @Override
    public Node build(Layer layer, boolean first) {
      return new OneOfOperations(of(first))
          .build(layer.at() + "/operation", layer.site(), layer.choices());
    }

    @Override
    public String text() {
      return ".choose(" + new OneOfOperations(candidates) + ")" + (orSkip ? ".orSkip()" : "");
    }
  }
}
