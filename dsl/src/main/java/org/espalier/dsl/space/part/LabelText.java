package org.espalier.dsl.space.part;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;

/** {@code label=value} for every decision that is asked, joined by commas. */
public record LabelText() implements ArchitectureText {
  @Override
  public String print(Architecture architecture) {
    return architecture.values().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public Architecture parse(SearchSpace space, String text) {
    List<Decision> decisions = space.decisions().all();
    int[] choices = new int[decisions.size()];
    boolean[] given = new boolean[decisions.size()];
    for (String pair : text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*")) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            "An architecture reads label=value, label=value, but got '" + pair + "'.");
      }
      int position = space.decisions().position(pair.substring(0, equals).strip());
      choices[position] = option(decisions.get(position), pair.substring(equals + 1).strip());
      given[position] = true;
    }
    Architecture architecture = new Architecture(space, choices);
    requireAll(architecture.values(), decisions, given, text);
    return architecture;
  }

  private static int option(Decision decision, String value) {
    int option = decision.domain().choices().indexOf(value);
    if (option < 0) {
      throw new IllegalArgumentException(
          "'"
              + decision.label()
              + "' has the choices "
              + decision.domain().choices()
              + ", but got '"
              + value
              + "'.");
    }
    return option;
  }

  private static void requireAll(
      Map<String, String> asked, List<Decision> decisions, boolean[] given, String text) {
    for (int i = 0; i < given.length; i++) {
      if (!given[i] && asked.containsKey(decisions.get(i).label())) {
        throw new IllegalArgumentException(
            "'"
                + text
                + "' says nothing of '"
                + decisions.get(i).label()
                + "', which has the choices "
                + decisions.get(i).domain().choices()
                + ".");
      }
    }
  }
}
