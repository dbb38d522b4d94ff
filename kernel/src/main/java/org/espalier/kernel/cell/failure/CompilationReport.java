package org.espalier.kernel.cell.failure;

import java.util.ArrayList;
import java.util.List;
import org.espalier.kernel.cell.compile.Problem;

/**
 * What the compiler has against a cell, each with the line it means and a caret below the place.
 */
public final class CompilationReport {
  private CompilationReport() {}

  /**
   * Words the problems of a cell.
   *
   * @param problems at least one
   */
  public static Report of(int number, String code, List<Problem> problems) {
    List<String> lines = new ArrayList<>();
    for (Problem problem : problems) {
      add(lines, number, code, problem);
    }
    String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
    Problem first = problems.get(0);
    String where = first.line() == 0 ? "" : "line " + first.line() + ": ";
    return new Report("CompilationError", where + first.message() + more, lines);
  }

  private static void add(List<String> lines, int number, String code, Problem problem) {
    if (problem.line() == 0) {
      lines.add("Cell In[" + number + "]: " + problem.message());
      return;
    }
    var place = SourceLines.place(number, problem.line(), code);
    lines.add(place + ":" + problem.column() + ": " + problem.message());
    lines.add("    " + place.text());
    lines.add("    " + caret(place.text(), problem.column()));
  }

  private static String caret(String line, int column) {
    int before = Math.max(0, Math.min(column - 1, line.length()));
    // Tabs stay tabs, so that the caret stands below its place.
    return line.substring(0, before).replaceAll("[^\t]", " ") + "^";
  }
}
