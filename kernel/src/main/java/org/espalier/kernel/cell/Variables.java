package org.espalier.kernel.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.kernel.cell.compile.CellCompiler;
import org.espalier.kernel.cell.compile.CompiledCell.Part;
import org.espalier.kernel.cell.compile.Variable;

/** The user's variables in all cells so far; a later one takes the place of its namesake. */
final class Variables {
  private final Map<String, Declared> byName = new LinkedHashMap<>();

  /**
   * A variable that has its value.
   *
   * @param type as the user would write it
   * @param owner the class of the cell that declares it
   */
  record Declared(String name, String type, String owner) {}

  synchronized void add(Part part, List<Variable> variables) {
    Map<String, String> types = CellCompiler.types(part);
    for (Variable variable : variables) {
      String name = variable.name();
      byName.remove(name);
      byName.put(name, new Declared(name, types.getOrDefault(name, "?"), part.className()));
    }
  }

  /** All of them, the oldest first. */
  synchronized List<Declared> all() {
    return new ArrayList<>(byName.values());
  }
}
