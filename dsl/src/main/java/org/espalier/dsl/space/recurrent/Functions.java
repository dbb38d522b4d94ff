package org.espalier.dsl.space.recurrent;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;

/** The functions that nodes of recurrent cells choose from, by the field's names. */
final class Functions {
  static final String IDENTITY = "identity";

  private Functions() {}

  static List<String> check(String word, List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          word + "() needs at least one function, such as " + word + "(\"tanh\").");
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(word + "(...) names a function twice: " + names + ".");
    }
    names.forEach(name -> requireKnown(word, name));
    return List.copyOf(names);
  }

  private static void requireKnown(String word, String name) {
    if (!name.equals(IDENTITY) && !known().contains(name)) {
      throw new IllegalArgumentException(
          word + "(\"" + name + "\"): functions are identity, " + String.join(", ", known()) + ".");
    }
  }

  private static List<String> known() {
    return Arrays.stream(Activation.Kind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The function of a node; the identity adds nothing. */
  static Node apply(GraphBuilder graph, String place, String name, Node input) {
    return name.equals(IDENTITY)
        ? input
        : graph.add(
            place, new Activation(Activation.Kind.valueOf(name.toUpperCase(Locale.ROOT))), input);
  }

  static String typed(List<String> names) {
    return "\"" + String.join("\", \"", names) + "\"";
  }
}
