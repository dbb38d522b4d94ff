package org.espalier.dsl.space.cell;

import java.util.List;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Candidates;

/** The operations that genotypes name, as DARTS' code has them. */
final class Primitives {
  private static final List<CandidateOperation> ALL =
      List.of(
          Candidates.none(),
          Candidates.maximumPool(),
          Candidates.averagePool(),
          Candidates.skipOrReduce(),
          Candidates.separable(3),
          Candidates.separable(5),
          Candidates.separable(7),
          Candidates.dilated(3),
          Candidates.dilated(5),
          Candidates.factorized(7),
          Candidates.factorized(3),
          Candidates.convolution(1),
          Candidates.convolution(3),
          Candidates.maximumPool(5),
          Candidates.maximumPool(7),
          Candidates.noise());
  private static final List<String> NAMES = ALL.stream().map(CandidateOperation::name).toList();

  private Primitives() {}

  /**
   * The one of a name.
   *
   * @param where what the text was saying, for the message
   */
  static CandidateOperation named(String name, String where) {
    return ALL.get(OperationNames.find(name, NAMES, where));
  }
}
