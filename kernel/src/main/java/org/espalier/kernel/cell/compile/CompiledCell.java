package org.espalier.kernel.cell.compile;

import java.util.List;
import java.util.Map;
import org.jetbrains.kotlin.fir.symbols.impl.FirReplSnippetSymbol;
import org.jspecify.annotations.Nullable;

/**
 * A cell ready to run: its parts, in order. Most cells have one.
 *
 * @param parts what is run, one after the other
 */
public record CompiledCell(List<Part> parts) {
  /** Copies the list. */
  public CompiledCell {
    parts = List.copyOf(parts);
  }

  /**
   * One unit of the compiler.
   *
   * @param className the class that runs it, in binary form
   * @param resultField the field that holds the value of its last expression; null for none
   * @param classes class files by path, such as {@code Cell_1.class}
   * @param variables what it declares at its top level
   * @param symbol by which the compiler knows it
   */
  public record Part(
      String className,
      @Nullable String resultField,
      Map<String, byte[]> classes,
      List<Variable> variables,
      FirReplSnippetSymbol symbol) {
    /** Whether it declares nothing that a later cell could name. */
    public boolean isNameless() {
      return ReplHistory.declarations(symbol).isEmpty();
    }
  }
}
