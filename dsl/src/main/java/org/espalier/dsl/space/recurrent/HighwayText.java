package org.espalier.dsl.space.recurrent;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.part.ArchitectureText;
import org.espalier.dsl.space.part.Choices;

/**
 * The form in which DARTS' code prints a recurrent cell, {@code Genotype(recurrent=[('sigmoid', 0),
 * ('relu', 1)], concat=range(1, 3))}: the function and the input of each node, and the nodes whose
 * mean is the output, as a range or a list. Read are also other names of the cell, brackets around
 * each node, and {@code recurrent_concat}, as genotypes of other cells have them.
 *
 * @param cell whose nodes are written
 */
record HighwayText(HighwayCell cell) implements ArchitectureText {
  private static final Pattern WHOLE =
      Pattern.compile(
          "Genotype\\(\\s*\\w+\\s*=\\s*\\[(.*)\\]\\s*,\\s*(?:\\w+_)?concat\\s*=\\s*(.*?)\\s*\\)");
  private static final Pattern PAIR =
      Pattern.compile("\\[?\\(\\s*'(\\w+)'\\s*,\\s*(\\d{1,3})\\s*\\)\\]?");
  private static final Pattern RANGE = Pattern.compile("range\\((\\d{1,3})\\s*,\\s*(\\d{1,3})\\)");

  @Override
  public String print(Architecture architecture) {
    String pairs =
        IntStream.rangeClosed(1, cell.nodes())
            .mapToObj(
                node -> {
                  int function = architecture.choice(cell.functionLabel(node));
                  int input = architecture.choice(cell.inputLabel(node));
                  return "('" + cell.functions().get(function) + "', " + input + ")";
                })
            .collect(Collectors.joining(", "));
    List<Integer> ends = cell.ends(Choices.of(architecture));
    boolean all = ends.size() == cell.nodes();
    String concat = all ? "range(1, " + (cell.nodes() + 1) + ")" : ends.toString();
    return "Genotype(recurrent=[" + pairs + "], concat=" + concat + ")";
  }

  @Override
  public Architecture parse(SearchSpace space, String text) {
    Matcher whole = WHOLE.matcher(text.strip());
    if (!whole.matches()) {
      throw wrong(text, "it does not begin 'Genotype(recurrent=[' and end '], concat=...)'");
    }
    String[] pairs = whole.group(1).strip().split("(?<=[)\\]])\\s*,\\s*", -1);
    if (pairs.length != cell.nodes()) {
      throw wrong(text, "it has " + pairs.length + " nodes, not " + cell.nodes());
    }
    int[] choices = new int[space.decisions().all().size()];
    for (int node = 1; node <= pairs.length; node++) {
      Matcher pair = PAIR.matcher(pairs[node - 1]);
      if (!pair.matches()) {
        throw wrong(text, "node " + node + " is " + pairs[node - 1] + ", not ('function', input)");
      }
      choices[space.decisions().position(cell.functionLabel(node))] =
          function(text, node, pair.group(1));
      choices[space.decisions().position(cell.inputLabel(node))] =
          input(text, node, Integer.parseInt(pair.group(2)));
    }
    Architecture architecture = new Architecture(space, choices);
    requireEnds(text, whole.group(2), cell.ends(Choices.of(architecture)));
    return architecture;
  }

  private int function(String text, int node, String name) {
    int function = cell.functions().indexOf(name);
    if (function < 0) {
      throw wrong(text, "node " + node + " has '" + name + "', not one of " + cell.functions());
    }
    return function;
  }

  private int input(String text, int node, int input) {
    if (input >= node) {
      throw wrong(
          text, "node " + node + " reads node " + input + ", but a node reads only earlier ones");
    }
    return input;
  }

  private void requireEnds(String text, String written, List<Integer> ends) {
    Matcher range = RANGE.matcher(written);
    String list = written.replaceAll("[\\[\\]\\s]", "");
    if (range.matches()) {
      int from = Integer.parseInt(range.group(1));
      int to = Integer.parseInt(range.group(2));
      list = IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }
    if (!list.equals(ends.toString().replaceAll("[\\[\\]\\s]", ""))) {
      throw wrong(text, "this cell's output is the mean of " + ends + ", not of " + written);
    }
  }

  private IllegalArgumentException wrong(String text, String where) {
    return new IllegalArgumentException(
        "'"
            + (text + "' is not a cell of this space: " + where + ". A cell of ")
            + (cell.nodes() + " node(s) reads Genotype(recurrent=[('" + cell.functions().get(0))
            + ("', 0), ...], concat=range(1, " + (cell.nodes() + 1) + ")), and so on."));
  }
}
