package org.espalier.dsl.space.cell;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.graph.Node;

/** Which states of a two-input cell stand side by side in its output. */
sealed interface CellOutput {
  /** The states' numbers, when all nodes of a cell are there. */
  default List<Integer> of(CellFrame frame) {
    return of(frame.cell().nodes(), frame.read());
  }

  /** The states' numbers, given which ones nodes read. */
  List<Integer> of(int nodes, BitSet read);

  /** A state as it stands in the output; the cell's inputs may have another size. */
  default Node end(CellFrame frame, int state) {
    return state < TwoInputCell.INPUTS ? InputFitting.end(frame, state) : frame.states().get(state);
  }

  /** As typed, from the dot on. */
  default String text() {
    return "";
  }

  /** All nodes of its own. */
  record All() implements CellOutput {
    @Override
    public List<Integer> of(int nodes, BitSet read) {
      return IntStream.range(TwoInputCell.INPUTS, TwoInputCell.INPUTS + nodes).boxed().toList();
    }
  }

  /**
   * Whatever no node reads. In a supernet, whose nodes are read by all that follow, all nodes of
   * its own: what reads the cell begins with a 1x1 convolution of them, of which a child's, which
   * reads its loose ends alone, is a part (ENAS: arXiv 1802.03268, section 2.4, and its code, which
   * takes the loose ends' rows of one such convolution).
   */
  record LooseEnds() implements CellOutput {
    @Override
    public List<Integer> of(CellFrame frame) {
      return frame.choices().mixes() ? new All().of(frame) : of(frame.cell().nodes(), frame.read());
    }

    @Override
    public List<Integer> of(int nodes, BitSet read) {
      return IntStream.range(0, TwoInputCell.INPUTS + nodes)
          .filter(state -> !read.get(state))
          .boxed()
          .toList();
    }

    @Override
    public String text() {
      return ".looseEnds()";
    }
  }

  /** Those that a genotype names. */
  record Listed(List<Integer> states) implements CellOutput {
    @Override
    public List<Integer> of(int nodes, BitSet read) {
      return states;
    }
  }
}
