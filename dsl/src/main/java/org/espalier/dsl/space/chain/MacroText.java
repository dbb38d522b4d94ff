package org.espalier.dsl.space.chain;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.part.ArchitectureText;

/**
 * ENAS' form, as its scripts have it: for each layer the number of its operation, then a 0 or 1 for
 * each state that it may skip from, all separated by spaces: {@code 0 3 0 0 1 0} for three layers.
 *
 * @param macro whose layers are written
 */
record MacroText(Macro macro) implements ArchitectureText {
  @Override
  public String print(Architecture architecture) {
    List<String> numbers = new ArrayList<>();
    for (String label : labels()) {
      numbers.add(String.valueOf(architecture.choice(label)));
    }
    return String.join(" ", numbers);
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int layer = 1; layer <= macro.layers(); layer++) {
      labels.add(macro.operationLabel(layer));
      for (int from = 0; from < layer - 1; from++) {
        labels.add(macro.skips().label(from, layer));
      }
    }
    return labels;
  }

  @Override
  public Architecture parse(SearchSpace space, String text) {
    List<String> labels = labels();
    String[] numbers = text.strip().split("\\s+", -1);
    if (numbers.length != labels.size()) {
      throw new IllegalArgumentException(
          "'"
              + (text + "' has " + numbers.length + " numbers, but a network of " + macro.layers())
              + (" layers has " + labels.size() + ": for each layer its operation, 0 to ")
              + ((macro.candidates().size() - 1) + ", then a 0 or 1 for each state before the ")
              + "one that it reads anyway.");
    }
    int[] choices = new int[space.decisions().all().size()];
    for (int i = 0; i < numbers.length; i++) {
      choices[space.decisions().position(labels.get(i))] = number(text, numbers[i], i + 1);
    }
    return new Architecture(space, choices);
  }

  private static int number(String text, String number, int place) {
    if (!number.matches("\\d{1,3}")) {
      throw new IllegalArgumentException(
          "'" + text + "': number " + place + " is '" + number + "', which is not a number.");
    }
    return Integer.parseInt(number);
  }
}
