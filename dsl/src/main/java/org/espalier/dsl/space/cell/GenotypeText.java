package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.space.part.ArchitectureText;

/**
 * The DARTS family's form: see {@link Genotype}.
 *
 * @param cells which cells are written, in order
 */
public record GenotypeText(List<TwoInputCell> cells) implements ArchitectureText {
  /** Copies. */
  public GenotypeText {
    cells = List.copyOf(cells);
  }

  /** Whether all architectures of some cells can be written so. */
  public static boolean fits(List<TwoInputCell> cells) {
    return cells.stream()
        .allMatch(
            cell ->
                cell.name().matches("normal|reduce")
                    && cell.edges() != null
                    && cell.complete().hasGenotype());
  }

  @Override
  public String print(Architecture architecture) {
    Map<String, Genotype.Cell> written = new LinkedHashMap<>();
    for (TwoInputCell cell : cells) {
      int[] own =
          cell.decisions().stream()
              .mapToInt(decision -> architecture.choice(decision.label()))
              .toArray();
      written.put(cell.name(), cell.chosen(own));
    }
    return new Genotype(written).toString();
  }

  @Override
  public Architecture parse(SearchSpace space, String text) {
    Genotype genotype = Genotype.parse(text);
    requireNoOther(genotype);
    int[] choices = new int[space.decisions().all().size()];
    for (TwoInputCell cell : cells) {
      Genotype.Cell read = genotype.cell(cell.name());
      requireShape(cell, read);
      cell.own().forEach(node -> put(space, cell, node, read, choices));
    }
    return new Architecture(space, choices);
  }

  private static void put(
      SearchSpace space, TwoInputCell cell, int node, Genotype.Cell read, int[] choices) {
    List<Decision> decisions = cell.complete().decisions(cell.name(), node);
    String where = cell.place(node);
    int[] chosen =
        cell.complete().choices(node, read.nodes().get(node - TwoInputCell.INPUTS), where);
    for (int i = 0; i < chosen.length; i++) {
      choices[space.decisions().position(decisions.get(i).label())] = chosen[i];
    }
  }

  private void requireNoOther(Genotype genotype) {
    List<String> others = new ArrayList<>(genotype.cells().keySet());
    others.removeAll(cells.stream().map(TwoInputCell::name).toList());
    for (String other : others) {
      // A space of one cell may be written with the cell a second time, as reduce.
      if (cells.size() > 1 || !genotype.cell(other).equals(genotype.cell(cells.get(0).name()))) {
        throw new IllegalArgumentException(
            "The genotype has a cell '"
                + other
                + "' of its own, but this space has "
                + cells.stream().map(TwoInputCell::name).toList()
                + ".");
      }
    }
  }

  private static void requireShape(TwoInputCell cell, Genotype.Cell read) {
    if (read.nodes().size() != cell.nodes()) {
      throw new IllegalArgumentException(
          "'"
              + cell.name()
              + "' has "
              + read.nodes().size()
              + " nodes, but in this space it has "
              + cell.nodes()
              + ". Say genotype(\"...\").network(sizes) for the network of a genotype from any"
              + " space.");
    }
    List<Integer> output = cell.ends(read.nodes());
    if (!output.equals(read.concat().stream().sorted().toList())) {
      throw new IllegalArgumentException(
          "'"
              + cell.name()
              + "_concat' is "
              + read.concat()
              + ", but in this space the output of such a cell is "
              + output
              + ".");
    }
  }
}
