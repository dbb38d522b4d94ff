package org.espalier.kernel.cell;

import org.espalier.kernel.cell.Completeness.Status;
import org.espalier.kernel.cell.compile.Syntax;

/** Tells code that more lines could mend from code that none could. */
final class Unfinished {
  private static final int STEP = 4;

  private Unfinished() {}

  /**
   * Judges a piece of Kotlin.
   *
   * @param last whether more lines would belong to it
   */
  static Completeness judge(Syntax syntax, boolean last) {
    if (syntax.errors().isEmpty()) {
      return new Completeness(Status.COMPLETE, "");
    }
    boolean mendable = last && syntax.unfinished() && !syntax.inLine();
    return mendable
        ? new Completeness(Status.INCOMPLETE, indent(syntax.code()))
        : new Completeness(Status.INVALID, "");
  }

  /** As the last line, and deeper if it opens something. */
  private static String indent(String code) {
    String last = code.stripTrailing();
    String line = last.substring(last.lastIndexOf('\n') + 1);
    String present = line.substring(0, line.length() - line.stripLeading().length());
    boolean opens = line.matches(".*(?:[{(\\[=]|->)\\s*");
    return opens ? present + " ".repeat(STEP) : present;
  }
}
