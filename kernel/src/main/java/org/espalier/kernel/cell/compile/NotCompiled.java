package org.espalier.kernel.cell.compile;

import java.util.List;

/** A cell that the compiler refused; the compiler is as it was before. */
public final class NotCompiled extends Exception {
  // Never serialised: it does not leave the process.
  private final transient List<Problem> problems;

  /**
   * @param problems in the order of the cell's lines, at least one
   */
  public NotCompiled(List<Problem> problems) {
    super(problems.isEmpty() ? "" : problems.get(0).message(), null, false, false);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the cell's lines. */
  public List<Problem> problems() {
    return problems;
  }

  /** Whether a name was not found; splitting the cell may help then. */
  boolean missesNames() {
    return problems.stream().anyMatch(problem -> problem.message().startsWith("Unresolved"));
  }
}
