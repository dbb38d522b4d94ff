package org.espalier.dsl.encoding;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;

/** A way to write the architectures of one space as vectors of one length. */
public interface Encoding {
  /** How many numbers. */
  int length();

  /** What each number says, such as {@code cell/edge.0-1=none}. */
  List<String> names();

  /** The numbers of an architecture, in an array of the caller's own. */
  double[] encode(Architecture architecture);

  /**
   * One number per option of every decision: 1 where it was chosen. A decision that is not asked
   * has only zeros.
   */
  static Encoding oneHot(SearchSpace space) {
    return new OneHot(space.decisions());
  }

  /** One number in (0, 1) per decision: see {@link Architecture#toNumbers}. */
  static Encoding numbers(SearchSpace space) {
    return new NumberVector(space.decisions());
  }

  /**
   * Per cell the upper triangle of its adjacency matrix, row by row, and one number per operation
   * of every inner vertex, 1 where it stands (White et al., NeurIPS 2020, arXiv 2007.04965, section
   * 3.1).
   *
   * @throws IllegalArgumentException when the space has no cells
   */
  static Encoding adjacency(SearchSpace space) {
    return new Adjacency(Cells.of(space, "An adjacency encoding"));
  }

  /**
   * Per cell one number for each sequence of operations that could lead from an input to the
   * output: 1 where such a path exists, shorter sequences first (White et al., AAAI 2021, arXiv
   * 1910.11858, section 3). Equal for isomorphic cells.
   *
   * @throws IllegalArgumentException when the space has no cells
   */
  static PathEncoding path(SearchSpace space) {
    return PathEncoding.of(Cells.of(space, "A path encoding"));
  }
}
